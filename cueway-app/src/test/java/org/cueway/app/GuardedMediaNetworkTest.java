package org.cueway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cueway.app.config.ConfigLoader;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.auth.AuthPlan;
import org.cueway.simulator.nmos.auth.SimulatedAuthServer;
import org.cueway.simulator.nmos.ncp.SimulatedMonitors;
import org.cueway.simulator.nmos.node.Gear;
import org.cueway.simulator.nmos.resource.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A running gateway in a facility that asks for tokens (IS-10) and tells how its receivers fare (BCP-008). */
final class GuardedMediaNetworkTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NMOS = "api/v1/nmos";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    private <T extends AutoCloseable> T with(T part) {
        open.add(part);
        return part;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open.reversed()) each.close();
    }

    private SimulatedFacility facility() throws Exception {
        return with(SimulatedFacility.start(Facility.of(5, 2).gear(Gear.CAMERA, Gear.MONITOR), TimeSource.system()));
    }

    private Cueway gateway(SimulatedFacility facility, String... more) throws Exception {
        var settings = new ArrayList<>(List.of(
                "mos.id=us",
                "mos.listen.host=127.0.0.1",
                "mos.listen.lower=0",
                "mos.listen.upper=0",
                "mos.listen.query=0",
                "web.host=127.0.0.1",
                "web.port=0",
                "store.file=" + folder.resolve("cueway.db"),
                "nmos.folder=" + folder.resolve("nmos"),
                "nmos.registry=" + facility.registry().uri()));
        settings.addAll(List.of(more));
        return with(Cueway.start(ConfigLoader.load(Optional.empty(), settings, Map.of())));
    }

    @Test
    void C74_C77_C78_aRunningGatewayGetsRenewsAndUsesTokensAndSaysWhenItIsRefused() throws Exception {
        // Half of a life of 4 s: renewed after 2 s.
        var server =
                with(SimulatedAuthServer.start(AuthPlan.usual().lasting(Duration.ofSeconds(4)), TimeSource.system()));
        var facility = facility();
        facility.guard(server::guard);
        var gateway = gateway(facility, "nmos.authorization.server=" + server.uri(), "nmos.authorization.plain=true");

        until(
                gateway,
                NMOS,
                status -> status.path("state").asString().equals("live")
                        && status.path("counts").path("receivers").asInt()
                                == facility.receivers().size());
        assertThat(facility.registry().sockets())
                .as("WebSockets of the registry")
                .isNotEmpty();
        assertThat(take(gateway).at("/results/0/result").asString()).isEqualTo("confirmed");

        until(gateway, NMOS, _ -> tokens(server) >= 3);
        assertThat(take(gateway).at("/results/0/result").asString()).isEqualTo("confirmed");
        assertThat(gateway(gateway, "api/v1/status").path("alarms").toString()).doesNotContain("no token");

        server.leave();
        server.revokeAccess();
        until(
                gateway,
                "api/v1/status",
                status -> status.path("alarms").toString().contains("NMOS: no token: "));
        var refused = take(gateway).path("results").get(0);
        assertThat(refused.path("result").asString()).isIn("failed", "refused");
        assertThat(refused.toString()).contains("401");
    }

    @Test
    void C41_howAReceiverFaresIsShownWithItsDevicesWords() throws Exception {
        var facility = facility();
        var monitors = with(SimulatedMonitors.start(TimeSource.system()));
        var receiver = facility.endpoint("MON 1 in video");
        int oid = monitors.receiver(receiver.id());
        var node = facility.node("MON 1");
        node.change(
                Kind.DEVICE,
                node.devices().getFirst().id(),
                device -> ((ArrayNode) device.path("controls"))
                        .addObject()
                        .put("type", "urn:x-nmos:control:ncp/v1.0")
                        .put("href", monitors.uri().toString())
                        .put("authorization", false));
        var gateway = gateway(facility);
        var path = NMOS + "/receivers/" + receiver.id();
        until(gateway, NMOS, status -> status.path("counts").path("receivers").asInt() > 0);
        until(gateway, path, item -> item.at("/health/state").asString().equals("healthy"));

        monitors.set(oid, "3p2", "no packets on leg 2");
        monitors.set(oid, "3p1", 3);

        until(gateway, path, item -> item.at("/health/state").asString().equals("unhealthy"));
        assertThat(gateway(gateway, path).at("/health/message").asString()).isEqualTo("no packets on leg 2");
    }

    private static long tokens(SimulatedAuthServer server) {
        return server.requests().stream()
                .filter(each -> each.path().equals("/token"))
                .count();
    }

    private static JsonNode take(Cueway gateway) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway.url() + NMOS + "/connections"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{ \"sender\": \"CAM 1 video\", \"receiver\": \"MON 1 in video\" }"));
        return JsonMapper.shared()
                .readTree(CLIENT.send(request.build(), BodyHandlers.ofString()).body());
    }

    private static JsonNode gateway(Cueway gateway, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway.url() + path));
        return JsonMapper.shared()
                .readTree(CLIENT.send(request.build(), BodyHandlers.ofString()).body());
    }

    private static void until(Cueway gateway, String path, Predicate<JsonNode> wanted) throws Exception {
        long began = System.nanoTime();
        var seen = gateway(gateway, path);
        while (!wanted.test(seen)) {
            assertThat(System.nanoTime() - began)
                    .as("in vain at %s: %s", path, seen)
                    .isLessThan(PATIENCE.toNanos());
            TimeSource.system().sleep(Duration.ofMillis(50));
            seen = gateway(gateway, path);
        }
    }
}
