package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.ListeningNewsroom;
import org.cueway.peers.SofieNewsroom;
import org.cueway.peers.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Profile 4 with Sofie's connector at the other end, in both roles: it is asked for everything as a newsroom, and asks for everything as a
 * device. It knows profiles 0 to 4: of 5 and 6 it says itself that they are not implemented, and of 7 it has no message
 * ({@code roReqStoryAction}), so these are tried with other peers.
 */
class SofieProfile4Test {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String RO = "SOFIE;1";
    private static final String DEVICE = "prompt.sofie.northgate.ngtv.mos";
    private static final String RELAY = "RELAY-NCS";

    @TempDir
    private Path folder;

    @Test
    void R88_R90_asTheNewsroomItIsAskedForAllItHasAndForWhatDidNotFit() throws Exception {
        try (var sofie = SofieNewsroom.start()) {
            keep(sofie, "A", "B");
            try (var station = Station.open(folder, SofieTest.dialling(sofie));
                    var look = station.connect()) {
                SofieTest.dial(sofie, station.gateway(), Station.NCS_ID);
                SofieTest.awaitConnection(sofie);
                var api = new ApiCaller(station.gateway().url());
                await().atMost(PATIENCE)
                        .until(() -> api.post("newsrooms/" + Station.NCS_ID + "/resync", "{}", "")
                                        .status()
                                < 300);
                await().atMost(PATIENCE)
                        .ignoreExceptionsMatching(AssertionError.class::isInstance)
                        .until(() -> look.order(RO).toString().equals("A[1 2] B[1 2]"));

                keep(sofie, "A", "N", "B"); // and the gateway is not told
                var unknown = Map.<String, Object>of("ro", RO, "story", "N", "slug", "New");
                assertThat(sofie.tell("sendStory", unknown).toString())
                        .contains("storyID is not in this running order");
                await().atMost(PATIENCE).until(() -> look.order(RO).toString().equals("A[1 2] N[1 2] B[1 2]"));
                assertThat(sofie.order("sendStory", unknown).asString()).isEqualTo("OK");
            }
        }
    }

    @Test
    void R128_asTheDeviceItGetsStoriesInFullAndAsksForAllThatIsMeantForIt() throws Exception {
        try (var listening = ListeningNewsroom.open();
                var sofie = SofieNewsroom.start()) {
            var ports = sofie.order("listen", Map.of("ncsID", RELAY, "mosID", DEVICE));
            var relay = """
                    %srelay:
                      ncsID: %s
                      devices:
                        - { id: %s, host: 127.0.0.1, lower: %d, upper: %d }
                    """.formatted(
                            listening.config(),
                            RELAY,
                            DEVICE,
                            ports.path("lower").asInt(),
                            ports.path("upper").asInt());
            try (var station = Station.open(folder, relay);
                    var newsroom = station.connect()) {
                SofieTest.dial(sofie, station.gateway(), RELAY);
                SofieTest.awaitConnection(sofie);
                for (var message : List.of(
                        "<roCreate><roID>RO-A</roID><roSlug>Evening</roSlug>" + story("S1") + "</roCreate>",
                        "<roElementAction operation=\"INSERT\"><roID>RO-A</roID><element_target><storyID/></element_target>"
                                + "<element_source>" + story("S2") + "</element_source></roElementAction>",
                        "<roStorySend><roID>RO-A</roID><storyID>S2</storyID><storySlug>Told</storySlug><storyBody>"
                                + "<p>Some words.</p></storyBody></roStorySend>")) {
                    assertThat(newsroom.ask(message).status()).isEqualTo("OK");
                }
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(told(sofie))
                                .containsExactly("roCreate RO-A S1", "insertStories RO-A S2", "roStorySend RO-A S2"));

                assertThat(sofie.order("requestAll", Map.of()).toString()).isEqualTo("[\"RO-A\"]");
                var list = sofie.order("request", Map.of("ro", "RO-A"));
                assertThat(list.path("slug").asString()).isEqualTo("Evening");
                assertThat(list.at("/stories/0/id").asString()).isEqualTo("S1");
                assertThat(list.at("/stories/1/id").asString()).isEqualTo("S2");
            }
        }
    }

    private static void keep(SofieNewsroom sofie, String... stories) {
        var told = List.of(stories).stream()
                .map(id -> Map.of("id", id, "items", List.of(Map.of("id", "1"), Map.of("id", "2"))))
                .toList();
        sofie.order("keep", Map.of("ro", RO, "stories", told));
    }

    /** What it was told as a device, in order: message, roID, stories. */
    private static List<String> told(SofieNewsroom sofie) {
        return sofie.events().stream()
                .filter(event -> event.path("event").asString().equals("told"))
                .map(event -> event.path("what").asString())
                .toList();
    }

    private static String story(String id) {
        return "<story><storyID>" + id
                + "</storyID><storySlug>Story</storySlug><item><itemID>1</itemID><objID>O1</objID><mosID>" + DEVICE
                + "</mosID></item></story>";
    }
}
