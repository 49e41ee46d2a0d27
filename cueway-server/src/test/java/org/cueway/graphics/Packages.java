package org.cueway.graphics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes OGraf packages that are right, or nearly. */
public final class Packages {
    private Packages() {}

    /**
     * A package with one graphic of that id.
     *
     * @param more further keys of the manifest, each with a comma in front
     */
    public static void write(Path root, String id, String more) {
        write(root, id, id + ".ograf.json", """
                { "$schema": "https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json", "id": "%s",
                  "name": "The %s", "version": "1.0", "main": "main.mjs", "supportsRealTime": true,
                  "supportsNonRealTime": false%s }
                """.formatted(id, id, more));
        write(root, id, "main.mjs", "export default class extends HTMLElement {}\n");
    }

    /** One file of a package. */
    public static void write(Path root, String folder, String name, String text) {
        try {
            var file = root.resolve(folder).resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Graphics of all kinds: {@code one}, {@code three} steps, {@code itself} leaves by itself, {@code endless}, {@code large}. */
    public static Path kinds(Path root) {
        write(root, "one", ", \"v_layer\": 20");
        write(root, "three", """
                , "stepCount": 3, "customActions": [ { "id": "hold", "name": "Hold" }, { "id": "resume", "name": "Go on" } ]""");
        write(root, "itself", ", \"stepCount\": 0");
        write(root, "endless", ", \"stepCount\": -1");
        write(root, "large", """
                , "renderRequirements": [ { "resolution": { "width": { "min": 3840 } } } ]""");
        write(root, "typed", """
                , "schema": { "type": "object", "properties": { "count": { "type": "integer" }, "on": { "type": "boolean" },
                  "items": { "type": "array" }, "person": { "type": "object", "properties": { "age": { "type": "number" } } } } }""");
        return root;
    }
}
