package org.cueway.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Grid;
import org.cueway.desk.Desk;
import org.cueway.desk.DirectCues;
import org.cueway.rundown.Edit;
import org.cueway.script.Pace;
import org.cueway.script.ReadRate;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownKey;
import org.cueway.store.Samples;
import org.cueway.store.StoreFault;
import org.cueway.web.json.GatewayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Giving cues, and the list of those given, over real HTTP. */
final class CuePagesTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String KEY = RundownKey.of(Grid.RO1);
    private static final String TAKE = "{\"verb\":\"take\",\"storyID\":\"S2\",\"itemID\":\"1\"}";

    private final MemoryStore store = MemoryStore.open();
    private final Desk desk = Desk.recover(store);
    private final WebServer web;

    CuePagesTest() throws IOException {
        var held = Grid.held(Grid.BASE).rundown();
        desk.submit(
                Grid.RO1,
                new Edit.Put(held.fields(), held.metadata(), held.others(), held.stories()),
                _ -> Samples.entry(Entry.Kind.EDIT, "1", KEY, "m"));
        var sources = new Sources(
                new Sources.Gateway(this::status, () -> true, List::of, NoPeers.peers(), Optional.empty()),
                new Sources.Rundowns(desk::rundowns, desk::findByKey, Pace.of(ReadRate.wordsPerMinute(180))),
                new Sources.Journal(store::entries, store::subscribe, _ -> Optional.empty()),
                new Sources.Wishes(
                        new DirectCues(desk, store, Limits.Cues.defaults(), TimeSource.system()),
                        NoStoryActions.sources()),
                NoObjects.objects());
        web = WebServer.start("127.0.0.1", 0, sources, Limits.Web.defaults(), TimeSource.system());
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void aCueOfAProgramIsDurableAndSaysWhoGaveIt() throws Exception {
        var response = post(TAKE);
        assertThat(response.statusCode()).isEqualTo(201);
        var cue = json(response);
        assertThat(cue.path("verb").asString()).isEqualTo("take");
        assertThat(cue.path("source").asString()).isEqualTo("api");
        assertThat(cue.path("by").asString()).isEqualTo("127.0.0.1");
        assertThat(cue.path("rundown").asString()).isEqualTo(KEY);
        assertThat(cue.path("at").isNull()).isTrue();
        assertThat(cue.path("late").asBoolean()).isFalse();
        assertThat(cue.path("items").toString()).isEqualTo("[{\"storyID\":\"S2\",\"itemID\":\"1\"}]");
        assertThat(response.headers().firstValue("Location"))
                .contains("/api/v1/messages/" + cue.path("number").asLong());
        assertThat(cues()).hasSize(1);

        var message = get("/api/v1/messages/" + cue.path("number").asLong());
        assertThat(message.path("kind").asString()).isEqualTo("cue");
        assertThat(message.path("source").asString()).isEqualTo("api");
        assertThat(message.path("command").asString()).isEqualTo("cue");
        assertThat(message.path("storyID").asString()).isEqualTo("S2");
        assertThat(message.path("result").asString()).isEqualTo("OK");
        assertThat(message.path("changed").toString())
                .isEqualTo("[\"take, by a program at 127.0.0.1\",\"item 1 of S2\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-Fetch-Site | same-origin",
                "Origin         | self",
            })
    void aPageOfOurOwnIsTheConsole(String header, String value) throws Exception {
        var origin = value.equals("self") ? "http://127.0.0.1:" + web.port() : value;
        var cue = json(send(request(TAKE).header(header, origin)));
        assertThat(cue.path("source").asString()).isEqualTo("console");
    }

    @Test
    void whatIsAddressedMayBeAStoryOrAll() throws Exception {
        assertThat(json(post("{\"verb\":\"out\",\"storyID\":\"S2\"}"))
                        .path("items")
                        .size())
                .isEqualTo(3);
        assertThat(json(post("{\"verb\":\"out\",\"storyID\":null}"))
                        .path("items")
                        .size())
                .isEqualTo(6);
        var arm = json(post("{\"verb\":\"arm\"}"));
        assertThat(arm.path("items").size()).isZero();
        assertThat(arm.path("storyID").asString()).isEmpty();
    }

    @Test
    void R23_theSameIdempotencyKeyTwiceIsOneCue() throws Exception {
        var first = send(request(TAKE).header("Idempotency-Key", "5f0c"));
        var again = send(request(TAKE).header("Idempotency-Key", "5f0c"));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(cues()).hasSize(1);

        var other = send(request(TAKE.replace("take", "out")).header("Idempotency-Key", "5f0c"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("title").asString()).isEqualTo("another cue was given under this Idempotency-Key");
        assertThat(cues()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"verb\":\"explode\"}` | 422 | unknown verb             | prepare, take, hold, out, signal, arm or disarm | explode",
                "`{\"storyID\":\"S2\"}` | 422 | unknown verb             | prepare, take, hold, out, signal, arm or disarm | none",
                "`{\"verb\":\"take\",\"itemID\":\"1\"}` | 422 | itemID without storyID   | a storyID beside the itemID | none",
                "`{\"verb\":\"take\",\"storyID\":\"S9\"}` | 422 | storyID is not in this running order | IDs that the running order has | S9",
                "`{\"verb\":\"take\",\"storyID\":\"S2\",\"itemID\":\"9\"}` | 422 | itemID is not in this story | IDs that the running order has | 9",
                "`{\"verb\":\"take\",\"colour\":\"red\"}` | 400 | wrong body | one of dryRun, itemID, storyID, verb | colour",
                "`{\"verb\":1}` | 400 | wrong body | verb as a text | 1",
                "`[\"take\"]` | 400 | wrong body | a JSON object | array",
            })
    void whatCannotBeMeantIsExplainedAndIsNoCue(String body, int status, String title, String expected, String found)
            throws Exception {
        var response = post(body);
        assertThat(response.statusCode()).isEqualTo(status);
        var problem = json(response);
        assertThat(problem.path("title").asString()).isEqualTo(title);
        assertThat(problem.path("expected").asString()).isEqualTo(expected);
        assertThat(problem.path("found").asString()).isEqualTo(found);
        assertThat(problem.path("hint").asString()).isNotBlank();
        assertThat(cues()).isEmpty();
    }

    @Test
    void aBodyThatIsNoJsonOrTooLargeIsExplained() throws Exception {
        assertThat(json(post("verb=take")).path("found").asString())
                .isEqualTo("what is none, from line 1, column 1 on");
        assertThat(json(post("")).path("expected").asString()).isEqualTo("a JSON object");
        assertThat(json(post("{\"verb\":\"take\",\"verb\":\"out\"}"))
                        .path("status")
                        .asInt())
                .isEqualTo(400);
        var huge = post("{\"verb\":\"" + "x".repeat(2 << 20) + "\"}");
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(cues()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type   | text/plain                 | 415",
                "Content-Type   | application/jsonp          | 415",
                "Sec-Fetch-Site | cross-site                 | 403",
                "Sec-Fetch-Site | same-site                  | 403",
                "Origin         | http://evil.example        | 403",
                "Origin         | null                       | 403",
                "Idempotency-Key| two words                  | 400",
            })
    void aPageOfAnotherSiteCannotGiveCues(String header, String value, int status) throws Exception {
        var response = send(request(TAKE).setHeader(header, value));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).path("hint").asString()).isNotBlank();
        assertThat(cues()).isEmpty();
    }

    @Test
    void aRunningOrderThatIsNotThereAndAMethodThatIsNoneAreExplained() throws Exception {
        var nobody = CLIENT.send(
                HttpRequest.newBuilder(uri("/api/v1/rundowns/nobodys/cues"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(TAKE))
                        .build(),
                BodyHandlers.ofString());
        assertThat(nobody.statusCode()).isEqualTo(404);
        var list = CLIENT.send(
                HttpRequest.newBuilder(uri("/api/v1/rundowns/nobodys/cues")).build(), BodyHandlers.ofString());
        assertThat(list.statusCode()).isEqualTo(404);
        var put = send(request(TAKE).method("PUT", BodyPublishers.ofString(TAKE)));
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }

    @Test
    void A12_whatCouldNotBeSavedIsNoCueAndSaysSo() throws Exception {
        store.refuse(StoreFault.DISK_FULL);
        var response = send(request(TAKE).header("Idempotency-Key", "k"));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).path("found").asString()).isEqualTo("not saved: the disk is full");
        store.heal();
        assertThat(send(request(TAKE).header("Idempotency-Key", "k")).statusCode())
                .isEqualTo(201);
        assertThat(cues()).hasSize(1);
    }

    @Test
    void theLatestCuesAreListedNewestFirstAPageAtATime() throws Exception {
        for (String verb : List.of("prepare", "take", "hold", "signal", "out")) {
            post(TAKE.replace("take", verb));
        }
        var first = get("/api/v1/rundowns/" + KEY + "/cues?limit=3");
        assertThat(verbs(first)).containsExactly("out", "signal", "hold");
        var second = get("/api/v1/rundowns/" + KEY + "/cues?limit=3&after="
                + first.path("next").asString());
        assertThat(verbs(second)).containsExactly("take", "prepare");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void theCuesOfARunningOrderThatIsGoneCanStillBeRead() throws Exception {
        post(TAKE);
        desk.submit(Grid.RO1, new Edit.Delete(), _ -> Samples.entry(Entry.Kind.EDIT, "2", KEY, "m"));
        assertThat(verbs(get("/api/v1/rundowns/" + KEY + "/cues"))).containsExactly("take");
        assertThat(post(TAKE).statusCode()).isEqualTo(404);
    }

    private static List<String> verbs(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(cue -> cue.path("verb").asString())
                .toList();
    }

    private List<Entry> cues() {
        return store.entries(EntryQuery.cues(Long.MAX_VALUE, KEY, 100));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(request(body));
    }

    private HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(uri("/api/v1/rundowns/" + KEY + "/cues"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        return json(CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + web.port() + path);
    }

    private GatewayStatus status() {
        return new GatewayStatus(
                "1",
                "us",
                Instant.EPOCH,
                Duration.ZERO,
                Instant.EPOCH,
                ZoneOffset.UTC,
                Map.of(),
                store.state(),
                List.of(),
                Map.of(),
                List.of());
    }
}
