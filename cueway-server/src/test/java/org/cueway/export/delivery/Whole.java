package org.cueway.export.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.export.file.ExportFile;
import tools.jackson.databind.json.JsonMapper;

/** Reads the folder of a running order as a consumer does: the manifest, and what it names. */
public final class Whole {
    private Whole() {}

    /** A set whose files are all as the manifest says. */
    public record FilesRead(long revision, List<String> names) {}

    /** The set that is there; fails if it is not whole. */
    public static FilesRead set(Path folder) throws IOException {
        var set = tryToRead(folder);
        assertThat(set)
                .as("the manifest of %s names exactly what is there", folder)
                .isPresent();
        return set.orElseThrow();
    }

    /** The set that is there; empty if a newer one is just being written. Fails on a file that is half one. */
    public static Optional<FilesRead> tryToRead(Path folder) throws IOException {
        try {
            var manifest = JsonMapper.shared().readTree(Files.readString(folder.resolve("manifest.json")));
            var names = new ArrayList<String>();
            for (var file : manifest.path("files")) {
                var name = file.path("name").asString();
                var bytes = Files.readAllBytes(folder.resolve(name));
                if (name.endsWith(".json")) {
                    assertThat(JsonMapper.shared()
                                    .readTree(bytes)
                                    .path("format")
                                    .asString())
                            .startsWith("cueway-");
                }
                if (!new ExportFile(name, bytes)
                        .sha256()
                        .equals(file.path("sha256").asString())) {
                    return Optional.empty();
                }
                names.add(name);
            }
            return Optional.of(new FilesRead(manifest.path("revision").asLong(), names));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
