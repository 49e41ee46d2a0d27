package org.cueway.export.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.export.Orders.graphic;
import static org.cueway.export.Orders.item;
import static org.cueway.export.Orders.order;
import static org.cueway.export.Orders.story;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.export.Choice;
import org.cueway.export.Editing;
import org.cueway.export.Ledger;
import org.cueway.export.Orders;
import org.cueway.export.text.TextStyle;
import org.cueway.rundown.Air;
import org.cueway.rundown.Rundown;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FileSetsTest {
    private static FileSet set(Rundown order) {
        return FileSets.of(ExportSpec.all("t"), Orders.edition(order));
    }

    private static String text(FileSet set, String name) {
        return set.all().stream()
                .filter(file -> file.name().equals(name))
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(FileSet set, String name) {
        return JsonMapper.shared().readTree(text(set, name));
    }

    @Test
    void pagesComeFirstThenWhatSpeaksOfThem() {
        var set = set(Orders.with(order(story("S1", graphic("1", "Pat"), graphic("2", "Sam"))), Air.READY));

        assertThat(set.all().stream().map(ExportFile::name))
                .containsExactly(
                        "page-0101.json",
                        "page-0102.json",
                        "script.txt",
                        "script.xml",
                        "stack.csv",
                        "stack.json",
                        "manifest.json",
                        "readyToAir");
        assertThat(set.all())
                .allSatisfy(file -> assertThat(FileKind.isOurs(file.name())).isTrue());
    }

    @Test
    void theStackHasWhatItsFormatSays() {
        var stack = json(set(order(story("S7", graphic("I2", "Pat Example")))), "stack.json");

        assertThat(stack.path("format").asString()).isEqualTo("cueway-stack/1");
        assertThat(stack.path("roID").asString()).isEqualTo("RO1");
        assertThat(stack.path("slug").asString()).isEqualTo("18:00 NEWS");
        assertThat(stack.path("revision").asLong()).isEqualTo(1);
        assertThat(stack.path("entries").get(0).toString())
                .isEqualTo("{\"pos\":1,\"page\":\"0101\",\"storyID\":\"S7\",\"storyNum\":\"num S7\",\"itemID\":\"I2\","
                        + "\"slug\":\"L3 I2\",\"template\":\"lower-third\",\"version\":\"1.2\",\"channel\":\"CG1\",\"device\":\"\","
                        + "\"layer\":null,\"in\":\"00:00:05:00\",\"duration\":\"00:00:06:00\",\"data\":{\"name\":\"Pat Example\"},"
                        + "\"floated\":false}");
    }

    @Test
    void theTableHasAColumnForEachFieldAndQuotesWhatNeedsIt() {
        var more = new GraphicPayload("bug", "", 0, Map.of("corner", "a;b", "text", "say \"so\"\nagain")).xml();

        assertThat(text(set(order(story("S1", graphic("1", "Pat"), item("2", more)))), "stack.csv"))
                .isEqualTo("page;story;template;corner;name;text\r\n"
                        + "0101;num S1;lower-third;;Pat;\r\n"
                        + "0102;num S1;bug;\"a;b\";;\"say \"\"so\"\"\nagain\"\r\n");
    }

    @Test
    void theManifestNamesEveryFileWithItsSizeAndHash() {
        var set = set(order(story("S1", graphic("1", "Pat"))));
        var files = json(set, "manifest.json").path("files");

        assertThat(files.size()).isEqualTo(set.contents().size());
        for (int i = 0; i < files.size(); i++) {
            var file = set.contents().get(i);
            assertThat(files.get(i).path("name").asString()).isEqualTo(file.name());
            assertThat(files.get(i).path("bytes").asInt()).isEqualTo(file.bytes().length);
            assertThat(files.get(i).path("sha256").asString())
                    .isEqualTo(file.sha256())
                    .hasSize(64);
        }
    }

    @Test
    void aPageStaysTheSameWhenOthersChange() {
        var before = Orders.edition(order(story("S1", graphic("1", "Pat")), story("S2", graphic("1", "Sam"))));
        var ledger = Editing.next(Orders.STACKS, before.rundown(), Ledger.empty(before.named()));
        var moved = order(story("S2", graphic("1", "Changed")), story("S1", graphic("1", "Pat")));
        var after = Editing.next(Orders.STACKS, moved, ledger.ledger()).edition();

        assertThat(text(FileSets.of(ExportSpec.all("t"), after), "page-0101.json"))
                .isEqualTo(text(FileSets.of(ExportSpec.all("t"), before), "page-0101.json"));
    }

    @Test
    void thereIsAFlagOnlyWhileTheRunningOrderIsApproved() {
        var order = order(story("S1"));

        assertThat(set(order).flag()).isEmpty();
        assertThat(set(Orders.with(order, Air.NOT_READY)).flag()).isEmpty();
        assertThat(set(Orders.with(order, Air.READY)).flag()).isPresent();
    }

    @Test
    void aTargetGetsTheKindsThatItWants() {
        var spec = new ExportSpec("t", Choice.ALL, EnumSet.of(FileKind.CSV), FolderName.KEY, TextStyle.USUAL);
        var set = FileSets.of(spec, Orders.edition(Orders.with(order(story("S1", graphic("1", "Pat"))), Air.READY)));

        assertThat(set.all().stream().map(ExportFile::name)).containsExactly("stack.csv", "manifest.json");
        assertThat(set.folder()).isEqualTo(Orders.KEY);
    }
}
