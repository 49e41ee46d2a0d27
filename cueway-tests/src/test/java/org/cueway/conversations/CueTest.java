package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.Condition;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Samples;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Cues over real sockets, and across {@code kill -9}: {@code roCtrl}, {@code roItemCue}, {@code roReadyToAir} and the API. */
class CueTest {
    private static final String CREATE =
            "<roCreate><roID>RO</roID><roSlug>Show</roSlug>" + story("A", "1", "2") + story("B", "1") + "</roCreate>";

    private static Station station;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        station = Station.open(folder);
    }

    @AfterAll
    static void stop() {
        station.close();
    }

    private int before;

    @BeforeEach
    void theShowIsThere() throws Exception {
        try (var newsroom = station.connect()) {
            newsroom.ask("<roDelete><roID>RO</roID></roDelete>");
            assertThat(newsroom.ask(CREATE).status()).isEqualTo("OK");
        }
        before = cues().size();
    }

    @Test
    void A04_R23_anExecuteRepeatedAfterAKillIsOneCueAndGetsTheSameAnswer() throws Exception {
        String execute;
        String first;
        try (var newsroom = station.connect()) {
            execute = newsroom.next(control("A", "1", "EXECUTE"));
            var answer = newsroom.newsroom().ask(execute);
            assertThat(answer.status()).isEqualTo("OK");
            first = answer.text();
        }
        station.killAndRestart();
        try (var newsroom = station.connect()) {
            assertThat(newsroom.newsroom().ask(execute).text()).isEqualTo(first);
            assertThat(newsroom.newsroom().ask(execute).text()).isEqualTo(first);
        }
        assertThat(newCues()).containsExactly("take newsroom roCtrl EXECUTE: A/1");
    }

    @Test
    void A04_anExecuteWhoseAnswerIsLostWithItsSocketIsOneCue() throws Exception {
        String execute;
        try (var newsroom = station.connect()) {
            execute = newsroom.next(control("B", "1", "EXECUTE"));
            newsroom.newsroom().send(execute);
            newsroom.newsroom().reset();
        }
        try (var newsroom = station.connect()) {
            assertThat(newsroom.newsroom().ask(execute).status()).isEqualTo("OK");
        }
        assertThat(newCues()).containsExactly("take newsroom roCtrl EXECUTE: B/1");
    }

    @Test
    void everyCommandOnEveryLevelIsACueForTheItemsInOrder() throws Exception {
        try (var newsroom = station.connect()) {
            say(newsroom, control("A", "2", "READY"));
            say(newsroom, control("A", "", "EXECUTE"));
            say(newsroom, control("A", "0", "PAUSE"));
            say(newsroom, control("0", "0", "SIGNAL"));
            say(newsroom, "<roCtrl><roID>RO</roID><command>STOP</command></roCtrl>");
            say(
                    newsroom,
                    "<roItemCue><mosID>" + Station.MOS_ID
                            + "</mosID><roID>RO</roID><storyID>B</storyID><itemID>1</itemID>"
                            + "<roEventType>START</roEventType><roEventTime>2026-03-17T18:04:34,000Z</roEventTime></roItemCue>");
            say(newsroom, "<roReadyToAir><roID>RO</roID><roAir>READY</roAir></roReadyToAir>");
        }
        assertThat(newCues())
                .containsExactly(
                        "prepare newsroom roCtrl READY: A/2",
                        "take newsroom roCtrl EXECUTE: A/1 A/2",
                        "hold newsroom roCtrl PAUSE: A/1 A/2",
                        "signal newsroom roCtrl SIGNAL: A/1 A/2 B/1",
                        "out newsroom roCtrl STOP: A/1 A/2 B/1",
                        "prepare newsroom roItemCue START: B/1",
                        "arm newsroom roReadyToAir READY: ");
        assertThat(cues().getFirst().path("late").asBoolean()).isFalse();
        assertThat(cues().get(1).path("late").asBoolean()).isTrue();
    }

    @Test
    void whatCannotBeDoneIsRefusedInWordsAndIsNoCue() throws Exception {
        try (var newsroom = station.connect()) {
            assertThat(newsroom.ask(control("C", "1", "EXECUTE")).status())
                    .isEqualTo("NACK: storyID is not in this running order: C");
            assertThat(newsroom.ask(control("A", "7", "EXECUTE")).status())
                    .isEqualTo("NACK: itemID is not in this story: 7");
            assertThat(newsroom.ask(control("A", "1", "VANISH")).status()).startsWith("NACK: unknown command VANISH");
            assertThat(newsroom.newsroom()
                            .ask(Samples.numbered(Samples.good("roItemCue"), 900_001))
                            .status())
                    .startsWith("NACK: roID is not held by this device");
        }
        assertThat(newCues()).isEmpty();
    }

    @Test
    void aProgramGivesACueOnceAlsoAcrossAKill() throws Exception {
        var path = "rundowns/" + caller().keyOf("RO") + "/cues";
        var take = "{\"verb\":\"take\",\"storyID\":\"A\",\"itemID\":\"1\"}";
        var first = caller().post(path, take, "wish-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(caller().post(path, take, "wish-1").status()).isEqualTo(200);
        station.killAndRestart();
        var again = caller().post(path, take, "wish-1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(newCues()).containsExactly("take api 127.0.0.1: A/1");
    }

    @Test
    void cuesFromEverywhereAtOnceAreAllKeptOnce() throws Exception {
        var path = "rundowns/" + caller().keyOf("RO") + "/cues";
        try (var one = station.connect();
                var two = station.connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var posts = IntStream.range(0, 20)
                    .<Future<?>>mapToObj(n -> threads.submit(
                            () -> caller().post(path, "{\"verb\":\"hold\",\"storyID\":\"B\"}", "k" + n / 2)))
                    .toList();
            for (int n = 0; n < 20; n++) {
                var message = one.next(control("A", "", "SIGNAL"));
                one.newsroom().send(message);
                two.newsroom().send(message);
                assertThat(one.newsroom().read().status()).isEqualTo("OK");
                assertThat(two.newsroom().read().status()).isEqualTo("OK");
            }
            for (var post : posts) {
                post.get();
            }
        }
        assertThat(newCues())
                .hasSize(30)
                .areExactly(20, new Condition<>(cue -> cue.startsWith("signal"), "signals"))
                .areExactly(10, new Condition<>(cue -> cue.startsWith("hold"), "holds"));
    }

    private static void say(Dialogue newsroom, String message) {
        assertThat(newsroom.ask(message).status()).as(message).isEqualTo("OK");
    }

    private static String control(String storyID, String itemID, String command) {
        return "<roCtrl><roID>RO</roID><storyID>%s</storyID><itemID>%s</itemID><command>%s</command></roCtrl>"
                .formatted(storyID, itemID, command);
    }

    private static String story(String id, String... items) {
        var text = new StringBuilder("<story><storyID>" + id + "</storyID><storySlug>" + id + "</storySlug>");
        for (var item : items) {
            text.append(
                    "<item><itemID>" + item + "</itemID><objID>O</objID><mosID>" + Station.MOS_ID + "</mosID></item>");
        }
        return text.append("</story>").toString();
    }

    /** Newest first. */
    private static List<JsonNode> cues() throws Exception {
        var caller = caller();
        return caller.get("rundowns/" + caller.keyOf("RO") + "/cues?limit=1000")
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    /** Those of this test, oldest first: {@code take newsroom roCtrl EXECUTE: A/1}. */
    private List<String> newCues() throws Exception {
        return cues().reversed().stream().skip(before).map(CueTest::words).toList();
    }

    private static String words(JsonNode cue) {
        var items = cue.path("items")
                .valueStream()
                .map(item -> item.path("storyID").asString() + "/"
                        + item.path("itemID").asString())
                .toList();
        return cue.path("verb").asString() + " " + cue.path("source").asString() + " "
                + cue.path("by").asString() + ": " + String.join(" ", items);
    }

    private static ApiCaller caller() {
        return new ApiCaller(station.gateway().url());
    }
}
