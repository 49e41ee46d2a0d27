package org.cueway.simulator.ncs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cueway.base.TimeSource;
import org.cueway.simulator.check.Report;
import org.cueway.simulator.check.Result;
import org.cueway.simulator.check.Verdict;
import org.cueway.simulator.device.DevicePlan;
import org.cueway.simulator.device.DevicePlan.Conduct;
import org.cueway.simulator.device.DevicePlan.Listen;
import org.cueway.simulator.device.Misbehaviour;
import org.cueway.simulator.device.SimulatedDevice;
import org.cueway.simulator.line.Names;
import org.cueway.simulator.raw.RawEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check against a device that is as it should be, and against devices each of which has one thing wrong. */
class DeviceCheckTest {
    private static final String MOS_ID = "device.station.mos";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** For what will not come. */
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void aDeviceAsItShouldBePassesAllThatCanBeTried() throws Exception {
        var watched = new CopyOnWriteArrayList<Result>();
        var report = check(Conduct.PLAIN, PATIENCE, watched);
        assertThat(failed(report)).isEmpty();
        assertThat(report.claims()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        assertThat(report.count(Verdict.PASSED)).isGreaterThan(75);
        // It dials nobody, so nothing makes it ask for all, and it wishes for nothing.
        assertThat(ids(report, Verdict.NOT_OFFERED)).containsExactly("4.05", "7.01");
        assertThat(watched).isEqualTo(report.results());
        assertThat(report.results()).allSatisfy(result -> {
            assertThat(result.requirement().rule()).isNotBlank();
            if (result.verdict() == Verdict.PASSED) assertThat(result.steps()).isNotEmpty();
        });
        assertThat(report.results().stream().map(result -> result.requirement().id()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "ACKS_BEFORE, 2.44",
        "WRONG_ORDER, 2.10",
        "DISCONNECTED, 2.03",
        "FORGETS_STORY, 2.01",
        "HALF_APPLIES, 2.44",
        "APPLIES_TWICE, 2.60",
        "WRONG_NUMBERS, 0.06",
        "HANGS_UP, 0.11"
    })
    void whatIsWrongWithADeviceIsFoundWithWhatWasSentAndWhatCame(Misbehaviour wrong, String id) throws Exception {
        var report = check(Conduct.with(wrong), Duration.ofSeconds(2), new CopyOnWriteArrayList<>());
        var found = failed(report).stream()
                .filter(result -> result.requirement().id().equals(id))
                .findFirst();
        assertThat(found).as(() -> ids(report, Verdict.FAILED).toString()).isPresent();
        assertThat(found.get().expected()).isNotBlank();
        assertThat(found.get().found()).isNotBlank();
        assertThat(found.get().steps().getLast().sent()).contains("<mos>");
    }

    @Test
    void aDeviceThatAnswersNothingFailsWithNothingCame() throws Exception {
        var report = check(Conduct.with(Misbehaviour.NEVER_ACKS), SHORT, new CopyOnWriteArrayList<>());
        assertThat(ids(report, Verdict.PASSED)).contains("0.01", "0.02");
        assertThat(failed(report)).hasSizeGreaterThan(70).anySatisfy(result -> {
            assertThat(result.expected()).isEqualTo("an answer to roCreate");
            assertThat(result.found()).isEqualTo("none within 200 ms");
        });
    }

    @Test
    void R141_whatGoesWhereWeDoNotListenIsNotHeldAgainstADeviceAndSaidInWords() throws Exception {
        int elsewhere;
        try (var port = RawEnd.listen()) {
            elsewhere = port.getLocalPort();
        }
        var newsroom = Optional.of(new DevicePlan.Newsroom("NCS-1", "127.0.0.1", elsewhere, elsewhere));
        var device = new DevicePlan(MOS_ID, Listen.anyLocal(), newsroom, Optional.empty(), Conduct.PLAIN);
        var report = check(device, Duration.ofSeconds(2), new CopyOnWriteArrayList<>());
        assertThat(failed(report)).isEmpty();
        assertThat(report.results().stream()
                        .filter(result -> result.requirement().id().equals("1.02"))
                        .findFirst()
                        .orElseThrow()
                        .found())
                .contains("nothing of the kind within 2 s")
                .contains("has never connected to our port 127.0.0.1:")
                .contains("for channel mom");
    }

    @Test
    void nobodyThereIsSaidAtOnce() throws IOException {
        int nobody;
        try (var port = RawEnd.listen()) {
            nobody = port.getLocalPort();
        }
        var there = new DeviceCheck.There.Ports("127.0.0.1", nobody, nobody, OptionalInt.empty());
        assertThatThrownBy(() -> DeviceCheck.run(plan(there, SHORT), TimeSource.system(), _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(String.valueOf(nobody));
    }

    private static Report check(Conduct conduct, Duration patience, List<Result> watched) throws Exception {
        var device = new DevicePlan(MOS_ID, Listen.anyLocal(), Optional.empty(), Optional.empty(), conduct);
        return check(device, patience, watched);
    }

    private static Report check(DevicePlan device, Duration patience, List<Result> watched) throws Exception {
        try (var running = SimulatedDevice.start(device, TimeSource.system(), _ -> {})) {
            var there = new DeviceCheck.There.Ports(
                    "127.0.0.1", running.lower(), running.upper(), OptionalInt.of(running.query()));
            return DeviceCheck.run(plan(there, patience), TimeSource.system(), watched::add);
        }
    }

    private static DeviceCheck.Plan plan(DeviceCheck.There there, Duration patience) {
        var here = new DeviceCheck.Here("127.0.0.1", 0, 0);
        return new DeviceCheck.Plan(new Names(MOS_ID, "NCS-1"), there, here, patience, 1);
    }

    private static List<Result> failed(Report report) {
        return report.results().stream()
                .filter(result -> result.verdict() == Verdict.FAILED)
                .toList();
    }

    private static List<String> ids(Report report, Verdict verdict) {
        return report.results().stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.requirement().id())
                .toList();
    }
}
