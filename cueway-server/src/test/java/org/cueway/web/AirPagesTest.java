package org.cueway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Grid;
import org.cueway.cue.Planner;
import org.cueway.cue.Rule;
import org.cueway.cue.Values;
import org.cueway.desk.Desk;
import org.cueway.desk.DirectCues;
import org.cueway.desk.Lamps;
import org.cueway.desk.Playout;
import org.cueway.desk.Shows;
import org.cueway.device.DeviceRunner;
import org.cueway.device.DeviceSettings;
import org.cueway.device.Devices;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Status;
import org.cueway.rundown.Target;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.store.Entry;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownKey;
import org.cueway.store.Samples;
import org.cueway.web.json.GatewayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Devices, what is next, and what a cue would do, over HTTP. */
final class AirPagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final TimeSource TIME = TimeSource.system();
    private static final String KEY = RundownKey.of(Grid.RO1);
    private static final String RUNDOWN = "/api/v1/rundowns/" + KEY;
    private static final Planner PLANNER = new Planner(List.of(new Rule(
            new Rule.When(List.of(), Map.of()),
            List.of(new Rule.Do("the lamps", Optional.empty(), new Values(Map.of("lamp", "red")))))));

    private final MemoryStore store = MemoryStore.open();
    private final Desk desk = Desk.recover(store);
    private final Lamps lamps = new Lamps();
    private final Playout playout;
    private final Shows shows;
    private final WebServer web;

    AirPagesTest() throws IOException {
        var parts = new Playout.Parts(desk, store);
        store.replay(_ -> List.of());
        playout = Playout.start(
                PLANNER,
                parts,
                (stands, context) -> new Devices(List.of(DeviceRunner.<String, Lamps.Light>start(
                        new DeviceSettings("the lamps", "lamps", Duration.ofSeconds(2), false),
                        _ -> lamps.driver(),
                        Map.of(),
                        context))),
                TIME);
        shows = Shows.start(PLANNER, parts, playout::statuses);
        var peers = NoPeers.peers(new Sources.Air(
                playout.devices(),
                new Sources.Cueing(playout::rehearse, playout::uses),
                new Sources.NextItems(shows::all, shows::choose, shows::move),
                Optional.empty(),
                NoPeers.noGraphics()));
        var sources = new Sources(
                new Sources.Gateway(this::status, () -> true, List::of, peers, Optional.empty()),
                new Sources.Rundowns(desk::rundowns, desk::findByKey, Pace.of(ReadRate.wordsPerMinute(180))),
                new Sources.Journal(store::entries, store::subscribe, _ -> Optional.empty()),
                new Sources.Wishes(new DirectCues(desk, store, Limits.Cues.defaults(), TIME), NoStoryActions.sources()),
                NoObjects.objects());
        web = WebServer.start("127.0.0.1", 0, sources, Limits.Web.defaults(), TIME);
        put("S1(1) S2(1 2 3) S3(1)");
    }

    @AfterEach
    void stop() {
        web.close();
        shows.close();
        playout.close();
    }

    @Test
    void aDeviceSaysHowItIsWhatIsThereAndWhatWasSaid() throws Exception {
        take("S2", "2");
        var device = until(
                "/api/v1/devices/the%20lamps",
                json -> json.at("/places/0/air/itemID").asString("").equals("2")
                        && json.at("/last/outcome").asString("").equals("done"));
        assertThat(device.path("driver").asString()).isEqualTo("lamps");
        assertThat(device.path("state").asString()).isEqualTo("up");
        assertThat(device.path("rehearsal").asBoolean()).isFalse();
        assertThat(device.at("/places/0/place").asString()).isEqualTo("red");
        assertThat(device.at("/places/0/certainty").asString()).isEqualTo("confirmed");
        assertThat(device.at("/places/0/air/rundown").asString()).isEqualTo(KEY);
        assertThat(device.at("/places/0/air/by").asString()).isEqualTo("API 127.0.0.1");
        assertThat(device.at("/places/0/next").isNull()).isTrue();
        assertThat(device.at("/last/verb").asString()).isEqualTo("take");
        assertThat(device.path("trace").isArray()).isTrue();
        var listed = get("/api/v1/devices").path("items");
        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.at("/0/trace").isMissingNode()).isTrue();
    }

    @Test
    void everythingIsTakenOffAPlaceWithoutANewsroom() throws Exception {
        take("S2", "2");
        until(
                "/api/v1/devices",
                json -> !json.at("/items/0/places/0/air").isNull()
                        && !json.at("/items/0/places").isEmpty());
        assertThat(post("/api/v1/devices/the%20lamps/clear", "{\"place\":\"red\"}")
                        .statusCode())
                .isEqualTo(202);
        until(
                "/api/v1/devices",
                json -> json.at("/items/0/places/0/air").isNull()
                        || json.at("/items/0/places").isEmpty());
        assertThat(lamps.lit("red")).isEmpty();
    }

    @Test
    void rehearsalIsSaidAndKeepsCuesFromTheDevice() throws Exception {
        assertThat(post("/api/v1/devices/the%20lamps/rehearsal", "{\"on\":true}")
                        .statusCode())
                .isEqualTo(202);
        until("/api/v1/devices", json -> json.at("/items/0/rehearsal").asBoolean());
        take("S1", "1");
        until(
                "/api/v1/devices",
                json -> json.at("/items/0/last/outcome").asString("").equals("suppressed"));
        assertThat(lamps.sent()).isEmpty();
    }

    @Test
    void aDeviceIsTriedOutWhereNothingIsOnAirAndGoesOffAgainByItself() throws Exception {
        until("/api/v1/devices", json -> json.at("/items/0/state").asString().equals("up"));
        var uses = get("/api/v1/devices/the%20lamps").path("uses");
        assertThat(uses.at("/0/values/lamp").asString()).isEqualTo("red");

        var would = json(test("{\"values\":{\"lamp\":\"red\"},\"dryRun\":true}"));
        assertThat(would.at("/actions/0/place").asString()).isEqualTo("red");
        assertThat(would.at("/actions/0/sends").size()).isEqualTo(1);
        assertThat(lamps.sent()).isEmpty();

        assertThat(test("{\"values\":{\"lamp\":\"red\"},\"seconds\":1}").statusCode())
                .isEqualTo(202);
        await().until(() -> lamps.sent().size() == 2 && lamps.lit("red").isEmpty());
        assertThat(get("/api/v1/shows").path("items").size())
                .as("a test is no running order that is gone")
                .isEqualTo(1);
        var last = until(
                "/api/v1/devices",
                json -> json.at("/items/0/last/verb").asString().equals("out"));
        assertThat(last.at("/items/0/last/by").asString()).isEqualTo("test by API 127.0.0.1");
        assertThat(desk.rundowns().iterator().next().stories())
                .as("no item has a state of it")
                .allSatisfy(story -> assertThat(story.items())
                        .allSatisfy(item -> assertThat(item.status()).isEmpty()));
    }

    @Test
    void aDeviceOnAirIsTriedOutOnlyIfThatIsConfirmed() throws Exception {
        take("S2", "2");
        until(
                "/api/v1/devices",
                json -> json.at("/items/0/places/0/air/itemID").asString("").equals("2"));
        var refused = test("{\"values\":{\"lamp\":\"red\"}}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("title").asString()).isEqualTo("the device is on air");
        assertThat(json(refused).path("found").asString()).endsWith(" at red");
        assertThat(lamps.sent()).hasSize(1);

        assertThat(test("{\"values\":{\"lamp\":\"red\"},\"seconds\":60,\"confirm\":true}")
                        .statusCode())
                .isEqualTo(202);
        until(
                "/api/v1/devices",
                json -> json.at("/items/0/places/0/air/slug").asString("").equals("Test"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"values":{}}                                | 422 | this cannot be put on the device
        {"values":{"lamp":1}}                        | 400 | wrong body
        {"values":{"lamp":"red"},"seconds":61}       | 400 | wrong body
        {"values":{"lamp":"red"},"confirm":"yes"}    | 400 | wrong body
        """)
    void whatCannotBeTriedOutIsExplained(String body, int status, String title) throws Exception {
        var answer = test(body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("title").asString()).isEqualTo(title);
        assertThat(lamps.sent()).isEmpty();
    }

    private HttpResponse<String> test(String body) throws Exception {
        return post("/api/v1/devices/the%20lamps/test", body);
    }

    @Test
    void aDryRunSaysWhatWouldBeSentAndSendsNothing() throws Exception {
        until("/api/v1/devices", json -> json.at("/items/0/state").asString().equals("up"));
        var would = json(
                post(RUNDOWN + "/cues", "{\"verb\":\"take\",\"storyID\":\"S1\",\"itemID\":\"1\",\"dryRun\":true}"));
        assertThat(would.at("/actions/0/device").asString()).isEqualTo("the lamps");
        assertThat(would.at("/actions/0/place").asString()).isEqualTo("red");
        assertThat(would.at("/actions/0/sends/0").asString()).isEqualTo("red=1");
        assertThat(lamps.sent()).isEmpty();
        assertThat(get(RUNDOWN + "/cues").path("items").size()).isZero();

        assertThat(post(RUNDOWN + "/cues", "{\"verb\":\"take\",\"storyID\":\"S1\",\"dryRun\":\"yes\"}")
                        .statusCode())
                .as("what is not understood is no cue")
                .isEqualTo(400);
        assertThat(lamps.sent()).isEmpty();

        var refused = json(
                post(RUNDOWN + "/cues", "{\"verb\":\"take\",\"storyID\":\"S9\",\"itemID\":\"1\",\"dryRun\":true}"));
        assertThat(refused.path("actions").size()).isZero();
        assertThat(refused.at("/remarks/0").asString()).contains("S9");
    }

    @Test
    void theNextItemIsChosenMovedAndLeftToTheOrderAgain() throws Exception {
        assertThat(next(get("/api/v1/shows").at("/items/0"))).isEqualTo("S1 1 false");
        assertThat(next(choose("{\"storyID\":\"S2\",\"itemID\":\"2\"}"))).isEqualTo("S2 2 true");
        assertThat(next(choose("{\"storyID\":\"S2\",\"itemID\":\"2\",\"step\":1}")))
                .isEqualTo("S2 3 true");
        assertThat(next(choose("{\"storyID\":\"S2\",\"itemID\":\"2\",\"step\":1}")))
                .as("two who press it at once move it once")
                .isEqualTo("S2 3 true");
        assertThat(next(choose("{}"))).isEqualTo("S1 1 false");
        take("S2", "3");
        until("/api/v1/shows", json -> next(json.at("/items/0")).equals("S3 1 false"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"storyID":"S9","itemID":"1"}           | 422 | itemID is not in this story
        {"storyID":"S3","itemID":"1","step":1}  | 422 | no further item can be taken
        {"storyID":"S3"}                        | 400 | wrong body
        {"storyID":"S3","itemID":"1","step":0}  | 400 | wrong body
        {"step":4000}                           | 400 | wrong body
        """)
    void whatCannotBeNextIsExplained(String body, int status, String title) throws Exception {
        var answer = post(RUNDOWN + "/next", body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("title").asString()).isEqualTo(title);
    }

    @Test
    void A09_whatIsOnAirOutlivesItsItemAndItsRunningOrderAndIsTakenOffAllTheSame() throws Exception {
        take("S2", "2");
        until("/api/v1/shows", json -> next(json.at("/items/0")).equals("S2 3 false"));
        put("S1(1) S2(1 3) S3(1)");
        var gone = until("/api/v1/shows", json -> json.at("/items/0/gone").size() == 1);
        assertThat(gone.at("/items/0/gone/0/itemID").asString()).isEqualTo("2");
        assertThat(gone.at("/items/0/gone/0/after/itemID").asString()).isEqualTo("1");
        assertThat(next(gone.at("/items/0"))).isEqualTo("S2 3 false");

        desk.submit(Grid.RO1, new Edit.Delete(), _ -> entry());
        until("/api/v1/shows", json -> json.at("/items/0/next").isNull());
        assertThat(post(RUNDOWN + "/cues", "{\"verb\":\"out\",\"storyID\":\"S2\",\"itemID\":\"2\"}")
                        .statusCode())
                .isEqualTo(201);
        until("/api/v1/shows", json -> json.path("items").isEmpty());
        assertThat(lamps.lit("red")).isEmpty();
    }

    @Test
    void whatFloatsIsPassedOver() throws Exception {
        desk.submit(Grid.RO1, new Edit.SetStatus(new Target.OneStory("S1"), new Status("FLOAT", "")), _ -> entry());
        until("/api/v1/shows", json -> next(json.at("/items/0")).equals("S2 1 false"));
    }

    @Test
    void noSuchDeviceNamesThoseThereAre() throws Exception {
        for (var answer : List.of(
                CLIENT.send(request("/api/v1/devices/lights").build(), BodyHandlers.ofString()),
                post("/api/v1/devices/lights/clear", "{}"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).path("expected").asString()).isEqualTo("one of the lamps");
        }
        assertThat(post("/api/v1/devices/the%20lamps/rehearsal", "{}").statusCode())
                .isEqualTo(422);
    }

    private static String next(JsonNode show) {
        var next = show.path("next");
        return next.path("storyID").asString("") + " " + next.path("itemID").asString("") + " "
                + next.path("chosen").asBoolean(false);
    }

    private JsonNode choose(String body) throws Exception {
        return json(post(RUNDOWN + "/next", body));
    }

    private void take(String storyID, String itemID) throws Exception {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("verb", "take")
                .put("storyID", storyID)
                .put("itemID", itemID)
                .toString();
        assertThat(post(RUNDOWN + "/cues", body).statusCode()).isEqualTo(201);
    }

    private void put(String stories) {
        var held = Grid.held(stories).rundown();
        desk.submit(
                Grid.RO1, new Edit.Put(held.fields(), held.metadata(), held.others(), held.stories()), _ -> entry());
    }

    private static Entry entry() {
        return Samples.entry(Entry.Kind.EDIT, "", KEY, "<mos/>");
    }

    private JsonNode until(String path, Predicate<JsonNode> so) {
        return await(path)
                .pollInterval(Duration.ofMillis(2))
                .pollDelay(Duration.ZERO)
                .until(() -> get(path), so);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(web.url()).resolve(path));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return json(CLIENT.send(request(path).build(), BodyHandlers.ofString()));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private GatewayStatus status() {
        return new GatewayStatus(
                "1.2.3",
                "us",
                Instant.parse("2026-11-24T12:00:00Z"),
                Duration.ZERO,
                Instant.parse("2026-11-24T12:00:00Z"),
                ZoneOffset.UTC,
                Map.of(),
                store.state(),
                List.of(),
                Map.of(),
                List.of());
    }
}
