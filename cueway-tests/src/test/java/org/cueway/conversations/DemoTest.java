package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code cueway demo} as somebody meets it who has nothing but a checkout. */
final class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void theEveningShowArrivesByItselfAndSurvivesAHardKill() throws Exception {
        List<JsonNode> before;
        try (var demo =
                GatewayProcess.demo(folder, List.of("--edits-per-min", "0", "--show", "0"), ShortLives.jvmOptions())) {
            before = show(demo);
            assertThat(before).hasSizeBetween(20, 30);
            assertThat(before).allSatisfy(story -> {
                assertThat(story.at("/storySlug").asString()).isNotBlank();
                assertThat(story.at("/durationSeconds").asDouble()).isPositive();
                assertThat(story.at("/hasBody").asBoolean()).isTrue();
            });
            demo.kill();
        }
        try (var again =
                GatewayProcess.demo(folder, List.of("--edits-per-min", "0", "--show", "0"), ShortLives.jvmOptions())) {
            assertThat(again.printed()).anyMatch(line -> line.startsWith("The newsroom goes on"));
            // What the newsroom sends again on its way up changes nothing.
            assertThat(show(again)).isEqualTo(before);
        }
    }

    @Test
    void somebodyKeepsEditingIt() throws Exception {
        try (var demo = GatewayProcess.demo(
                folder, List.of("--edits-per-min", "600", "--seed", "1"), ShortLives.jvmOptions())) {
            var before = show(demo);
            await().until(() -> !show(demo).equals(before));
            assertThat(messages(demo, "kind=refused")).isEmpty();
        }
    }

    @Test
    void allLinesOfBothServersComeUp() throws Exception {
        try (var demo =
                GatewayProcess.demo(folder, List.of("--edits-per-min", "0", "--show", "0"), ShortLives.jvmOptions())) {
            await().until(() -> {
                var lanes = demo.get("/api/v1/lanes").path("items");
                return lanes.size() == 6
                        && StreamSupport.stream(lanes.spliterator(), false)
                                .allMatch(lane -> lane.path("state").asString().equals("up"));
            });
        }
    }

    @Test
    void portsThatAreTakenAreReplacedAndItSaysSo() throws Exception {
        // Whoever has the port, we or somebody else, it is taken.
        try (var _ = taken(10_541);
                var demo = GatewayProcess.demo(
                        folder, List.of("--edits-per-min", "0", "--show", "0"), ShortLives.jvmOptions())) {
            assertThat(demo.printed()).anyMatch(line -> line.contains("mos.listen.upper: 10541 is taken"));
            assertThat(demo.upper()).isNotEqualTo(10_541);
            assertThat(show(demo)).isNotEmpty();
        }
    }

    private static AutoCloseable taken(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException taken) {
            socket.close();
            return () -> {};
        }
    }

    /** The stories of the evening show, once it is there with all its scripts. */
    private static List<JsonNode> show(GatewayProcess demo) {
        var found = new ArrayList<JsonNode>();
        await().until(() -> {
            found.clear();
            for (JsonNode row : demo.get("/api/v1/rundowns").path("items")) {
                if (row.path("roSlug").asString().startsWith("Evening News")
                        && row.path("air").asString().equals("ready")) {
                    demo.get("/api/v1/rundowns/" + row.path("key").asString())
                            .path("stories")
                            .forEach(found::add);
                }
            }
            return !found.isEmpty();
        });
        return found;
    }

    private static List<JsonNode> messages(GatewayProcess demo, String query) throws Exception {
        var found = new ArrayList<JsonNode>();
        demo.get("/api/v1/messages?" + query).path("items").forEach(found::add);
        return found;
    }
}
