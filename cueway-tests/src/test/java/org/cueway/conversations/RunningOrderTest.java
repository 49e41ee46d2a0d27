package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Over;
import org.cueway.peers.Station;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole path: a running order is received, changed in every way that MOS knows, kept, and given back exactly. */
class RunningOrderTest {
    private static final String RO = "RO;ONE\\TWO";

    @ParameterizedTest(name = "over {0}")
    @EnumSource(Over.class)
    void whatWasBuiltWithAllTenActionsIsGivenBackAlsoAfterAKill(Over over, @TempDir Path folder) throws Exception {
        try (var station = Station.open(folder)) {
            try (var newsroom = station.connect(over)) {
                createOctetByOctet(newsroom);
                assertThat(newsroom.order(RO)).hasToString("A[1 2 3] B[1 2 3] C[1 2 3]");
                actInAllTenWays(newsroom);
            }
            station.killAndRestart();
            try (var newsroom = station.connect(over)) {
                assertThat(newsroom.order(RO)).hasToString("C[1 2 3] F[9] E[5 3 1] A[1 2 3]");
                assertThat(newsroom.ask("<roReqAll/>").all("mos/roListAll/ro/roID"))
                        .containsExactly(RO);
            }
            assertThat(station.gateway().stop()).isEqualTo(128 + 15); // ended by SIGTERM, its hook run
        }
    }

    private static void createOctetByOctet(Dialogue newsroom) {
        newsroom.newsroom()
                .sendOctetByOctet(
                        newsroom.next("<roCreate>" + roId() + "<roSlug>News & weather</roSlug>".replace("&", "&amp;")
                                + story("A", 1, 2, 3) + story("B", 1, 2, 3) + story("C", 1, 2, 3) + "</roCreate>"));
        assertThat(newsroom.newsroom().read().status()).isEqualTo("OK");
    }

    private static void actInAllTenWays(Dialogue newsroom) {
        act(newsroom, "INSERT", target("B"), story("D", 1) + story("E", 1), "A[1 2 3] D[1] E[1] B[1 2 3] C[1 2 3]");
        act(newsroom, "INSERT", target("E", "1"), item(5) + item(3), "A[1 2 3] D[1] E[5 3 1] B[1 2 3] C[1 2 3]");
        act(newsroom, "REPLACE", target("D"), story("F", 7, 8), "A[1 2 3] F[7 8] E[5 3 1] B[1 2 3] C[1 2 3]");
        act(newsroom, "REPLACE", target("F", "7"), item(9), "A[1 2 3] F[9 8] E[5 3 1] B[1 2 3] C[1 2 3]");
        act(newsroom, "MOVE", target(""), stories("A", "E"), "F[9 8] B[1 2 3] C[1 2 3] A[1 2 3] E[5 3 1]");
        act(newsroom, "MOVE", target("B", "2"), items(3, 1), "F[9 8] B[3 1 2] C[1 2 3] A[1 2 3] E[5 3 1]");
        act(newsroom, "DELETE", "", stories("B"), "F[9 8] C[1 2 3] A[1 2 3] E[5 3 1]");
        act(newsroom, "DELETE", target("F"), items(8), "F[9] C[1 2 3] A[1 2 3] E[5 3 1]");
        act(newsroom, "SWAP", "", stories("F", "C"), "C[1 2 3] F[9] A[1 2 3] E[5 3 1]");
        act(newsroom, "SWAP", target("C"), items(1, 3), "C[3 2 1] F[9] A[1 2 3] E[5 3 1]");
        act(newsroom, "SWAP", target("C"), items(1, 3), "C[1 2 3] F[9] A[1 2 3] E[5 3 1]");
        act(newsroom, "SWAP", "", stories("A", "E"), "C[1 2 3] F[9] E[5 3 1] A[1 2 3]");
    }

    private static void act(Dialogue newsroom, String operation, String target, String source, String expected) {
        var answer = newsroom.ask(
                "<roElementAction operation=\"%s\">%s%s<element_source>%s</element_source></roElementAction>"
                        .formatted(operation, roId(), target, source));
        assertThat(answer.status()).as("%s %s %s", operation, target, source).isEqualTo("OK");
        assertThat(newsroom.order(RO)).as("%s %s %s", operation, target, source).hasToString(expected);
    }

    private static String roId() {
        return "<roID>" + RO + "</roID>";
    }

    private static String target(String story) {
        return "<element_target><storyID>" + story + "</storyID></element_target>";
    }

    private static String target(String story, String item) {
        return "<element_target><storyID>" + story + "</storyID><itemID>" + item + "</itemID></element_target>";
    }

    private static String story(String id, int... items) {
        return "<story><storyID>" + id + "</storyID><storySlug>Story " + id + "</storySlug>"
                + String.join(
                        "", IntStream.of(items).mapToObj(RunningOrderTest::item).toList()) + "</story>";
    }

    private static String item(int id) {
        return "<item><itemID>" + id + "</itemID><objID>CLIP " + id + "</objID><mosID>" + Station.MOS_ID
                + "</mosID></item>";
    }

    private static String stories(String... ids) {
        return String.join(
                "",
                List.of(ids).stream().map(id -> "<storyID>" + id + "</storyID>").toList());
    }

    private static String items(int... ids) {
        return String.join(
                "",
                IntStream.of(ids).mapToObj(id -> "<itemID>" + id + "</itemID>").toList());
    }
}
