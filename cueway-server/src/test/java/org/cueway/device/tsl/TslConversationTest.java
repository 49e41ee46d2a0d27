package org.cueway.device.tsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.device.RunningDevice.soon;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.TimeSource;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome.Kind;
import org.cueway.device.RunningDevice;
import org.cueway.device.RunningDevice.Start;
import org.cueway.device.Standing.Certainty;
import org.cueway.device.tsl.TslSpec.Transport;
import org.cueway.device.tsl.TslSpec.Version;
import org.cueway.simulator.device.tsl.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tally over real sockets: device-protocols §6.1. */
class TslConversationTest {
    private static final Values CAM = new Values(Map.of("index", "4", "text", "CAM 1"));
    private static final Duration SELDOM = Duration.ofHours(1);

    private Optional<TslBench> bench = Optional.empty();
    private Optional<RunningDevice<TslState, TslCommand>> running = Optional.empty();

    @AfterEach
    void close() {
        running.ifPresent(RunningDevice::close);
        bench.ifPresent(TslBench::close);
    }

    private RunningDevice<TslState, TslCommand> connected(Transport transport, Version version, Duration refresh)
            throws Exception {
        var opened = TslBench.open(transport, version, refresh);
        bench = Optional.of(opened);
        var one = RunningDevice.start(TimeSource.system(), opened.opener(), Start.quick());
        running = Optional.of(one);
        one.awaitState(State.READY);
        return one;
    }

    private void awaitDisplay(String place, Display display) {
        soon().untilAsserted(() ->
                assertThat(bench.orElseThrow().displays().display(place)).isEqualTo(display));
        assertThat(bench.orElseThrow().displays().broken()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void s61_redOnAirGreenWhenPreparedInVersion50(Transport transport) throws Exception {
        var one = connected(transport, Version.V50, SELDOM);
        assertThat(one.act(Verb.PREPARE, "a", CAM).kind()).isEqualTo(Kind.ACCEPTED);
        awaitDisplay("0/4", new Display("CAM 1", 0xCA));
        one.act(Verb.TAKE, "a");
        awaitDisplay("0/4", new Display("CAM 1", 0xC5));
        one.act(Verb.PREPARE, "b", new Values(Map.of("index", "4", "text", "CAM 2")));
        awaitDisplay("0/4", new Display("CAM 1", 0xC5));
        one.act(Verb.OUT, "a");
        awaitDisplay("0/4", new Display("CAM 2", 0xCA));
        one.act(Verb.OUT, "b");
        awaitDisplay("0/4", new Display("CAM 2", 0xC0));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void s61_talliesOfVersion31AreThoseOfTheConfiguration(Transport transport) throws Exception {
        var one = connected(transport, Version.V31, SELDOM);
        one.act(Verb.PREPARE, "a", CAM);
        awaitDisplay("4", new Display("CAM 1", 0x31));
        one.act(Verb.TAKE, "a");
        awaitDisplay("4", new Display("CAM 1", 0x32));
        one.act(Verb.OUT, "a");
        awaitDisplay("4", new Display("CAM 1", 0x30));
    }

    @Test
    void rulesThatNameTheirLampsShareADisplay() throws Exception {
        var one = connected(Transport.TCP, Version.V50, SELDOM);
        one.act(Verb.TAKE, "a", new Values(Map.of("index", "9", "screen", "2", "display", "left", "text", "A")));
        one.act(
                Verb.PREPARE,
                "b",
                new Values(Map.of("index", "9", "screen", "2", "display", "right, text", "text", "B")));
        awaitDisplay("2/9", new Display("B", 0xDA));
        assertThat(one.awaitStanding("2/9 left", Certainty.CONFIRMED)).isNotNull();
        assertThat(one.awaitStanding("2/9 right+text", Certainty.CONFIRMED)).isNotNull();
        one.act(Verb.OUT, "a");
        awaitDisplay("2/9", new Display("A", 0xCA));
    }

    @Test
    void aDisplayFallsBackToItsLabelAndAnItemToItsSlug() throws Exception {
        var one = connected(Transport.TCP, Version.V50, SELDOM);
        one.act(Verb.TAKE, "a", new Values(Map.of("index", "3")));
        awaitDisplay("0/3", new Display("A", 0xC5));
        one.act(Verb.TAKE, "b", new Values(Map.of("index", "2", "text", "LIVE")));
        one.act(Verb.OUT, "b");
        awaitDisplay("0/2", new Display("STUDIO A", 0xC0));
    }

    @Test
    void s61_whatWasLostOnTheWayIsSaidAgainWithTheNextRefresh() throws Exception {
        var one = connected(Transport.UDP, Version.V50, Duration.ofMillis(50));
        bench.orElseThrow().displays().lose(1);
        assertThat(one.act(Verb.TAKE, "a", CAM).kind()).isEqualTo(Kind.ACCEPTED);
        awaitDisplay("0/4", new Display("CAM 1", 0xC5));
        int packets = bench.orElseThrow().displays().packets();
        soon().until(() -> bench.orElseThrow().displays().packets() > packets + 1);
    }
}
