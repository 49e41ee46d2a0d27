package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGeneratorFactory;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Station;
import org.cueway.peers.Uploader;
import org.cueway.simulator.device.ograf.SimulatedPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Packages of graphics that come, go and change over REST, with the whole gateway around them and across {@code kill -9}. */
final class GraphicsComeAndGoTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String CONFIG = """
            newsrooms: [ { id: %s } ]
            graphics: { folder: "%s", outputs: [ { id: main } ] }
            cues:
              - when: { schema: "https://cueway.org/schema/graphic/*" }
                do: [ { device: main, graphic: "payload:/graphic", data: "payload:/data" } ]
              - when: { itemChannel: BUG }
                do: [ { device: main, graphic: bug } ]
            """;
    private static final String SCHEMA =
            ", \"v_layer\": %d, \"schema\": { \"type\": \"object\", \"properties\": { \"name\": { \"type\": \"string\", \"default\": \"Ada\" } } }";

    @TempDir
    private Path folder;

    private Path graphics;
    private Station station;
    private ApiCaller api;
    private Dialogue newsroom;

    @BeforeEach
    void open() throws Exception {
        graphics = folder.resolve("graphics");
        var path = graphics.toAbsolutePath().toString().replace('\\', '/');
        station = Station.open(folder, CONFIG.formatted(Station.NCS_ID, path));
        connect();
    }

    private void connect() {
        api = new ApiCaller(station.gateway().url());
        newsroom = station.connect();
    }

    @AfterEach
    void close() {
        newsroom.close();
        station.close();
    }

    private static Uploader third(String version, int layer) {
        return Uploader.graphic(
                "l3",
                version,
                "export default class extends HTMLElement { /* " + version + " */ }\n",
                SCHEMA.formatted(layer));
    }

    private static String filled(String id, String graphic, String version) {
        return "<item><itemID>" + id + "</itemID><itemSlug>item " + id + "</itemSlug><objID>O</objID><mosID>x</mosID>"
                + "<mosExternalMetadata><mosScope>PLAYLIST</mosScope><mosSchema>https://cueway.org/schema/graphic/"
                + graphic
                + "</mosSchema><mosPayload><graphic>" + graphic + "</graphic><version>" + version
                + "</version><revision>0</revision><data><name>Bo</name></data></mosPayload></mosExternalMetadata></item>";
    }

    private void create(String... items) {
        assertThat(newsroom.ask("<roCreate><roID>RO</roID><roSlug>Evening</roSlug><story><storyID>S</storyID>"
                                + "<storySlug>FERRIES</storySlug>" + String.join("", items) + "</story></roCreate>")
                        .status())
                .isEqualTo("OK");
    }

    private void control(String item, String command) {
        assertThat(newsroom.ask("<roCtrl><roID>RO</roID><storyID>S</storyID><itemID>" + item + "</itemID><command>"
                                + command + "</command></roCtrl>")
                        .status())
                .isEqualTo("OK");
    }

    private JsonNode list() throws Exception {
        return api.get("graphics").json();
    }

    private String version(String id) throws Exception {
        return list().path("items")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(id))
                .map(each -> each.path("version").asString())
                .findFirst()
                .orElse("");
    }

    private String served(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(station.gateway().url() + path.substring(1)))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        return answer.statusCode() == 200 ? answer.body() : "";
    }

    private String objRev(String objID) throws Exception {
        return api.get("objects/" + objID).text("objRev");
    }

    @Test
    void whatIsOnAirStaysWhatItIsWhileItsPackageIsReplacedAndAcrossAKill() throws Exception {
        assertThat(third("1", 20).to(station.gateway().url()).status()).isEqualTo(201);
        create(filled("1", "l3", "1"), filled("2", "l3", "1"));
        var link = URI.create("ws://127.0.0.1:" + station.gateway().web() + "/output/main/link");
        try (var page = SimulatedPage.open(link)) {
            control("1", "EXECUTE");
            control("2", "READY");
            await().until(() -> page.layers().at("/20/air").isObject()
                    && page.layers().at("/20/next").isObject());
            var url = page.layers().at("/20/air/url").asString();
            var before = page.ops();
            var replaced = third("2", 30).to(station.gateway().url());
            assertThat(replaced.status()).isEqualTo(200);
            assertThat(replaced.text("outcome")).isEqualTo("replaced");
            assertThat(version("l3")).isEqualTo("2");
            assertThat(served(url)).contains("/* 1 */");
            var refused = api.delete("graphics/l3?anyway=true");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("found")).contains("l3 on main, layer 20, on air");
            assertThat(page.ops()).isEqualTo(before);

            station.killAndRestartOnTheSamePorts();
            newsroom.close();
            connect();
            page.cut();
            page.dial();
            await().until(() -> api.get("devices/main").text("state").equals("up"));
            assertThat(version("l3")).isEqualTo("2");
            assertThat(served(url)).contains("/* 1 */");
            assertThat(page.layers().at("/20/air/url").asString()).isEqualTo(url);
            assertThat(page.ops()).isEqualTo(before);
            control("2", "EXECUTE");
            await().until(() -> page.layers().at("/20/air/data").asString().contains("Bo")
                    && page.layers().at("/20/next").isMissingNode());
            assertThat(page.layers().at("/20/air/url").asString())
                    .as("as it was prepared")
                    .isEqualTo(url);
            control("2", "STOP");
            await().until(() -> page.layers().isEmpty());
            control("1", "EXECUTE");
            await().until(() -> page.layers().at("/30/air/url").asString("").contains("/l3/2-"));
        }
    }

    @Test
    void eachGraphicIsAnObjectThatNewsroomsFindAndThatStaysInStepWithoutNewRevisions() throws Exception {
        third("1", 20).to(station.gateway().url());
        await().until(() -> objRev("template:l3").equals("1"));
        try (var lower = station.connectLower()) {
            assertThat(lower.ask("<mosReqObj><objID>template:l3</objID></mosReqObj>")
                            .toString())
                    .contains("The l3", "Templates", "https://cueway.org/schema/graphic/l3", "<name>Ada</name>");
        }
        station.killAndRestart();
        newsroom.close();
        connect();
        third("1", 20).to(station.gateway().url());
        Uploader.graphic("bug", "1", "export default class extends HTMLElement {}", "")
                .to(station.gateway().url());
        await().until(() -> objRev("template:bug").equals("1"));
        assertThat(objRev("template:l3")).as("after a restart without a change").isEqualTo("1");
        third("2", 20).to(station.gateway().url());
        await().until(() -> objRev("template:l3").equals("2"));
        assertThat(api.delete("graphics/bug").status()).isEqualTo(200);
        await().until(() -> api.get("objects/template:bug").status() == 404);
    }

    @Test
    void itemsSayHowItIsWithTheirGraphicAndGraphicsSayWhoUsesThem() throws Exception {
        third("2", 20).to(station.gateway().url());
        create(
                filled("1", "l3", "2"),
                filled("2", "l3", "1"),
                filled("3", "hologram", "1"),
                "<item><itemID>4</itemID><objID>B</objID><mosID>x</mosID><itemChannel>BUG</itemChannel></item>");
        var key = api.keyOf("RO");
        var items = api.get("rundowns/" + key).json().at("/stories/0/items");
        assertThat(items.valueStream()
                        .map(item -> item.at("/templates/0/graphic").asString() + " "
                                + item.at("/templates/0/state").asString())
                        .toList())
                .containsExactly("l3 there", "l3 changed", "hologram missing", "bug missing");
        assertThat(items.at("/1/templates/0/filledWith").asString()).isEqualTo("1");
        assertThat(items.at("/1/templates/0/now").asString()).isEqualTo("2");
        var third = list().at("/items/0");
        assertThat(third.path("useCount").asInt()).isEqualTo(2);
        assertThat(third.path("changedCount").asInt()).isEqualTo(1);
        assertThat(list().path("missing")
                        .valueStream()
                        .map(each -> each.path("id").asString())
                        .toList())
                .containsExactly("hologram", "bug");
        assertThat(api.get("graphics/hologram").json().at("/usedIn/0/itemID").asString())
                .isEqualTo("3");
        assertThat(api.get("graphics/nobody").status()).isEqualTo(404);
        var used = api.delete("graphics/l3");
        assertThat(used.status()).isEqualTo(409);
        assertThat(used.text("found")).contains("l3 in item 1 of story S of RO");
        assertThat(api.delete("graphics/l3?anyway=true").status()).isEqualTo(200);
        assertThat(api.get("rundowns/" + key)
                        .json()
                        .at("/stories/0/items/0/templates/0/state")
                        .asString())
                .isEqualTo("missing");
    }

    @Test
    void whatIsNotTakenSaysWhatWasExpectedAndFoundAndWhatToDo() throws Exception {
        var gateway = station.gateway().url();
        var faulty = third("1", 20)
                .changed("l3/l3.ograf.json", "\"main.mjs\"", "\"mian.mjs\"")
                .to(gateway);
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.text("expected")).contains("l3.ograf.json, main");
        assertThat(faulty.text("found")).contains("mian.mjs");
        assertThat(faulty.text("hint")).isNotBlank();
        assertThat(third("1", 20).with("../evil.mjs", "").to(gateway).status()).isEqualTo(422);
        assertThat(Uploader.send(gateway, "no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8), "application/zip")
                        .status())
                .isEqualTo(422);
        assertThat(Uploader.send(gateway, third("1", 20).zip(), "text/plain").status())
                .isEqualTo(415);
        assertThat(api.delete("graphics/none").status()).isEqualTo(404);
        assertThat(list().path("items")).isEmpty();
        Files.createDirectories(graphics.resolve("by-hand"));
        Files.writeString(graphics.resolve("by-hand/x.ograf.json"), "{}");
        assertThat(api.post("graphics/reread", "{}", "")
                        .json()
                        .at("/items/0/package")
                        .asString())
                .isEqualTo("by-hand");
    }

    /** Killed while packages come: whatever version is there is there whole. */
    @Test
    void A11_afterAKillInTheMiddleOfAnUploadTheCatalogueIsWhole() throws Exception {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        var sent = new AtomicInteger();
        for (int round = 0; round < 4; round++) {
            var gateway = station.gateway().url();
            var sender = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        var version = Integer.toString(sent.incrementAndGet());
                        var large = third(version, 20);
                        for (int i = 0; i < 40; i++) large.with("l3/part" + i + ".txt", version.repeat(20_000));
                        large.to(gateway);
                    }
                } catch (IOException | InterruptedException gone) {
                    // It was killed.
                }
            });
            int before = sent.get();
            await().until(() -> sent.get() > before + 2);
            long until = System.nanoTime() + random.nextLong(30_000_000);
            while (System.nanoTime() < until) Thread.onSpinWait();
            station.gateway().kill();
            sender.join();
            station.killAndRestart();
            api = new ApiCaller(station.gateway().url());
            assertThat(list().path("items")).hasSize(1);
            var graphic = list().at("/items/0");
            assertThat(graphic.path("faults")).isEmpty();
            var version = graphic.path("version").asString();
            assertThat(served(graphic.path("path").asString() + "main.mjs")).contains("/* " + version + " */");
            for (int i = 0; i < 40; i++) {
                assertThat(served(graphic.path("path").asString() + "part" + i + ".txt"))
                        .isEqualTo(version.repeat(20_000));
            }
            try (var left = Files.list(graphics)) {
                assertThat(left.map(each -> each.getFileName().toString())).noneMatch(name -> name.startsWith("."));
            }
        }
    }
}
