package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code cueway sim nmos} as somebody starts it. */
final class SimulatedFacilityTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    @Test
    void itSaysWhereItIsDoesWhatIsTypedAndEndsWhenTold() throws Exception {
        var process = start("--json", "--commands", "--nodes", "2", "--fault", "no-bulk=1");
        try (var out = process.inputReader();
                var in = new PrintWriter(process.outputWriter(), true);
                var client = HttpClient.newHttpClient()) {
            var started = line(out);
            assertThat(started.path("event").asString()).isEqualTo("started");
            var registry = started.at("/registries/0/url").asString();
            var nodes = client.send(
                    HttpRequest.newBuilder(URI.create(registry + "/x-nmos/query/v1.3/nodes"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(JSON.readTree(nodes.body()).size()).isEqualTo(2);
            in.println("connect CAM 1 video -> MON 1 in video");
            var activated = line(out);
            assertThat(activated.path("label").asString()).isEqualTo("MON 1 in video");
            assertThat(activated.path("active").booleanValue()).isTrue();
            in.println("disconnect nothing");
            assertThat(out.readLine()).isEqualTo("disconnect: no sender or receiver nothing");
            in.println("reboot MON 1");
            in.println("list");
            assertThat(out.lines()
                            .takeWhile(line -> !line.startsWith("MON 1 in audio"))
                            .toList())
                    .contains("CAM 1 video", "MON 1 in video  off");
            process.destroy();
            assertThat(process.waitFor()).isIn(0, 143);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                GatewayProcess.shippedClassPath(),
                "org.cueway.cli.Main",
                "sim",
                "nmos"));
        command.addAll(1, ShortLives.jvmOptions());
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private static JsonNode line(BufferedReader from) throws IOException {
        return JSON.readTree(from.readLine());
    }
}
