package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.AskedNewsroom;
import org.cueway.peers.Reply;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever one end has lost, in the end both hold the same: a gateway and a newsroom that it asks. */
class HealingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final String ADMITTED = "newsrooms: [ { id: " + Station.NCS_ID + " } ]\n";

    @TempDir
    private Path folder;

    /** What the newsroom holds: stories by running order. */
    private final Map<String, List<String>> theirs = new ConcurrentSkipListMap<>();

    private final AskedNewsroom newsroom = AskedNewsroom.open();

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void R90_R92_onConnectingTheGatewayAsksForAllThatTheNewsroomHas() throws Exception {
        theirs.putAll(Map.of("RO1", List.of("A", "B"), "RO2", List.of()));
        newsroom.telling(this::tell);
        try (var station = Station.open(folder, newsroom.section());
                var push = station.connect()) {
            await().atMost(PATIENCE).until(() -> walk(station).equals("complete"));
            assertThat(push.order("RO1")).hasToString("A[] B[]");
            assertThat(push.order("RO2")).hasToString("");
            assertThat(newsroom.asked("roReqAll")).hasSize(1);
            assertThat(askedFor()).containsExactly("RO1", "RO2");
        }
    }

    @Test
    void R88_R89_R91_aStoryThatNobodyToldUsOfIsRefusedAndAskedForOnce() throws Exception {
        theirs.put("RO1", List.of("A"));
        newsroom.telling(this::tell);
        try (var station = Station.open(folder, newsroom.section());
                var push = station.connect()) {
            await().atMost(PATIENCE).until(() -> walk(station).equals("complete"));
            theirs.put("RO1", List.of("N", "A"));
            assertThat(push.ask(send("RO1", "N")).status()).contains("storyID is not in this running order");
            await().atMost(PATIENCE).until(() -> push.order("RO1").toString().equals("N[] A[]"));
            assertThat(push.ask(send("RO1", "N")).status()).isEqualTo("OK");
            assertThat(askedFor()).containsExactly("RO1", "RO1");
        }
    }

    @Test
    void R91_aNewsroomThatNeverAgreesIsNotAskedForEver() throws Exception {
        theirs.put("RO1", List.of("A"));
        newsroom.telling(this::tell);
        try (var station = Station.open(folder, newsroom.section());
                var push = station.connect()) {
            await().atMost(PATIENCE).until(() -> walk(station).equals("complete"));
            for (int i = 0; i < 30; i++) {
                assertThat(push.ask(send("RO1", "nobody's")).status()).startsWith("NACK");
            }
            await().pollDelay(MOMENT).atMost(PATIENCE).until(() -> askedFor().size() == 2);
        }
    }

    @Test
    void R92_aKillBetweenTheQuestionAndItsAnswerLosesNothing() throws Exception {
        theirs.put("RO1", List.of("A"));
        newsroom.telling(this::tell);
        try (var station = Station.open(folder, newsroom.section())) {
            await().atMost(PATIENCE).until(() -> walk(station).equals("complete"));
            var asked = new CountDownLatch(1);
            newsroom.telling(request -> {
                asked.countDown();
                return "";
            });
            theirs.put("RO1", List.of("A", "B"));
            try (var push = station.connect()) {
                assertThat(push.ask(send("RO1", "B")).status()).startsWith("NACK");
                assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            }
            newsroom.telling(this::tell);
            station.killAndRestart();
            try (var push = station.connect()) {
                await().atMost(PATIENCE)
                        .until(() -> push.order("RO1").toString().equals("A[] B[]"));
                await().atMost(PATIENCE).until(() -> sync(station, "RO1").equals("current"));
            }
        }
    }

    @Test
    void R94_aStoryThatOvertookItsRoCreateOnAnotherSocketWaitsForIt() throws Exception {
        try (var station = Station.open(folder, ADMITTED);
                var slow = station.connect();
                var fast = station.connect()) {
            var create = slow.next("<roCreate><roID>RO1</roID><roSlug>x</roSlug><story><storyID>A</storyID></story>"
                    + "<mosExternalMetadata><mosSchema>x</mosSchema><mosPayload>" + "<a/>".repeat(2_000)
                    + "</mosPayload></mosExternalMetadata></roCreate>");
            slow.newsroom().send(create.substring(0, create.length() / 2));
            // Read for sure: the other connection is asked something that takes its time.
            assertThat(fast.ask("<reqMachInfo/>").kind()).isEqualTo("listMachInfo");
            fast.newsroom().send(fast.next(send("RO1", "A")));
            assertThat(fast.newsroom().readWithin(Duration.ofMillis(300))).isEmpty();
            slow.newsroom().send(create.substring(create.length() / 2));
            assertThat(slow.newsroom().read().status()).isEqualTo("OK");
            assertThat(fast.newsroom().read().status()).isEqualTo("OK");

            var alone = fast.ask(send("RO9", "A"));
            assertThat(alone.status()).contains("roID is not held");
        }
    }

    @Test
    void R94_theWaitHasAnEnd() throws Exception {
        try (var station = Station.open(folder, ADMITTED);
                var slow = station.connect();
                var fast = station.connect()) {
            var create = slow.next("<roCreate><roID>RO1</roID><roSlug>x</roSlug></roCreate>");
            slow.newsroom().send(create.substring(0, create.length() / 2));
            assertThat(fast.ask("<reqMachInfo/>").kind()).isEqualTo("listMachInfo");
            // Nothing more comes: after two seconds the message is judged as it stands.
            assertThat(fast.ask(send("RO1", "A")).status()).contains("roID is not held");
        }
    }

    @Test
    void aNewsroomThatIsNotDialledIsAskedForWhatWasLostOnItsOwnConnectionAndForNoMore() throws Exception {
        try (var station = Station.open(folder, ADMITTED);
                var push = station.connect()) {
            assertThat(push.ask("<roCreate><roID>RO1</roID><roSlug>x</roSlug></roCreate>")
                            .status())
                    .isEqualTo("OK");
            assertThat(push.newsroom().readWithin(MOMENT)).isEmpty();
            push.newsroom().send(push.next(send("RO1", "A")));
            assertThat(push.newsroom().read().status()).contains("storyID is not in this running order");
            var question = push.newsroom().read();
            assertThat(question.kind()).isEqualTo("roReq");
            assertThat(question.at("mos/roReq/roID")).isEqualTo("RO1");
            theirs.put("RO1", List.of("A"));
            push.newsroom().send(push.envelope(Integer.parseInt(question.messageId()), tell(question)));
            await().atMost(PATIENCE).until(() -> push.order("RO1").toString().equals("A[]"));
            var refused =
                    new ApiCaller(station.gateway().url()).post("newsrooms/" + Station.NCS_ID + "/resync", "{}", "");
            assertThat(refused.status()).isEqualTo(409);
        }
    }

    private String tell(Reply request) {
        if (request.kind().equals("roReqAll")) {
            var list = new StringBuilder("<roListAll>");
            theirs.keySet().forEach(roID -> list.append("<ro><roID>" + roID + "</roID><roSlug>x</roSlug></ro>"));
            return list.append("</roListAll>").toString();
        }
        var stories = Optional.ofNullable(theirs.get(request.at("//roID")));
        if (stories.isEmpty()) return AskedNewsroom.ok(request, "NACK: RO not found");
        var list = new StringBuilder("<roList><roID>" + request.at("//roID") + "</roID><roSlug>x</roSlug>");
        stories.get().forEach(story -> list.append("<story><storyID>" + story + "</storyID></story>"));
        return list.append("</roList>").toString();
    }

    private List<String> askedFor() {
        return newsroom.asked("roReq").stream()
                .map(request -> request.at("//roID"))
                .toList();
    }

    private static String send(String roID, String storyID) {
        return "<roStorySend><roID>" + roID + "</roID><storyID>" + storyID
                + "</storyID><storyBody><p>text</p></storyBody></roStorySend>";
    }

    private static String walk(Station station) throws Exception {
        return station.gateway()
                .get("/api/v1/newsrooms")
                .at("/items/0/walk/end")
                .asString("");
    }

    private static String sync(Station station, String roID) throws Exception {
        return station.gateway()
                .get("/api/v1/rundowns")
                .path("items")
                .valueStream()
                .filter(row -> row.path("roID").asString().equals(roID))
                .map(row -> row.path("sync").asString())
                .findFirst()
                .orElse("");
    }
}
