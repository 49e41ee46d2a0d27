package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.cueway.base.TimeSource;
import org.cueway.bench.GatewayProcess;
import org.cueway.bench.ShortLives;
import org.cueway.peers.RawPort;
import org.cueway.peers.Station;
import org.cueway.simulator.check.Report;
import org.cueway.simulator.check.Verdict;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.ncs.check.DeviceCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway under the same check that {@code cueway sim ncs --check} makes of any MOS device. */
class GatewayCheckTest {
    private static final String NCS_ID = "NCS-1";

    @TempDir
    private Path folder;

    @Test
    void A01_theGatewayMeetsAllThatItClaims() throws Exception {
        int lower;
        int upper;
        try (var first = RawPort.open();
                var second = RawPort.open()) {
            lower = first.number();
            upper = second.number();
        }
        var dialling = "newsrooms: [ { id: %s, dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d } } ]\n"
                .formatted(NCS_ID, lower, upper);
        try (var gateway = GatewayProcess.start(
                folder, GatewayProcess.config(Station.MOS_ID) + dialling, ShortLives.jvmOptions())) {
            var there = new DeviceCheck.There(
                    "127.0.0.1", gateway.lower(), gateway.upper(), OptionalInt.of(gateway.query()));
            var here = new DeviceCheck.Here("127.0.0.1", lower, upper);
            var names = new Names(Station.MOS_ID, NCS_ID);
            var report = DeviceCheck.run(
                    new DeviceCheck.Plan(names, there, here, Duration.ofSeconds(15), 1), TimeSource.system(), _ -> {});
            assertThat(failures(report)).isEmpty();
            assertThat(report.claims()).contains(0);
            assertThat(report.results().stream()
                            .filter(result -> result.verdict() == Verdict.PASSED)
                            .map(result -> result.requirement().profile()))
                    .contains(0, 2, 4);
            assertThat(report.count(Verdict.PASSED)).isGreaterThan(60);
        }
    }

    /** Each with what it expected and found, so that the test says by itself what is wrong. */
    private static List<String> failures(Report report) {
        return report.results().stream()
                .filter(result -> result.verdict() == Verdict.FAILED)
                .map(result ->
                        result.requirement().id() + " " + result.requirement().title() + ": expected "
                                + result.expected() + ", found " + result.found())
                .toList();
    }
}
