package org.cueway.graphics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cueway.base.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    @TempDir
    private Path folder;

    private Catalogue read() {
        return Catalogue.read(folder, Limits.Graphics.defaults());
    }

    @Test
    void aGraphicIsFoundByItsIdAndByItsFolder() {
        Packages.write(folder, "station", "");
        Packages.write(folder, "station", "main.mjs", "");
        var graphic = read().find("station").orElseThrow();
        assertThat(graphic.about()).isEqualTo(new Graphic.About("The station", "1.0", ""));
        assertThat(graphic.behaviour().stepCount()).isEqualTo(1);
        assertThat(graphic.main()).matches("/graphics/station/1\\.0-[0-9a-f]{8}/main\\.mjs");
        assertThat(read().find("nobody")).isEmpty();
    }

    @Test
    void severalManifestsInOneFolderAreSeveralGraphics() {
        Packages.write(folder, "a", "");
        Packages.write(folder, "a", "b.ograf.json", manifest("b"));
        assertThat(read().ids()).containsExactly("a", "b");
        assertThat(read().find("a").orElseThrow().id()).isEqualTo("a");
    }

    private static String manifest(String id) {
        return """
                { "$schema": "https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json", "id": "%s",
                  "name": "n", "main": "main.mjs", "supportsRealTime": true, "supportsNonRealTime": false }""".formatted(id);
    }

    @Test
    void fieldsHaveTheirTypeTitleHintAndDefault() {
        Packages.write(folder, "g", """
                , "schema": { "type": "object", "required": [ "name" ], "properties": {
                  "name": { "type": "string", "title": "Name", "gddType": "single-line", "default": "" },
                  "side": { "enum": [ "left", "right" ] }, "secret": { "type": "string", "hidden": true } } }""");
        assertThat(read().find("g").orElseThrow().fields().all())
                .containsExactly(
                        new Field(
                                "name",
                                "string",
                                "Name",
                                new Field.Hints("single-line", java.util.Optional.of("\"\""), List.of(), true)),
                        new Field(
                                "side",
                                "string",
                                "side",
                                new Field.Hints(
                                        "", java.util.Optional.empty(), List.of("\"left\"", "\"right\""), false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\": \"g\"             | \"id\": \"a/b\"          | id: expected 1 to 128 characters without slashes",
                "\"id\": \"g\"             | \"id\": 7                | id: expected a text, found 7",
                "\"name\": \"The g\"       | \"name\": \" \"          | name: expected a text, found \" \"",
                "\"main\": \"main.mjs\"    | \"main\": \"../x.mjs\"   | main: expected the path of a script in the same folder",
                "\"main\": \"main.mjs\"    | \"mian\": \"main.mjs\"   | mian: expected one of OGraf's keys",
                "\"main\": \"main.mjs\"    | \"x\": 1                 | main: expected a text, found nothing",
                "\"supportsRealTime\": true| \"supportsRealTime\": 1  | supportsRealTime: expected true or false, found 1",
                "\"supportsRealTime\": true| \"supportsRealTime\": false | supportsRealTime: expected true: it is shown live",
                "schemas/graphics          | schemas/graphic          | $schema: expected",
                "\"version\": \"1.0\"      | \"version\": 1           | version: expected a text, found 1",
                "\"version\": \"1.0\"      | \"stepCount\": -2        | stepCount: expected a whole number, -1 to 1000, found -2",
                "\"version\": \"1.0\"      | \"v_layer\": 1000        | v_layer: expected a whole number, 0 to 999",
                "\"version\": \"1.0\"      | \"schema\": []           | schema: expected a JSON schema of an object, found a list",
                "\"version\": \"1.0\"      | \"customActions\": [{}]  | customActions.0.id: expected a text",
                "\"version\": \"1.0\"      | \"customActions\": {}    | customActions: expected a list",
                "\"version\": \"1.0\"      | \"author\": {}           | author: expected { name",
                "\"version\": \"1.0\"      | \"thumbnails\": [{ \"file\": \"t.png\" }] | thumbnails.0.file: expected the path of a picture",
                "\"version\": \"1.0\"      | \"name\": \"again\"      | expected JSON, found",
                "\"version\": \"1.0\"      | version                  | expected JSON, found"
            })
    void aManifestThatIsWrongSaysWhereAndStopsNoOther(String right, String wrong, String says) throws IOException {
        Packages.write(folder, "g", "");
        Packages.write(folder, "good", "");
        var file = folder.resolve("g/g.ograf.json");
        Files.writeString(file, Files.readString(file).replace(right.strip(), wrong.strip()));
        var entry = read().entries().getFirst();
        assertThat(entry.graphic()).isEmpty();
        assertThat(entry.faults())
                .extracting(Fault::toString)
                .anySatisfy(fault ->
                        assertThat(fault).startsWith("g/g.ograf.json: ").contains(says.strip()));
        assertThat(read().ids()).containsExactly("good");
    }

    @Test
    void anIdThatIsTakenIsSaidToBe() {
        Packages.write(folder, "a", "");
        Packages.write(folder, "b", "a.ograf.json", manifest("a"));
        Packages.write(folder, "b", "main.mjs", "");
        assertThat(read().entries().getLast().faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "b/a.ograf.json: id: expected one that no other graphic has, found \"a\", which a/a.ograf.json"
                                + " has already");
    }

    @Test
    void whatIsTooLargeOrLeadsOutsideIsAFault() throws IOException {
        var limits = Limits.Graphics.defaults();
        Packages.write(folder, "large", ", \"description\": \"" + "x".repeat(limits.maxManifestBytes()) + "\"");
        var outside = Files.createTempFile("outside", ".txt");
        Packages.write(folder, "link", "");
        Files.createSymbolicLink(folder.resolve("link/out.txt"), outside);
        assertThat(read().ids()).isEmpty();
        assertThat(read().entries())
                .extracting(entry -> entry.faults().getFirst().toString())
                .containsExactly(
                        "large/large.ograf.json: expected at most 262144 bytes, found more",
                        "link/out.txt: expected a file inside the folder of graphics, found a link that leads out of it");
        Files.delete(outside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../good/main.mjs",
                "/etc/passwd",
                "..",
                "",
                "main.mjs/",
                "sub/../main.mjs",
                "./main.mjs",
                "..\\x"
            })
    void noPathLeadsAnywhereElse(String path) throws IOException {
        Packages.write(folder, "g", "");
        Packages.write(folder, "good", "");
        var catalogue = read();
        var edition = catalogue.find("g").orElseThrow().home().edition();
        assertThat(catalogue.file("g", edition, path)).isEmpty();
        assertThat(catalogue.file("g", edition, "main.mjs").map(bytes -> new String(bytes, UTF_8)))
                .contains("export default class extends HTMLElement {}\n");
        assertThat(catalogue.file("g", "1.0", "main.mjs")).isEmpty();
    }

    @Test
    void anotherFileMakesAnotherEdition() {
        Packages.write(folder, "g", "");
        var before = read().find("g").orElseThrow().home().edition();
        Packages.write(folder, "g", "main.mjs", "export default class extends HTMLElement { load() {} }\n");
        assertThat(read().find("g").orElseThrow().home().edition()).isNotEqualTo(before);
    }

    @Test
    void aFolderThatIsNotThereHasNoGraphics() {
        assertThat(Catalogue.read(folder.resolve("none"), Limits.Graphics.defaults())
                        .entries())
                .isEmpty();
    }

    @Test
    void theGraphicsThatWeShipAreRight() {
        var shipped = Catalogue.read(Path.of("../graphics"), Limits.Graphics.defaults());
        assertThat(shipped.entries())
                .allSatisfy(entry -> assertThat(entry.faults()).isEmpty());
        assertThat(shipped.ids())
                .containsExactlyInAnyOrder("clock", "lower-third", "over-shoulder", "points", "ticker", "title");
    }
}
