package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Dialogue;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Station;
import org.cueway.simulator.device.ograf.SimulatedPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a newsroom's messages to files, over real sockets and across {@code kill -9}. */
class ExportsTest {
    private static final String TOKEN = "a-token-of-24-characters";
    private static final String CONFIG = """
            graphics: { folder: "%s", outputs: [ { id: main } ] }
            plugin: { origins: [ "https://nrcs.example" ], token: %s }
            cues:
              - when: { schema: "*/lower-third/*" }
                do: [ { device: main, graphic: lower-third, layer: 20, data: { name: "payload:/line1" } } ]
            exports:
              - { id: desk, to: folder, path: "%s", folderName: "{roSlug} {key}",
                  files: [ pages, stack, csv, script, storyBody, readyToAir ] }
            """;
    private static final String OBJECT = "GFX-0123456789AB";
    private static final String ITEM = """
            <item><itemID>%s</itemID><itemSlug>L3 %s</itemSlug><objID>../../%s</objID><mosID>gfx.example.mos</mosID>
            <mosExternalMetadata><mosScope>PLAYLIST</mosScope><mosSchema>https://x.example/lower-third/1</mosSchema>
            <mosPayload><line1>%s</line1></mosPayload></mosExternalMetadata></item>""";

    @TempDir
    private Path folder;

    private Path target;
    private Station station;
    private Dialogue newsroom;

    @BeforeEach
    void open() throws Exception {
        target = Files.createDirectory(folder.resolve("desk"));
        var graphics = Path.of("../graphics").toAbsolutePath().normalize();
        station = Station.open(
                folder, "newsrooms: [ { id: " + Station.NCS_ID + " } ]\n" + CONFIG.formatted(graphics, TOKEN, target));
        newsroom = station.connect();
    }

    @AfterEach
    void close() {
        newsroom.close();
        station.close();
    }

    private static String item(String itemID, String name) {
        return ITEM.formatted(itemID, itemID, itemID, name);
    }

    private void say(String message) {
        assertThat(newsroom.ask(message).status()).isEqualTo("OK");
    }

    private void create(String slug, String items) {
        say("<roCreate><roID>RO</roID><roSlug>" + slug + "</roSlug><story><storyID>S/../../1</storyID><storySlug>Top"
                + "</storySlug><storyNum>A1</storyNum>" + items + "</story></roCreate>");
    }

    private Path only() throws IOException {
        try (var folders = Files.list(target)) {
            var all = folders.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private JsonNode stack() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(only().resolve("stack.json")));
    }

    private Map<String, String> pages() throws IOException {
        var pages = new HashMap<String, String>();
        for (var entry : stack().path("entries")) {
            pages.put(
                    entry.path("data").path("name").asString(),
                    entry.path("page").asString());
        }
        return pages;
    }

    private void awaitPages(Map<String, String> expected) {
        await().atMost(RawNewsroom.PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(pages()).isEqualTo(expected));
    }

    @Test
    void pageNumbersOutliveAKillAndSlugsCannotLeaveTheFolder() throws Exception {
        create("../../../tmp/18:00 NEWS", item("1", "Ada") + item("2", "Bo"));
        awaitPages(Map.of("Ada", "0101", "Bo", "0102"));
        var key = new ApiCaller(station.gateway().url()).keyOf("RO");
        assertThat(only()).hasFileName("_._._tmp_18_00 NEWS " + key);
        assertThat(stack().path("entries").get(0).path("layer").asInt()).isEqualTo(20);
        assertThat(stack().path("entries").get(0).path("device").asString()).isEqualTo("main");
        long revision = stack().path("revision").asLong();

        newsroom.close();
        station.killAndRestart();
        newsroom = station.connect();
        say("<roElementAction operation=\"REPLACE\"><roID>RO</roID><element_target><storyID>S/../../1</storyID>"
                + "</element_target><element_source><story><storyID>S/../../1</storyID>" + item("3", "Cy")
                + item("2", "Bo") + "</story></element_source></roElementAction>");
        awaitPages(Map.of("Cy", "0103", "Bo", "0102"));
        assertThat(stack().path("revision").asLong()).isGreaterThan(revision);
        assertThat(only().resolve("page-0101.json")).doesNotExist();
        assertThat(Files.readString(only().resolve("stack.csv"))).startsWith("page;story;template;name\r\n0103;");
        try (var around = Files.walk(folder)) {
            assertThat(around.filter(path -> path.toString().contains("stack.json")))
                    .allMatch(path -> path.startsWith(target));
        }
    }

