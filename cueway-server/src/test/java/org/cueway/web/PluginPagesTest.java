package org.cueway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.desk.Desk;
import org.cueway.desk.DirectCues;
import org.cueway.device.ograf.Outputs;
import org.cueway.graphics.Catalogue;
import org.cueway.graphics.Packages;
import org.cueway.mos.codec.MosCodec;
import org.cueway.newsroom.objects.OurObjects;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Block;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.rundown.Target;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.store.Entry;
import org.cueway.store.MemoryStore;
import org.cueway.store.StoreState;
import org.cueway.web.json.GatewayStatus;
import org.cueway.web.plugin.PluginSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plug-in by HTTP: who may come in, what it may make and change, and what it is told. */
final class PluginPagesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String MOS_ID = "gateway.example.mos";
    private static final String TOKEN = "abcdefghijklmnopqrstuvwx";
    private static final String API = "/api/v1/plugin";
    private static final String ADA = API + "/objects/GFX-0123456789AB";
    private static final String FILLED =
            "{ \"graphic\": \"third\", \"data\": { \"name\": \"Ada & <b>\", \"size\": \"12\" },"
                    + " \"objSlug\": \"Third: Ada\", \"changedBy\": \"newsdesk2\" }";
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path folder;

    private final MemoryStore store = MemoryStore.open();
    private final Desk desk = Desk.recover(store);
    private final OurObjects ours =
            OurObjects.recover(MOS_ID, new MosCodec(Limits.Xml.defaults()), store, desk, TimeSource.system());
    private Outputs outputs;
    private WebServer web;

    @BeforeEach
    void start() throws IOException {
        Packages.write(folder, "third", """
                , "schema": { "type": "object", "required": [ "name" ], "properties": {
                  "name": { "type": "string", "title": "Name", "maxLength": 10 },
                  "size": { "type": "integer", "title": "Size", "minimum": 1, "maximum": 99 },
                  "side": { "type": "string", "title": "Side", "enum": [ "left", "right" ], "default": "left" },
                  "code": { "type": "string", "title": "Code", "pattern": "^[A-Z]+$" },
                  "list": { "type": "array", "title": "List", "maxItems": 2 },
                  "on": { "type": "boolean", "title": "On" },
                  "place": { "type": "object", "title": "Place" } } }""");
        var limits = Limits.Graphics.defaults();
        var catalogue = Catalogue.read(folder, limits);
        outputs = Outputs.open(() -> catalogue, List.of(), limits, TimeSource.system());
        web = open(Optional.of(new PluginSettings(
                List.of("https://nrcs.example", "http://127.0.0.1:9000"), new PluginSettings.Token(TOKEN))));
    }

    private WebServer open(Optional<PluginSettings> plugin) throws IOException {
        var none = NoPeers.peers();
        var objects = NoObjects.objects();
        var sources = new Sources(
                new Sources.Gateway(
                        PluginPagesTest::status,
                        () -> true,
                        List::of,
                        new Sources.Peers(none.dialects(), none.healing(), none.relay(), none.air(), outputs),
                        Optional.empty()),
                new Sources.Rundowns(desk::rundowns, desk::findByKey, Pace.of(ReadRate.wordsPerMinute(120))),
                new Sources.Journal(store::entries, store::subscribe, _ -> Optional.empty()),
                new Sources.Wishes(
                        new DirectCues(desk, store, Limits.Cues.defaults(), TimeSource.system()),
                        NoStoryActions.sources()),
                new Sources.Objects(
                        ours.holdings(),
                        ours::held,
                        new Sources.Editing(ours.editing()::describe, ours.editing()::delete),
                        objects.replacing(),
                        plugin));
        return WebServer.start("127.0.0.1", 0, sources, Limits.Web.defaults(), TimeSource.system());
    }

    @AfterEach
    void stop() {
        web.close();
        outputs.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/plugin, 401",
        "/plugin?token=abcdefghijklmnopqrstuvwy, 401",
        "/plugin?token=abcdefghijklmnopqrstuvwx, 200",
        "/api/v1/plugin, 401",
        "/api/v1/plugin?token=abcdefghijklmnopqrstuvwx, 401",
        "/api/v1/plugin/objects, 401",
        "/api/v1/plugin/events, 401",
        "/plugin/preview, 200",
        "/plugin/preview/preview.js, 200",
        "/console/plugin/page.js, 200",
        "/console/tokens.css, 200",
        "/console/plugin/../app.js, 403",
        "/console/app.js, 403",
        "/api/v1/status, 403",
        "/, 403"
    })
    void whoeverComesFromElsewhereNeedsTheTokenForAllButWhatSaysNothing(String path, int status) throws Exception {
        // A proxy stands for callers from elsewhere, who are treated alike.
        assertThat(get(path, "", "X-Forwarded-For", "192.0.2.7").statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/status", "/api/v1/objects", "/api/v1/rundowns", "/api/v1/events", "/console/app.js", "/"
            })
    void theTokenOpensNothingElse(String path) throws Exception {
        assertThat(get(path, TOKEN, "X-Forwarded-For", "192.0.2.7").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatTheTokenDoesNotReachCannotBeWrittenEither() throws Exception {
        var deleted = request("/api/v1/objects/X", TOKEN)
                .header("X-Forwarded-For", "192.0.2.7")
                .DELETE();
        assertThat(send(deleted).statusCode()).isEqualTo(403);
        assertThat(send(request(ADA, TOKEN).DELETE()).statusCode()).isEqualTo(405);
        assertThat(send(request(API, TOKEN)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(405);
        assertThat(put(ADA, FILLED, "text/plain").statusCode()).isEqualTo(415);
        assertThat(put("/api/v1/plugin/objects/OWN-1", FILLED).statusCode()).isEqualTo(403);
        assertThat(desk.ours()).isEmpty();
    }

    @Test
    void withoutATokenInTheConfigurationThereIsNoPlugIn() throws Exception {
        web.close();
        web = open(Optional.empty());
        for (var path : List.of("/plugin", "/plugin/preview", API, API + "/objects")) {
            var answer = get(path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("plugin.token and plugin.origins");
        }
        assertThat(get("/console/plugin/page.js", "", "X-Forwarded-For", "192.0.2.7")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyTheClientsThatAreKnownMayHaveItInAFrameAndItTellsNobodyWhereItWas() throws Exception {
        var page = get("/plugin?token=" + TOKEN, "");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors https://nrcs.example http://127.0.0.1:9000")
                .doesNotContain("unsafe");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.body()).doesNotContain(TOKEN);
        var preview = get("/plugin/preview", "");
        assertThat(header(preview, "Content-Security-Policy"))
                .startsWith("sandbox allow-scripts;")
                .endsWith("frame-ancestors 'self' https://nrcs.example http://127.0.0.1:9000")
                .doesNotContain("allow-same-origin");
        assertThat(header(get("/plugin/preview/preview.js", ""), "Access-Control-Allow-Origin"))
                .isEqualTo("*");
        assertThat(new PluginSettings.Token(TOKEN).toString()).doesNotContain(TOKEN);
    }

    @Test
    void aPageLearnsWhatThereIsToFillIn() throws Exception {
        var about = json(get(API, TOKEN));
        assertThat(about.path("mosID").asString()).isEqualTo(MOS_ID);
        assertThat(about.path("origins").valueStream().map(JsonNode::asString))
                .containsExactly("https://nrcs.example", "http://127.0.0.1:9000");
        var fields = about.at("/graphics/0/fields");
        // What has parts of its own cannot be carried by an item, and is not offered.
        assertThat(fields.valueStream().map(field -> field.path("name").asString()))
                .containsExactly("name", "size", "side", "code", "list", "on");
        assertThat(fields.path(0).path("maxLength").asInt()).isEqualTo(10);
        assertThat(fields.path(0).path("required").asBoolean()).isTrue();
        assertThat(fields.path(2).path("options").valueStream().map(JsonNode::asString))
                .containsExactly("left", "right");
    }

    @Test
    void A17_anObjectIsMadeOnceAndChangedByTheRevisionThatWasSeen() throws Exception {
        var made = put(ADA, FILLED);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(header(made, "Location")).isEqualTo(ADA);
        assertThat(json(made).path("state").asString()).isEqualTo("loose");
        assertThat(carried())
                .isEqualTo(new GraphicPayload("third", "1.0", 1, Map.of("name", "Ada & <b>", "size", "12")));
        assertThat(object().fields().get("createdBy")).contains("newsdesk2");
        assertThat(object().fields().get("objType")).contains("STILL");

        // The answer was lost, and the page asks again.
        assertThat(put(ADA, FILLED).statusCode()).isEqualTo(200);
        assertThat(object().revision()).hasValue(1);

        assertThat(put(ADA, FILLED.replace("Ada", "Eve")).statusCode()).isEqualTo(409);
        var mended =
                put(ADA, FILLED.replace("Ada &", "Ada L.").replace("{ \"graphic\"", "{ \"objRev\": 1, \"graphic\""));
        assertThat(mended.statusCode()).isEqualTo(200);
        assertThat(json(mended).path("objRev").asInt()).isEqualTo(2);
        assertThat(carried().revision()).isEqualTo(2);
        assertThat(carried().data()).containsEntry("name", "Ada L. <b>");
        assertThat(put(ADA, FILLED.replace("{ \"graphic\"", "{ \"objRev\": 1, \"graphic\""))
                        .statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                | Name is needed
            {"name":"  "}                                     | Name is needed
            {"name":"Ada Lovelace"}                           | Name has 12 characters, at most 10
            {"name":"Ada","size":"big"}                       | Size is no whole number
            {"name":"Ada","size":"1.5"}                       | Size is no whole number
            {"name":"Ada","size":"0"}                         | Size is less than 1
            {"name":"Ada","size":"100"}                       | Size is more than 99
            {"name":"Ada","side":"top"}                       | Side is none of left, right
            {"name":"Ada","code":"ab"}                        | Code is not of the form that the graphic wants
            {"name":"Ada","list":"a\\nb\\nc"}                 | List has 3 lines, at most 2
            {"name":"Ada","on":"perhaps"}                     | On is neither true nor false
            {"name":"Ada","place":"here"}                     | Place is no field of third
            {"name":"Ada","other":"x"}                        | other is no field of third
            {"name":"A\\u0007"}                               | Name has a control character at 2
            """)
    void whatTheGraphicDoesNotTakeIsRefusedByName(String data, String fault) throws Exception {
        var answer = put(ADA, "{ \"graphic\": \"third\", \"data\": " + data + " }");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("found").asString()).contains(fault);
        assertThat(desk.ours()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"graphic\": \"third\" } | 400",
                "{ \"graphic\": \"third\", \"data\": { \"name\": 1 } } | 400",
                "{ \"graphic\": \"third\", \"data\": {}, \"objRev\": 1000 } | 400",
                "{ \"graphic\": \"third\", \"data\": {}, \"objID\": \"X\" } | 400",
                "{ \"graphic\": \"nobody's\", \"data\": {} } | 422",
                "[] | 400"
            })
    void aBodyThatIsNoneIsRefused(String body, int status) throws Exception {
        assertThat(put(ADA, body).statusCode()).isEqualTo(status);
    }

    @Test
    void textThatSaysNothingIsNotCarriedButWhatStandsThereByItselfIsTakenAway() throws Exception {
        put(
                ADA,
                "{ \"graphic\": \"third\", \"data\": { \"name\": \"Ada\", \"side\": \"\", \"code\": \"\", \"size\": \"\" } }");
        assertThat(carried().data()).containsExactly(Map.entry("name", "Ada"), Map.entry("side", ""));
    }

    @Test
    void anObjectIsFoundByWhatWasFilledIn() throws Exception {
        put(ADA, FILLED);
        put(ADA.replace("AB", "CD"), FILLED.replace("Ada & <b>", "Alan").replace("Third: Ada", "Third: Alan"));
        assertThat(found("alan")).containsExactly("GFX-0123456789CD");
        assertThat(found("third 12")).containsExactly("GFX-0123456789CD", "GFX-0123456789AB");
        assertThat(found("nobody")).isEmpty();
        assertThat(json(get(ADA, TOKEN)).at("/data/name").asString()).isEqualTo("Ada & <b>");
        assertThat(get(ADA.replace("AB", "EF"), TOKEN).statusCode()).isEqualTo(404);
    }

    @Test
    void A17_aPageIsToldHowItsObjectsAre() throws Exception {
        put(ADA, FILLED);
        var stream = CLIENT.send(request(API + "/events", TOKEN).build(), BodyHandlers.ofInputStream());
        try (var in = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(event(in, "all").at("/items/0/state").asString()).isEqualTo("loose");
            place();
            var placed = event(in, "objects");
            assertThat(placed.at("/items/0/state").asString()).isEqualTo("placed");
            assertThat(placed.at("/items/0/uses/0/storySlug").asString()).isEqualTo("FERRY");
            for (var status : List.of("READY ready", "PLAY onAir", "STOP aired", "NOT READY notReady")) {
                int end = status.lastIndexOf(' ');
                tell(status.substring(0, end));
                assertThat(event(in, "objects").at("/items/0/state").asString()).isEqualTo(status.substring(end + 1));
            }
        }
    }

    private void place() {
        var item = new Item(
                "1",
                Optional.of("GFX-0123456789AB"),
                Optional.of(MOS_ID),
                Fields.NONE,
                List.of(),
                List.of(),
                Optional.empty());
        var story = new Story(
                "S1",
                Fields.of(List.of("storySlug", "FERRY")),
                List.of(),
                List.of(),
                List.of(item),
                Optional.empty(),
                Optional.empty());
        desk.submit(
                new RundownId("NCS", "RO1"),
                new Edit.Put(Fields.NONE, List.of(), List.of(), List.of(story)),
                _ -> entry());
    }

    private void tell(String status) {
        desk.submit(
                new RundownId("NCS", "RO1"),
                new Edit.SetStatus(new Target.OneItem("S1", "1"), new Status(status, "")),
                _ -> entry());
    }

    private static Entry entry() {
        return new Entry(0, NOON, Entry.Kind.EDIT, "NCS", "", "", "", "", "", "", "", "<x/>", "", "");
    }

    private static JsonNode event(BufferedReader in, String name) throws IOException {
        for (String line; (line = in.readLine()) != null; ) {
            if (line.equals("event: " + name))
                return JSON.readTree(in.readLine().substring("data: ".length()));
        }
        throw new AssertionError("the stream ended before " + name);
    }

    private List<String> found(String text) throws Exception {
        return json(get(API + "/objects?text=" + text.replace(" ", "%20"), TOKEN))
                .path("items")
                .valueStream()
                .map(row -> row.path("objID").asString())
                .toList();
    }

    private StoredObject object() {
        return desk.findObject(ours.id("GFX-0123456789AB")).orElseThrow();
    }

    private GraphicPayload carried() {
        return GraphicPayload.read(object().metadata().stream().map(Block::xml).toList())
                .orElseThrow();
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String token, String... headers) throws Exception {
        var request = request(path, token);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return put(path, body, "application/json");
    }

    private HttpResponse<String> put(String path, String body, String type) throws Exception {
        return send(request(path, TOKEN).header("Content-Type", type).PUT(BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static GatewayStatus status() {
        return new GatewayStatus(
                "1",
                MOS_ID,
                NOON,
                Duration.ZERO,
                NOON,
                ZoneId.of("UTC"),
                Map.of(),
                new StoreState(true, "", NOON, 0, 0, 0),
                List.of(),
                Map.of(),
                List.of());
    }
}
