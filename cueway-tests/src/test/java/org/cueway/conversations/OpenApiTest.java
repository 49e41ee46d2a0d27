package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Uploader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the OpenAPI document says, held against what a busy gateway answers. */
final class OpenApiTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Set<String> EVENTS = Set.of(
            "hello",
            "status",
            "rundowns",
            "objects",
            "cues",
            "storyActions",
            "messages",
            "lanes",
            "shows",
            "devices",
            "exports");

    private static final String OBJECT =
            "{ \"objSlug\": \"PROMO\", \"objType\": \"VIDEO\", \"objTB\": \"50\", \"objDur\": \"1500\" }";

    @TempDir
    private static Path folder;

    private static GatewayProcess demo;
    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        demo = GatewayProcess.demo(folder, List.of("--edits-per-min", "240", "--seed", "2"), ShortLives.jvmOptions());
        document = demo.get("/api/v1/openapi.json");
        try (var newsroom = RawNewsroom.dial(demo.upper())) {
            newsroom.ask("<mos><mosID>gateway.station.example.mos</mosID><ncsID>NCS-1</ncsID><messageID>1</messageID>"
                    + "<roReq><roID>nobody's</roID></roReq></mos>");
            newsroom.ask("<mos><mosID>gateway.station.example.mos</mosID><ncsID>NCS-1</ncsID><messageID>2</messageID>"
                    + "<roReqAll/></mos>");
        }
        await().until(() -> demo.get("/api/v1/rundowns").path("items").size() == 2
                && demo.get("/api/v1/messages?kind=refused").path("items").size() == 1
                && demo.get("/api/v1/messages?kind=query").path("items").size() >= 1);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void everyPathAnswersAsTheDocumentSays() throws Exception {
        var key = demo.get("/api/v1/rundowns").at("/items/0/key").asString();
        var number = demo.get("/api/v1/messages?limit=1").at("/items/0/number").asString();
        changed("put", "/api/v1/objects/OWN-1", OBJECT);
        long replaced = replaced(key);
        var asked = Map.ofEntries(
                Map.entry("/api/v1/status", List.of("/api/v1/status", "/api/v1/status?verbose=1")),
                Map.entry(
                        "/api/v1/lanes",
                        List.of("/api/v1/lanes", "/api/v1/lanes?limit=2&after=1", "/api/v1/lanes?limit=0")),
                Map.entry("/api/v1/devices", List.of("/api/v1/devices", "/api/v1/devices?x=1")),
                Map.entry("/api/v1/devices/{id}", List.of("/api/v1/devices/main", "/api/v1/devices/nobodys")),
                Map.entry("/api/v1/devices/{id}/clear", List.<String>of()), // see below
                Map.entry("/api/v1/devices/{id}/rehearsal", List.<String>of()),
                Map.entry("/api/v1/devices/{id}/test", List.<String>of()),
                Map.entry("/api/v1/exports", List.of("/api/v1/exports", "/api/v1/exports?x=1")),
                Map.entry("/api/v1/exports/{id}/send", List.<String>of()), // see below
                Map.entry(
                        "/api/v1/rundowns/{key}/stack",
                        List.of(
                                "/api/v1/rundowns/" + key + "/stack",
                                "/api/v1/rundowns/" + key + "/stack?x=1",
                                "/api/v1/rundowns/nobodys/stack")),
                Map.entry(
                        "/api/v1/rundowns/{key}/files",
                        List.of("/api/v1/rundowns/" + key + "/files", "/api/v1/rundowns/nobodys/files")),
                Map.entry("/api/v1/shows", List.of("/api/v1/shows", "/api/v1/shows?x=1")),
                Map.entry("/api/v1/rundowns/{key}/next", List.<String>of()),
                Map.entry("/api/v1/newsrooms", List.of("/api/v1/newsrooms", "/api/v1/newsrooms?x=1")),
                Map.entry(
                        "/api/v1/newsrooms/{id}/resync",
                        List.<String>of()), // these three are only posted to; see below
                Map.entry("/api/v1/newsrooms/{id}/server", List.<String>of()),
                Map.entry("/api/v1/rundowns/{key}/resync", List.<String>of()),
                Map.entry("/api/v1/rundowns/{key}/compare", List.<String>of()),
                Map.entry("/api/v1/graphics", List.of("/api/v1/graphics", "/api/v1/graphics?x=1")),
                Map.entry(
                        "/api/v1/graphics/{id}",
                        List.of(
                                "/api/v1/graphics/lower-third",
                                "/api/v1/graphics/nobodys",
                                "/api/v1/graphics/title?x=1")),
                Map.entry("/api/v1/graphics/reread", List.<String>of()), // see below
                Map.entry("/api/v1/alarms", List.of("/api/v1/alarms", "/api/v1/alarms?x=1")),
                // Whoever has no token learns no more than that; what the others get is tried in PluginPagesTest.
                Map.entry("/api/v1/plugin", List.of("/api/v1/plugin")),
                Map.entry("/api/v1/plugin/objects", List.of("/api/v1/plugin/objects")),
                Map.entry("/api/v1/plugin/objects/{objID}", List.of("/api/v1/plugin/objects/GFX-0123456789AB")),
                Map.entry("/api/v1/plugin/events", List.of("/api/v1/plugin/events")),
                Map.entry("/api/v1/relay", List.of("/api/v1/relay", "/api/v1/relay?x=1")),
                Map.entry("/api/v1/playground", List.of("/api/v1/playground", "/api/v1/playground?x=1")),
                Map.entry("/api/v1/playground/{fault}", List.<String>of()), // see below
                Map.entry(
                        "/api/v1/newsrooms/{id}/dialect",
                        List.of("/api/v1/newsrooms/NCS-1/dialect", "/api/v1/newsrooms/nobody/dialect")),
                Map.entry(
                        "/api/v1/rundowns",
                        List.of("/api/v1/rundowns", "/api/v1/rundowns?limit=1", "/api/v1/rundowns?x=1")),
                Map.entry("/api/v1/rundowns/{key}", List.of("/api/v1/rundowns/" + key, "/api/v1/rundowns/nobodys")),
                Map.entry(
                        "/api/v1/rundowns/{key}/story-actions",
                        List.of(
                                "/api/v1/rundowns/" + key + "/story-actions",
                                "/api/v1/rundowns/" + key + "/story-actions?limit=1&after=999999",
                                "/api/v1/rundowns/" + key + "/story-actions?after=x",
                                "/api/v1/rundowns/nobodys/story-actions")),
                Map.entry(
                        "/api/v1/rundowns/{key}/story-text",
                        List.of(
                                "/api/v1/rundowns/" + key + "/story-text?storyID=" + encoded(firstStory(key)),
                                "/api/v1/rundowns/" + key + "/story-text?storyID=nobodys",
                                "/api/v1/rundowns/" + key + "/story-text?slug=x")),
                Map.entry(
                        "/api/v1/rundowns/{key}/cues",
                        List.of(
                                "/api/v1/rundowns/" + key + "/cues",
                                "/api/v1/rundowns/" + key + "/cues?limit=1&after=999999",
                                "/api/v1/rundowns/" + key + "/cues?limit=0",
                                "/api/v1/rundowns/nobodys/cues")),
                Map.entry(
                        "/api/v1/objects",
                        List.of(
                                "/api/v1/objects",
                                "/api/v1/objects?limit=1&state=held",
                                "/api/v1/objects?state=lost",
                                "/api/v1/objects?limit=0")),
                Map.entry("/api/v1/objects/{objID}", List.of("/api/v1/objects/OWN-1", "/api/v1/objects/nobodys")),
                Map.entry(
                        "/api/v1/rundowns/{key}/replacements",
                        List.of(
                                "/api/v1/rundowns/" + key + "/replacements",
                                "/api/v1/rundowns/" + key + "/replacements?limit=0",
                                "/api/v1/rundowns/nobodys/replacements")),
                Map.entry(
                        "/api/v1/rundowns/{key}/replacements/{number}",
                        List.of(
                                "/api/v1/rundowns/" + key + "/replacements/" + replaced,
                                "/api/v1/rundowns/" + key + "/replacements/1",
                                "/api/v1/rundowns/nobodys/replacements/1")),
                Map.entry(
                        "/api/v1/rundowns/{key}/prompter",
                        List.of(
                                "/api/v1/rundowns/" + key + "/prompter",
                                "/api/v1/rundowns/" + key + "/prompter?presenter=IDRIS",
                                "/api/v1/rundowns/" + key + "/prompter?who=IDRIS",
                                "/api/v1/rundowns/nobodys/prompter")),
                Map.entry(
                        "/api/v1/messages",
                        List.of(
                                "/api/v1/messages?limit=1000",
                                "/api/v1/messages?texts=false",
                                "/api/v1/messages?kind=refused",
                                "/api/v1/messages?kind=query",
                                "/api/v1/messages?texts=perhaps")),
                Map.entry(
                        "/api/v1/messages/{number}", List.of("/api/v1/messages/" + number, "/api/v1/messages/999999")),
                Map.entry("/api/v1/nmos", List.of("/api/v1/nmos", "/api/v1/nmos?x=1")),
                Map.entry("/api/v1/nmos/senders", List.of("/api/v1/nmos/senders?limit=3", "/api/v1/nmos/senders?x=1")),
                Map.entry(
                        "/api/v1/nmos/senders/{id}",
                        List.of("/api/v1/nmos/senders/CAM%201%20video", "/api/v1/nmos/senders/nobodys")),
                Map.entry(
                        "/api/v1/nmos/receivers",
                        List.of("/api/v1/nmos/receivers?format=video", "/api/v1/nmos/receivers?limit=0")),
                Map.entry(
                        "/api/v1/nmos/receivers/{id}",
                        List.of("/api/v1/nmos/receivers/MON%201%20in%20video", "/api/v1/nmos/receivers/nobodys")),
                Map.entry(
                        "/api/v1/nmos/compatibility",
                        List.of(
                                "/api/v1/nmos/compatibility?receiver=MON%201%20in%20video",
                                "/api/v1/nmos/compatibility")),
                Map.entry("/api/v1/nmos/connections", List.of("/api/v1/nmos/connections")),
                Map.entry("/api/v1/nmos/connections/{receiver}", List.<String>of()), // see below
                Map.entry("/api/v1/nmos/takes", List.of("/api/v1/nmos/takes")),
                Map.entry("/api/v1/nmos/takes/{id}/undo", List.<String>of()),
                Map.entry("/api/v1/nmos/salvos", List.of("/api/v1/nmos/salvos")),
                Map.entry("/api/v1/nmos/salvos/{name}", List.of("/api/v1/nmos/salvos/nobodys")),
                Map.entry("/api/v1/nmos/salvos/{name}/take", List.<String>of()),
                Map.entry("/api/v1/nmos/locks/{receiver}", List.<String>of()),
                Map.entry("/api/v1/nmos/aliases/{id}", List.<String>of()),
                Map.entry("/api/v1/openapi.json", List.of("/api/v1/openapi.json")),
                Map.entry("/health/live", List.of("/health/live")),
                Map.entry("/health/ready", List.of("/health/ready")));
        for (String path : document.path("paths").propertyNames()) {
            if (!path.equals("/api/v1/events")) { // which does not end; see below
                assertThat(asked)
                        .as("the document has a path that is not tried")
                        .containsKey(path);
                for (String url : asked.getOrDefault(path, List.of())) {
                    fits(path, url);
                }
            }
        }
    }

    @Test
    void givingACueAnswersAsTheDocumentSays() throws Exception {
        var whole = demo.get("/api/v1/rundowns/"
                + demo.get("/api/v1/rundowns").at("/items/0/key").asString());
        var path = "/api/v1/rundowns/{key}/cues";
        var url = "/api/v1/rundowns/" + whole.path("key").asString() + "/cues";
        var story = JSON.createObjectNode()
                .put("verb", "take")
                .put("storyID", whole.at("/stories/0/storyID").asString())
                .putNull("itemID")
                .toString();
        var key = UUID.randomUUID().toString();
        assertThat(schema("CueWish").validate(JSON.readTree(story))).isEmpty();
        assertThat(posted(path, url, story, "application/json", key)).isEqualTo(201);
        assertThat(posted(path, url, story, "application/json", key)).isEqualTo(200);
        assertThat(posted(path, url, story.replace("take", "out"), "application/json", key))
                .isEqualTo(422);
        assertThat(posted(path, url, "{\"verb\":\"explode\"}", "application/json", ""))
                .isEqualTo(422);
        assertThat(posted(path, url, "{\"verb\":1}", "application/json", "")).isEqualTo(400);
        assertThat(posted(path, url, story, "text/plain", "")).isEqualTo(415);
        assertThat(posted(path, url, "x".repeat(2 << 20), "application/json", ""))
                .isEqualTo(413);
        assertThat(posted(path, "/api/v1/rundowns/nobodys/cues", story, "application/json", ""))
                .isEqualTo(404);
    }

    @Test
    void sendingAnExportAgainAnswersAsTheDocumentSays() throws Exception {
        var path = "/api/v1/exports/{id}/send";
        posted(path, "/api/v1/exports/graphics-desk/send", "{}", "application/json", "");
        posted(path, "/api/v1/exports/nobodys/send", "{}", "application/json", "");
        posted(path, "/api/v1/exports/graphics-desk/send", "{\"x\":1}", "application/json", "");
        posted(path, "/api/v1/exports/graphics-desk/send", "{}", "text/plain", "");
    }

    @Test
    void devicesAndWhatIsNextAnswerAsTheDocumentSays() throws Exception {
        var rundown = "/api/v1/rundowns/"
                + demo.get("/api/v1/rundowns").at("/items/0/key").asString();
        assertThat(posted("/api/v1/rundowns/{key}/next", rundown + "/next", "{}", "application/json", ""))
                .isEqualTo(200);
        assertThat(posted("/api/v1/rundowns/{key}/next", rundown + "/next", "{\"step\":1}", "application/json", ""))
                .isEqualTo(422);
        for (var part : List.of("clear", "rehearsal", "test")) {
            assertThat(posted(
                            "/api/v1/devices/{id}/" + part,
                            "/api/v1/devices/nobodys/" + part,
                            part.equals("rehearsal") ? "{\"on\":true}" : "{}",
                            "application/json",
                            ""))
                    .isEqualTo(404);
        }
        var test = "{\"values\":{\"graphic\":\"lower-third\"},\"dryRun\":true}";
        assertThat(schema("TestWish").validate(JSON.readTree(test))).isEmpty();
        assertThat(posted("/api/v1/devices/{id}/test", "/api/v1/devices/main/test", test, "application/json", ""))
                .isEqualTo(200);
        assertThat(posted("/api/v1/devices/{id}/test", "/api/v1/devices/main/test", "{}", "application/json", ""))
                .isEqualTo(422);
        var would = "{\"verb\":\"take\",\"dryRun\":true}";
        assertThat(schema("CueWish").validate(JSON.readTree(would))).isEmpty();
        assertThat(posted("/api/v1/rundowns/{key}/cues", rundown + "/cues", would, "application/json", ""))
                .isEqualTo(200);
    }

    @Test
    void theMediaNetworkAnswersAsTheDocumentSays() throws Exception {
        var nmos = "/api/v1/nmos";
        await().until(() ->
                demo.get(nmos + "/receivers?q=MON&format=video").path("items").size() >= 2
                        && demo.get(nmos).path("counts").path("flows").asInt() > 10);
        var take = "{\"sender\":\"CAM 4 video\",\"receiver\":\"MON 2 in video\"}";
        assertThat(schema("NmosTakeWish").validate(JSON.readTree(take))).isEmpty();
        assertThat(posted(nmos + "/connections", nmos + "/connections", take, "application/json", ""))
                .isEqualTo(200);
        assertThat(posted(nmos + "/connections", nmos + "/connections", "{}", "application/json", ""))
                .isEqualTo(400);
        assertThat(posted(nmos + "/connections", nmos + "/connections", take, "text/plain", ""))
                .isEqualTo(415);
        var id = demo.get(nmos + "/takes").at("/items/0/id").asString();
        assertThat(posted(nmos + "/takes/{id}/undo", nmos + "/takes/" + id + "/undo", "{}", "application/json", ""))
                .isEqualTo(200);
        assertThat(posted(nmos + "/takes/{id}/undo", nmos + "/takes/x/undo", "{}", "application/json", ""))
                .isEqualTo(404);
        var cells = "{\"senders\":[\""
                + demo.get(nmos + "/senders").at("/items/0/id").asString() + "\"],\"receivers\":[\""
                + demo.get(nmos + "/receivers").at("/items/0/id").asString() + "\"]}";
        assertThat(posted(nmos + "/compatibility", nmos + "/compatibility", cells, "application/json", ""))
                .isEqualTo(200);
        new ApiCaller(demo.url()).put("nmos/salvos/evening", "{\"connections\":[" + take + "]}");
        assertThat(posted(
                        nmos + "/salvos/{name}/take",
                        nmos + "/salvos/evening/take",
                        "{\"dryRun\":true}",
                        "application/json",
                        ""))
                .isEqualTo(200);
    }

    @Test
    void askingForAStoryActionAnswersAsTheDocumentSays() throws Exception {
        var key = demo.get("/api/v1/rundowns").at("/items/0/key").asString();
        var path = "/api/v1/rundowns/{key}/story-actions";
        var url = "/api/v1/rundowns/" + key + "/story-actions";
        var wish = JSON.createObjectNode()
                .put("operation", "UPDATE")
                .put("storyID", firstStory(key))
                .put("storyNum", "Z9")
                .put("leaseLock", 30)
                .put("username", "desk-remote4")
                .toString();
        var wishKey = UUID.randomUUID().toString();
        assertThat(schema("StoryActionWish").validate(JSON.readTree(wish))).isEmpty();
        assertThat(posted(path, url, wish, "application/json", wishKey)).isEqualTo(202);
        assertThat(posted(path, url, wish, "application/json", wishKey)).isEqualTo(200);
        assertThat(posted(path, url, wish.replace("Z9", "Z8"), "application/json", wishKey))
                .isEqualTo(422);
        assertThat(posted(path, url, "{\"operation\":\"DELETE\",\"storyID\":\"nobodys\"}", "application/json", ""))
                .isEqualTo(422);
        assertThat(posted(path, url, "{\"operation\":1}", "application/json", ""))
                .isEqualTo(400);
        assertThat(posted(path, url, wish, "text/plain", "")).isEqualTo(415);
        assertThat(posted(path, "/api/v1/rundowns/nobodys/story-actions", wish, "application/json", ""))
                .isEqualTo(404);
        await().untilAsserted(() -> assertThat(demo.get(url).path("items").valueStream())
                .anyMatch(action -> action.path("state").asString().equals("confirmed")));
    }

    @Test
    void askingTheNewsroomForWhatItHasAnswersAsTheDocumentSays() throws Exception {
        var key = demo.get("/api/v1/rundowns").at("/items/1/key").asString();
        for (var what : List.of("resync", "compare")) {
            var path = "/api/v1/rundowns/{key}/" + what;
            assertThat(posted(path, "/api/v1/rundowns/" + key + "/" + what, "{}", "application/json", ""))
                    .isIn(200, 202);
            assertThat(posted(path, "/api/v1/rundowns/nobodys/" + what, "{}", "application/json", ""))
                    .isEqualTo(404);
            assertThat(posted(path, "/api/v1/rundowns/" + key + "/" + what, "{}", "text/plain", ""))
                    .isEqualTo(415);
        }
        var path = "/api/v1/newsrooms/{id}/resync";
        assertThat(posted(path, "/api/v1/newsrooms/NCS-1/resync", "{}", "application/json", ""))
                .isIn(202, 409);
        assertThat(posted(path, "/api/v1/newsrooms/nobody/resync", "{}", "application/json", ""))
                .isEqualTo(404);
        var server = "/api/v1/newsrooms/{id}/server";
        for (var other : List.of("NCS-2", "NCS-1")) {
            assertThat(posted(
                            server,
                            "/api/v1/newsrooms/NCS-1/server",
                            "{\"ncsID\":\"" + other + "\"}",
                            "application/json",
                            ""))
                    .as(other)
                    .isEqualTo(202);
        }
        assertThat(posted(server, "/api/v1/newsrooms/NCS-1/server", "{\"ncsID\":\"nobody\"}", "application/json", ""))
                .isEqualTo(409);
    }

    private static String firstStory(String key) throws Exception {
        return demo.get("/api/v1/rundowns/" + key).at("/stories/0/storyID").asString();
    }

    @Test
    void breakingTheDemosNewsroomAnswersAsTheDocumentSays() throws Exception {
        var path = "/api/v1/playground/{fault}";
        for (var fault : List.of("failOver", "comeBack", "restore")) {
            assertThat(posted(path, "/api/v1/playground/" + fault, "{}", "application/json", ""))
                    .as(fault)
                    .isEqualTo(200);
        }
        assertThat(posted(path, "/api/v1/playground/explode", "{}", "application/json", ""))
                .isEqualTo(404);
        assertThat(posted(path, "/api/v1/playground/cut", "no JSON", "application/json", ""))
                .isEqualTo(400);
        assertThat(posted(path, "/api/v1/playground/cut", "{}", "text/plain", ""))
                .isEqualTo(415);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void changingAnObjectAnswersAsTheDocumentSays() throws Exception {
        var url = "/api/v1/objects/OWN%202";
        assertThat(changed("put", url, "{\"objSlug\":\"X\"}")).isEqualTo(422);
        assertThat(changed("put", url, "{\"objTB\":\"x\"}")).isEqualTo(400);
        assertThat(changed("put", url, "no JSON")).isEqualTo(400);
        assertThat(changed("put", url, "\"" + "x".repeat(2 << 20) + "\"")).isEqualTo(413);
        assertThat(schema("ObjectWish").validate(JSON.readTree(OBJECT))).isEmpty();
        assertThat(changed("put", url, OBJECT)).isEqualTo(201);
        assertThat(changed("put", url, OBJECT)).isEqualTo(200);
        assertThat(changed("put", url, OBJECT.replace("PROMO", "TEASER"))).isEqualTo(409);
        assertThat(changed("put", url, OBJECT.replace("PROMO", "TEASER").replace("{", "{ \"objRev\": \"1\",")))
                .isEqualTo(200);
        assertThat(changed("delete", url + "?objRev=1", "")).isEqualTo(409);
        assertThat(changed("delete", url, "")).isEqualTo(400);
        assertThat(changed("delete", url + "?objRev=2", "")).isEqualTo(200);
        assertThat(changed("delete", url + "?objRev=2", "")).isEqualTo(404);
    }

    @Test
    void packagesOfGraphicsComeAndGoAsTheDocumentSays() throws Exception {
        var badge = Uploader.graphic("badge", "1", "export default class extends HTMLElement {}", "");
        assertThat(uploaded(badge.zip(), "application/zip")).isEqualTo(201);
        assertThat(uploaded(badge.zip(), "application/zip")).isEqualTo(200);
        assertThat(uploaded(badge.zip(), "text/plain")).isEqualTo(415);
        assertThat(uploaded(badge.with("badge/../x", "").zip(), "application/zip"))
                .isEqualTo(422);
        var part = Uploader.of(Path.of("../graphics/station")).with("station/clock.ograf.json", "{}");
        assertThat(uploaded(part.zip(), "application/zip")).isEqualTo(422);
        var other = Uploader.graphic("badge", "1", "", "").with("badge/title.ograf.json", """
                { "$schema": "https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json", "id": "title",
                  "name": "T", "main": "main.mjs", "supportsRealTime": true, "supportsNonRealTime": false }""");
        assertThat(uploaded(other.zip(), "application/zip")).isEqualTo(409);
        assertThat(posted("/api/v1/graphics/reread", "/api/v1/graphics/reread", "{}", "application/json", ""))
                .isEqualTo(200);
        assertThat(posted("/api/v1/graphics/reread", "/api/v1/graphics/reread", "no JSON", "application/json", ""))
                .isEqualTo(400);
        assertThat(removed("/api/v1/graphics/clock")).isEqualTo(409);
        assertThat(removed("/api/v1/graphics/badge?x=1")).isEqualTo(400);
        assertThat(removed("/api/v1/graphics/badge")).isEqualTo(200);
        assertThat(removed("/api/v1/graphics/badge")).isEqualTo(404);
    }

    private static int uploaded(byte[] zip, String type) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(demo.url()).resolve("/api/v1/graphics"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(zip));
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());
        fits("/api/v1/graphics", "post", "/api/v1/graphics", response);
        return response.statusCode();
    }

    private static int removed(String url) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(demo.url()).resolve(url)).DELETE();
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());
        fits("/api/v1/graphics/{id}", "delete", url, response);
        return response.statusCode();
    }

    @Test
    void wishingAnItemOtherwiseAnswersAsTheDocumentSays() throws Exception {
        var key = demo.get("/api/v1/rundowns").at("/items/0/key").asString();
        assertThat(replaced(key)).isPositive();
        var path = "/api/v1/rundowns/{key}/replacements";
        var url = "/api/v1/rundowns/" + key + "/replacements";
        var nobodys = "{\"storyID\":\"nobody's\",\"itemID\":\"1\",\"itemSlug\":\"X\"}";
        assertThat(posted(path, url, nobodys, "application/json", "")).isEqualTo(422);
        assertThat(posted(path, url, "no JSON", "application/json", "")).isEqualTo(400);
        assertThat(posted(path, url, nobodys, "text/plain", "")).isEqualTo(415);
        assertThat(posted(path, "/api/v1/rundowns/nobodys/replacements", nobodys, "application/json", ""))
                .isEqualTo(404);
    }

    /** The number of a wish for an item of that running order. */
    private static long replaced(String key) throws IOException, InterruptedException {
        var url = "/api/v1/rundowns/" + key + "/replacements";
        for (var story : demo.get("/api/v1/rundowns/" + key).path("stories")) {
            for (var item : story.path("items")) {
                var wish = JSON.createObjectNode()
                        .put("storyID", story.path("storyID").asString())
                        .put("itemID", item.path("itemID").asString())
                        .put("itemSlug", "OTHERWISE " + UUID.randomUUID());
                assertThat(schema("ItemWish").validate(wish)).isEmpty();
                // A newsroom that is being edited may have deleted it meanwhile.
                if (posted("/api/v1/rundowns/{key}/replacements", url, wish.toString(), "application/json", "")
                        == 201) {
                    return demo.get(url).at("/items/0/number").asLong();
                }
            }
        }
        throw new AssertionError("no item could be wished otherwise");
    }

    @Test
    void everyEventIsAsTheDocumentSays() throws Exception {
        var key = demo.get("/api/v1/rundowns").at("/items/0/key").asString();
        var response = CLIENT.send(request("/api/v1/events?rundown=" + key), BodyHandlers.ofInputStream());
        var seen = new HashSet<String>();
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            while (!seen.containsAll(EVENTS)) {
                String line = lines.readLine();
                if (line != null && line.startsWith("event: ")) {
                    String name = line.substring("event: ".length());
                    if (name.equals("hello")) {
                        posted(
                                "/api/v1/rundowns/{key}/cues",
                                "/api/v1/rundowns/" + key + "/cues",
                                "{\"verb\":\"prepare\"}",
                                "application/json",
                                "");
                        posted(
                                "/api/v1/rundowns/{key}/story-actions",
                                "/api/v1/rundowns/" + key + "/story-actions",
                                "{\"operation\":\"NEW\",\"storySlug\":\"HARBOUR FIRE\"}",
                                "application/json",
                                "");
                        changed("put", "/api/v1/objects/" + UUID.randomUUID(), OBJECT);
                    }
                    var data = JSON.readTree(lines.readLine().substring("data: ".length()));
                    assertThat(schema(schemaOf(name)).validate(data))
                            .as("%s %s", name, data)
                            .isEmpty();
                    seen.add(name);
                }
            }
        }
    }

    @Test
    void anAnswerThatIsNotAsItSaysIsFound() throws Exception {
        var status = (ObjectNode) demo.get("/api/v1/status");
        assertThat(schema("Status").validate(status)).isEmpty();
        assertThat(schema("Status").validate(status.deepCopy().put("colour", "red")))
                .isNotEmpty();
        assertThat(schema("Status").validate(status.deepCopy().put("ready", "yes")))
                .isNotEmpty();
        assertThat(schema("Status").validate(status.deepCopy().without(List.of("now"))))
                .isNotEmpty();
    }

    private static String schemaOf(String event) {
        return event.equals("status")
                ? "Status"
                : Character.toUpperCase(event.charAt(0)) + event.substring(1) + "Event";
    }

    private static void fits(String path, String url) throws IOException, InterruptedException {
        fits(path, "get", url, CLIENT.send(request(url), BodyHandlers.ofString()));
    }

    /** The status of what was posted, which is documented and whose body is as it should be. */
    private static int posted(String path, String url, String body, String type, String idempotencyKey)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(demo.url()).resolve(url))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());
        fits(path, "post", url, response);
        return response.statusCode();
    }

    /** The status of changing an object, which is documented and whose body is as it should be. */
    private static int changed(String method, String url, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(demo.url()).resolve(url))
                .header("Content-Type", "application/json")
                .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body));
        var response = CLIENT.send(request.build(), BodyHandlers.ofString());
        fits("/api/v1/objects/{objID}", method, url, response);
        return response.statusCode();
    }

    private static void fits(String path, String method, String url, HttpResponse<String> response) {
        var documented = document.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(String.valueOf(response.statusCode()));
        assertThat(documented.isMissingNode())
                .as("%s answers %d, which is not documented", url, response.statusCode())
                .isFalse();
        var type = response.headers().firstValue("Content-Type").orElseThrow();
        var body = documented.path("content").path(type).path("schema");
        assertThat(body.isMissingNode())
                .as("%s answers %s, which is not documented", url, type)
                .isFalse();
        var ref = body.path("$ref").asString("");
        var fitting = ref.isEmpty() ? REGISTRY.getSchema(body) : schema(ref.substring(ref.lastIndexOf('/') + 1));
        assertThat(fitting.validate(JSON.readTree(response.body()))).as(url).isEmpty();
    }

    /** A schema of the document by its name, with all that it refers to. */
    private static Schema schema(String name) {
        assertThat(document.path("components").path("schemas").has(name))
                .as(name)
                .isTrue();
        var whole = JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
        whole.set("components", document.path("components"));
        return REGISTRY.getSchema(whole);
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(demo.url()).resolve(path)).build();
    }
}