    @Test
    void scriptsAndTheFlagFollowTheNewsroomAndALampSaysWhyATargetIsDown() throws Exception {
        create("NEWS", item("1", "Ada"));
        awaitPages(Map.of("Ada", "0101"));
        assertThat(only().resolve("readyToAir")).doesNotExist();
        say("<roStorySend><roID>RO</roID><storyID>S/../../1</storyID><storySlug>Top</storySlug><storyBody>"
                + "<storyPresenter>ANN</storyPresenter><p>Good evening.</p></storyBody></roStorySend>");
        say("<roReadyToAir><roID>RO</roID><roAir>READY</roAir></roReadyToAir>");
        await().atMost(RawNewsroom.PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> {
                    assertThat(Files.readString(only().resolve("script.txt"))).contains("ANN:\n\nGood evening.\n");
                    assertThat(Files.readString(only().resolve("script.xml"))).contains("<p>Good evening.</p>");
                    assertThat(Files.readString(only().resolve("readyToAir"))).isEqualTo("READY\n");
                });

        var away = folder.resolve("away");
        Files.move(target, away);
        say("<roReadyToAir><roID>RO</roID><roAir>NOT READY</roAir></roReadyToAir>");
        var caller = new ApiCaller(station.gateway().url());
        await().atMost(RawNewsroom.PATIENCE).untilAsserted(() -> {
            var desk = caller.get("exports").json().path("items").get(0);
            assertThat(desk.path("state").asString()).isEqualTo("down");
            assertThat(desk.path("fault").asString()).isEqualTo("NO_FOLDER");
            assertThat(desk.path("reason").asString()).contains(target.toString());
            assertThat(desk.path("waiting").asInt()).isEqualTo(1);
        });
        await().atMost(RawNewsroom.PATIENCE).untilAsserted(() -> {
            var alarms = new ArrayList<String>();
            caller.get("status")
                    .json()
                    .path("alarms")
                    .forEach(alarm -> alarms.add(alarm.path("text").asString()));
            assertThat(alarms).anyMatch(text -> text.startsWith("export desk is down: "));
        });
        Files.move(away, target);
        await().atMost(RawNewsroom.PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> {
                    assertThat(only().resolve("readyToAir")).doesNotExist();
                    assertThat(List.of(caller.get("exports")
                                    .json()
                                    .path("items")
                                    .get(0)
                                    .path("state")
                                    .asString()))
                            .containsExactly("up");
                });
    }

    @Test
    void A17_whatThePlugInOrTheNewsroomChangesInAnObjectIsInTheFilesWithoutAnyEditOfTheRunningOrder() throws Exception {
        var plugin = new ApiCaller(station.gateway().url(), TOKEN);
        assertThat(plugin.put("plugin/objects/" + OBJECT, wish("Ada Lovelase", ""))
                        .status())
                .isEqualTo(201);
        var lower = station.connectLower();
        var created = lower.ask("<mosObjCreate><objSlug>Bo</objSlug><objType>STILL</objType><objTB>1</objTB>"
                + filled("Bo").xml() + "</mosObjCreate>");
        assertThat(created.status()).isEqualTo("ACK");
        var other = created.at("mos/mosAck/objID");
        create("NEWS", named("1", OBJECT, filled("Ada Lovelase").xml()) + named("2", other, ""));
        awaitPages(Map.of("Ada Lovelase", "0101", "Bo", "0102"));
        long revision = stack().path("revision").asLong();

        var mended = plugin.put("plugin/objects/" + OBJECT, wish("Ada Lovelace", ", \"objRev\": 1"));
        assertThat(mended.status()).as(mended.json().toString()).isEqualTo(200);
        awaitPages(Map.of("Ada Lovelace", "0101", "Bo", "0102"));
        assertThat(stack().path("revision").asLong()).isEqualTo(revision + 1);

        assertThat(lower.ask("<mosReqObjAction operation=\"UPDATE\" objID=\"" + other + "\"><objSlug>Bo</objSlug>"
                                + filled("Beau").xml() + "</mosReqObjAction>")
                        .status())
                .isEqualTo("ACK");
        awaitPages(Map.of("Ada Lovelace", "0101", "Beau", "0102"));
        assertThat(stack().path("revision").asLong()).isEqualTo(revision + 2);
        lower.close();
    }

    private static GraphicPayload filled(String name) {
        return new GraphicPayload("lower-third", "", 1, Map.of("name", name));
    }

    private static String named(String itemID, String objID, String metadata) {
        return "<item><itemID>" + itemID + "</itemID><objID>" + objID + "</objID><mosID>" + Station.MOS_ID + "</mosID>"
                + metadata + "</item>";
    }

    private static String wish(String name, String more) {
        return "{ \"graphic\": \"lower-third\", \"objSlug\": \"Ada\", \"data\": { \"name\": \"" + name
                + "\", \"title\": \"\" }" + more + " }";
    }

    @Test
    void A09_theFilesOfADeletedRunningOrderStayUntilNothingOfItIsOnAir() throws Exception {
        var link = URI.create(station.gateway().url().replace("http:", "ws:") + "output/main/link");
        try (var page = SimulatedPage.open(link)) {
            create("NEWS", item("1", "Ada"));
            awaitPages(Map.of("Ada", "0101"));
            var files = only();
            cue("EXECUTE");
            await().atMost(RawNewsroom.PATIENCE)
                    .until(() -> page.layers().toString().contains("Ada"));

            say("<roDelete><roID>RO</roID></roDelete>");
            say("<roCreate><roID>RO2</roID><roSlug>LATE</roSlug></roCreate>");
            // One after the other: what there was to do for the first is done when the second is there.
            await().atMost(RawNewsroom.PATIENCE)
                    .until(() -> new ApiCaller(station.gateway().url())
                            .get("exports")
                            .json()
                            .toString()
                            .contains(new ApiCaller(station.gateway().url()).keyOf("RO2")));
            assertThat(files.resolve("page-0101.json")).exists();
            assertThat(files.resolve("manifest.json")).exists();

            cue("STOP");
            await().atMost(RawNewsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(files).doesNotExist());
        }
    }

    private void cue(String command) {
        say("<roCtrl><roID>RO</roID><storyID>S/../../1</storyID><itemID>1</itemID><command>" + command
                + "</command></roCtrl>");
    }
}
