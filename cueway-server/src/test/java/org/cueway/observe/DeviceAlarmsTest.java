package org.cueway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.AlarmLimits;
import org.cueway.cue.Cause;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.DeviceStatus;
import org.cueway.device.DeviceStatus.Link;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Standing;
import org.cueway.device.Standing.Certainty;
import org.cueway.rundown.RundownId;
import org.cueway.web.json.GatewayStatus.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceAlarmsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final DeviceAlarms ALARMS = new DeviceAlarms(AlarmLimits.defaults());

    private static List<Alarm> alarms(String driver, State state, int seconds, boolean has, Set<String> unused) {
        var playing = new Playing(
                new Cause(new ItemRef(new RundownId("N", "R"), "S", "I"), "slug", "test", true),
                new Values(Map.of()),
                Playing.Motion.START,
                NOON);
        var standing = new Standing(
                "layer 1", new Stand(Optional.of(playing), Optional.empty(), false), Certainty.UNKNOWN, "");
        var status = new DeviceStatus(
                "main",
                driver,
                new Link(state, false, state == State.FAILED ? "nobody answers" : "", NOON, 0),
                has ? List.of(standing) : List.of(),
                Optional.empty());
        return ALARMS.of(List.of(status), unused, NOON.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "READY,      3600, false, false", "READY,      3600, true, false",
        "OFF,        3600, true,  false", "FAILED,       29, false, false",
        "FAILED,       30, false, true", "FAILED,        0, true,  true",
        "DEGRADED,     29, true,  false", "DEGRADED,     30, false, true",
        "CONNECTING,    5, true,  false", "CONNECTING,   30, false, true",
    })
    void aDeviceThatStaysAwayIsAnAlarmAndOneThatHasSomethingOnAirAtOnce(
            State state, int seconds, boolean has, boolean alarm) {
        assertThat(alarms("casparcg", state, seconds, has, Set.of())).hasSize(alarm ? 1 : 0);
    }

    @Test
    void itSaysWhichDeviceWhySinceWhenAndWhatToDo() {
        assertThat(alarms("casparcg", State.FAILED, 60, false, Set.of()))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.text()).isEqualTo("device main (casparcg) cannot be reached: nobody answers");
                    assertThat(alarm.hint()).contains("the gateway tries again by itself", "devices");
                    assertThat(alarm.since()).isEqualTo(NOON);
                });
        assertThat(alarms("ograf", State.FAILED, 0, true, Set.of()))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.text())
                            .startsWith("output main cannot be reached")
                            .contains("on air or ready");
                    assertThat(alarm.hint()).contains("open /output/main");
                });
    }

    @Test
    void anOutputThatNobodyHasUsedIsNobodysBusinessUnlessSomethingShouldBeThere() {
        assertThat(alarms("ograf", State.FAILED, 3_600, false, Set.of("main"))).isEmpty();
        assertThat(alarms("ograf", State.FAILED, 3_600, true, Set.of("main"))).hasSize(1);
    }
}
