package org.cueway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.simulator.device.casparcg.CasparFault;
import org.cueway.simulator.device.casparcg.Layer;
import org.cueway.simulator.device.casparcg.Library;
import org.cueway.simulator.device.casparcg.Producer;
import org.cueway.simulator.device.casparcg.SimulatedCaspar;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sofie's CasparCG client ({@code casparcg-connection}) against the simulated server: so that server and driver, which are both
 * ours, cannot share a mistake (device-protocols §0.3, §3).
 */
class CasparClientTest {
    @Test
    void sofiesClientUnderstandsTheSimulatedServer() throws Exception {
        try (var server = SimulatedCaspar.start(0, Library.small(), TimeSource.system())) {
            server.fail(new CasparFault.Slow(1, Duration.ofMillis(50)));
            var steps = run(server.port());
            assertThat(codes(steps)).containsExactlyEntriesOf(expected());
            assertThat(data(steps, "version").path("fullVersion").asString()).startsWith("2.4.0");
            assertThat(data(steps, "info").size()).isEqualTo(2);
            var layers = data(steps, "infoChannel").findPath("layers");
            assertThat(layers.path(0).path("layer").asInt()).isEqualTo(20);
            assertThat(layers.path(0)
                            .path("foreground")
                            .path("producer")
                            .path(0)
                            .asString())
                    .isEqualTo("html");
            assertThat(data(steps, "bogus").toString()).contains("BOGUS");
            assertThat(data(steps, "order").toString()).isEqualTo("[2,1]");
            assertThat(server.layer("2-10").foreground()).isEqualTo(new Producer.Clip("AMB", List.of()));
            assertThat(server.layer("1-20")).isNotEqualTo(Layer.EMPTY);
        }
    }

    @Test
    void whatSofiesClientEscapesArrivesAsItWas() throws Exception {
        try (var server = SimulatedCaspar.start(0, Library.small(), TimeSource.system())) {
            server.fail(new CasparFault.Dribble());
            run(server.port());
            // The client escapes the dollar sign, which servers drop (device-protocols §3.1).
            assertThat(server.received())
                    .anyMatch(
                            line -> line.endsWith(
                                    "CG 1-20 ADD 1 \"news/l3\" 0 \"{\\\"f0\\\":\\\"Say \\\\\\\"hi\\\\\\\" \\\\\\\\ \\$5\\\",\\\"f1\\\":\\\"a\\\\nb\\\"}\""));
        }
    }

    private static JsonNode data(Map<String, JsonNode> steps, String step) {
        return Optional.ofNullable(steps.get(step)).orElseThrow().path("data");
    }

    private static Map<String, Integer> codes(Map<String, JsonNode> steps) {
        var codes = new LinkedHashMap<String, Integer>();
        steps.forEach((step, json) -> {
            if (json.has("code")) codes.put(step, json.path("code").asInt());
        });
        return codes;
    }

    private static Map<String, Integer> expected() {
        var codes = new LinkedHashMap<String, Integer>();
        codes.put("version", 201);
        codes.put("info", 200);
        codes.put("add", 202);
        codes.put("play", 202);
        codes.put("update", 202);
        codes.put("next", 202);
        codes.put("invoke", 201);
        codes.put("infoChannel", 201);
        codes.put("stop", 202);
        codes.put("remove", 202);
        codes.put("stop nothing", 403);
        codes.put("no template", 404);
        codes.put("loadbg", 202);
        codes.put("play clip", 202);
        codes.put("pause", 202);
        codes.put("resume", 202);
        codes.put("no clip", 404);
        codes.put("no channel", 401);
        codes.put("clear", 202);
        codes.put("bogus", 400);
        return codes;
    }

    private static Map<String, JsonNode> run(int port) throws Exception {
        var folder = Path.of("src/test/npm").toAbsolutePath();
        if (!Files.isDirectory(folder.resolve("node_modules/casparcg-connection"))) {
            throw new AssertionError("Sofie's CasparCG client is not installed: run `npm ci` in " + folder
                    + " (./build does it), with Node.js 18 or newer");
        }
        var process = new ProcessBuilder("node", "caspar.mjs", String.valueOf(port))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader()) {
            var steps = new LinkedHashMap<String, JsonNode>();
            for (var line : lines.lines().filter(text -> text.startsWith("{")).toList()) {
                var json = JsonMapper.shared().readTree(line);
                steps.put(json.path("step").asString(), json);
            }
            assertThat(process.waitFor()).as("%s", steps).isZero();
            return steps;
        } finally {
            process.destroyForcibly();
        }
    }
}
