package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.cueway.base.TimeSource;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.cueway.mos.wire.websocket.Endpoint;
import org.cueway.mos.wire.websocket.Trust;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.RawPort;
import org.cueway.peers.Station;
import org.cueway.simulator.check.Report;
import org.cueway.simulator.check.Result;
import org.cueway.simulator.check.Verdict;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.ncs.NewsroomEvent;
import org.cueway.simulator.ncs.NewsroomPlan;
import org.cueway.simulator.ncs.SimulatedNewsroom;
import org.cueway.simulator.ncs.check.DeviceCheck;
import org.cueway.simulator.ncs.check.DeviceCheck.There;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway under the same check that {@code cueway sim ncs --check} makes of any MOS device, each time while another newsroom
 * keeps changing its running orders.
 */
@Timeout(240)
class GatewayCheckTest {
    private static final String NCS_ID = "NCS-1";
    private static final String BUSY = "BUSY-NCS";

    @TempDir
    private Path folder;

    private final int lower = free();
    private final int upper = free();

    private static int free() {
        try (var port = RawPort.open()) {
            return port.number();
        }
    }

    @Test
    void A01_theGatewayMeetsAllThatItClaimsWhereItDials() throws Exception {
        var dialling = "dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d }".formatted(lower, upper);
        var report = check(dialling, GatewayCheckTest::ports);
        assertThat(report.count(Verdict.PASSED)).isGreaterThan(90);
        assertThat(notOffered(report)).containsExactly("5.05", "7.01");
    }

    @Test
    void R141_whoIsNotDialledHearsOfTheObjectsThatItAskedFor() throws Exception {
        var report = check("", GatewayCheckTest::ports);
        assertThat(report.count(Verdict.PASSED)).isGreaterThan(90);
        // We walk through all running orders only where we dial.
        assertThat(notOffered(report)).containsExactly("4.05", "5.05", "7.01");
    }

    @Test
    void A01_theGatewayMeetsAllThatItClaimsOverMos4() throws Exception {
        var report = check("mos4: {}", gateway -> {
            var url = URI.create("ws://127.0.0.1:" + gateway.web() + "/mos");
            return new There.Url(new Endpoint(url, Optional.empty(), new Trust.Known(), Optional.empty()));
        });
        assertThat(report.count(Verdict.PASSED)).isGreaterThan(85);
        // MOS 4.0 wants a messageID; over WebSocket no octet comes without its message; we walk only where we dial.
        assertThat(notOffered(report)).containsExactly("0.07", "0.16", "4.05", "5.05", "7.01");
    }

    /** Where a check finds the gateway. */
    private interface Finding {
        There in(GatewayProcess gateway) throws Exception;
    }

    private static There ports(GatewayProcess gateway) {
        return new There.Ports("127.0.0.1", gateway.lower(), gateway.upper(), OptionalInt.of(gateway.query()));
    }

    private Report check(String how, Finding finding) throws Exception {
        var newsrooms =
                "newsrooms: [ { id: %s%s }, { id: %s } ]\n".formatted(NCS_ID, how.isEmpty() ? "" : ", " + how, BUSY);
        var edits = new AtomicLong();
        try (var gateway = GatewayProcess.start(
                        folder, GatewayProcess.config(Station.MOS_ID) + newsrooms, ShortLives.jvmOptions());
                var _ = busy(gateway, edits)) {
            var here = new DeviceCheck.Here("127.0.0.1", lower, upper);
            var names = new Names(Station.MOS_ID, NCS_ID);
            var plan = new DeviceCheck.Plan(names, finding.in(gateway), here, Duration.ofSeconds(15), 1);
            var object = JsonMapper.shared()
                    .writeValueAsString(
                            Map.of("objSlug", "FERRY", "objType", "VIDEO", "objTB", "50", "objDur", "1500"));
            assertThat(new ApiCaller(gateway.url()).put("objects/F", object).status())
                    .isEqualTo(201);
            var report = DeviceCheck.run(plan, TimeSource.system(), _ -> {});
            assertThat(failures(report)).isEmpty();
            assertThat(report.claims()).contains(0, 1, 2, 3, 4, 5, 7);
            assertThat(edits).hasPositiveValue();
            // What it made it has taken away.
            assertThat(gateway.get("/api/v1/objects").path("items").valueStream())
                    .filteredOn(each -> each.path("held").asBoolean())
                    .extracting(each -> each.path("objID").asString())
                    .containsExactly("F");
            assertThat(gateway.get("/api/v1/rundowns").path("items").valueStream())
                    .noneMatch(each -> each.path("newsroom").asString().equals(NCS_ID));
            return report;
        }
    }

    private static SimulatedNewsroom busy(GatewayProcess gateway, AtomicLong edits) throws IOException {
        var plan = new NewsroomPlan(
                BUSY,
                new NewsroomPlan.Device(Station.MOS_ID, "127.0.0.1", gateway.lower(), gateway.upper()),
                new NewsroomPlan.Listen("127.0.0.1", 0, 0),
                new NewsroomPlan.Material(Optional.empty(), Optional.empty()),
                new NewsroomPlan.Editing(600, 1));
        return SimulatedNewsroom.start(plan, TimeSource.system(), event -> {
            if (event instanceof NewsroomEvent.Told told && told.accepted()) edits.incrementAndGet();
        });
    }

    private static List<String> notOffered(Report report) {
        return report.results().stream()
                .filter(result -> result.verdict() == Verdict.NOT_OFFERED)
                .map(result -> result.requirement().id())
                .toList();
    }

    /** Each with what it expected and found, so that the test says by itself what is wrong. */
    private static List<String> failures(Report report) {
        return report.results().stream()
                .filter(result -> result.verdict() == Verdict.FAILED)
                .map(GatewayCheckTest::words)
                .toList();
    }

    private static String words(Result result) {
        return result.requirement().id() + " " + result.requirement().title() + ": expected " + result.expected()
                + ", found " + result.found();
    }
}
