package org.cueway.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.device.RunningDevice.soon;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TestTime;
import org.cueway.cue.Action;
import org.cueway.cue.Due;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome.Kind;
import org.cueway.device.RunningDevice.Start;
import org.cueway.device.ScriptedDriver.Device;
import org.cueway.device.ScriptedDriver.Reaction;
import org.cueway.device.ScriptedDriver.Shown;
import org.cueway.device.ScriptedDriver.Told;
import org.cueway.device.Standing.Certainty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The device's thread against a device that does as the test says, by a clock that stands still until the test moves it. */
class DeviceRunnerTest {
    private static final Values OTHER_PLACE = new Values(Map.of("place", "2"));
    private static final Duration RECONNECT = Duration.ofMillis(700);

    private final TestTime time = new TestTime();
    private final Device device = new Device();
    private Optional<RunningDevice<Shown, Told>> running = Optional.empty();

    @AfterEach
    void close() {
        running.ifPresent(RunningDevice::close);
    }

    private RunningDevice<Shown, Told> start(Start how) {
        var started = RunningDevice.start(time, ScriptedDriver.opener(device), how);
        running = Optional.of(started);
        return started;
    }

    private RunningDevice<Shown, Told> connected() {
        var started = start(Start.usual());
        started.awaitState(State.READY);
        return started;
    }

    @Test
    void whatIsTakenIsSentAndConfirmed() {
        var one = connected();
        assertThat(one.act(Verb.PREPARE, "a").kind()).isEqualTo(Kind.DONE);
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.DONE);
        assertThat(one.awaitStanding("1", Certainty.CONFIRMED).stand().isOnAir(cause("a")))
                .isTrue();
        assertThat(device.sent()).containsExactly("1 clear", "1 load A", "1 play A");
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.IGNORED);
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.DONE);
        one.awaitNothingAt("1");
    }

    private static org.cueway.cue.ItemRef cause(String item) {
        return RunningDevice.cause(item).item();
    }

    @Test
    void whatIsSeenGoesBeforeWhatIsOnlyMadeReady() {
        device.reachable(false);
        var one = start(Start.usual());
        one.awaitState(State.FAILED);
        one.offer(Verb.PREPARE, "a");
        one.offer(Verb.PREPARE, "b", OTHER_PLACE);
        one.offer(Verb.TAKE, "c", OTHER_PLACE);
        device.reachable(true);
        time.advance(RECONNECT);
        assertThat(one.next().action().cause().item().itemID()).isEqualTo("c");
        assertThat(one.next().action().cause().item().itemID()).isEqualTo("a");
        assertThat(one.next().action().cause().item().itemID()).isEqualTo("b");
    }

    @Test
    void takingAnItemOffDoesNotOvertakeMakingItReady() {
        var one = connected();
        device.then(Reaction.BLOCK);
        one.offer(Verb.TAKE, "a", OTHER_PLACE);
        soon().until(() -> !device.sent().isEmpty());
        one.offer(Verb.PREPARE, "b");
        one.offer(Verb.OUT, "b");
        device.release();
        List.of("a", "b", "b")
                .forEach(item ->
                        assertThat(one.next().action().cause().item().itemID()).isEqualTo(item));
        one.awaitNothingAt("1");
        assertThat(device.shown("1")).isEqualTo(Shown.NOTHING);
    }

    @Test
    void aCueThatIsTooLateIsNotSent() {
        var one = connected();
        device.then(Reaction.BLOCK);
        one.offer(Verb.TAKE, "a", OTHER_PLACE);
        soon().until(() -> !device.sent().isEmpty());
        one.offer(Verb.TAKE, "b");
        time.advance(Duration.ofMillis(2_001));
        device.release();
        assertThat(one.outcome().kind()).isEqualTo(Kind.DONE);
        assertThat(one.outcome()).isEqualTo(new Outcome(Kind.EXPIRED, "more than 2000 ms late"));
        assertThat(device.sent()).noneMatch(wire -> wire.contains("B"));
    }

    @Test
    void aTimeThatHadPassedCountsFromThen() {
        var one = connected();
        var late = new Due.Late(time.now().minusSeconds(3));
        one.runner().offer(new Action("dut", Verb.TAKE, RunningDevice.cause("a"), Values.NONE, late), time.now());
        assertThat(one.outcome().kind()).isEqualTo(Kind.EXPIRED);
        one.runner().offer(new Action("dut", Verb.OUT, RunningDevice.cause("a"), Values.NONE, late), time.now());
        assertThat(one.outcome().kind()).isNotEqualTo(Kind.EXPIRED);
    }

    @Test
    void whatIsWishedForLaterIsDoneThen() {
        var one = connected();
        offerAt(one, Verb.TAKE, "never", Instant.MAX.minusSeconds(1));
        offerAt(one, Verb.TAKE, "a", time.now().plusSeconds(5));
        assertThat(one.act(Verb.TAKE, "b", OTHER_PLACE).kind()).isEqualTo(Kind.DONE);
        assertThat(one.runner().status().link().waiting()).isEqualTo(2);
        time.advance(Duration.ofSeconds(5));
        assertThat(one.next().action().cause().slug()).isEqualTo("A");
        assertThat(one.runner().status().link().waiting()).isEqualTo(1);
    }

    private void offerAt(RunningDevice<Shown, Told> one, Verb verb, String item, Instant at) {
        one.runner().offer(new Action("dut", verb, RunningDevice.cause(item), Values.NONE, new Due.At(at)), time.now());
    }

    @Test
    void whatCannotBeSentInTimeIsDroppedAsOffline() {
        device.reachable(false);
        var one = start(Start.usual());
        one.awaitState(State.FAILED);
        one.offer(Verb.TAKE, "a");
        time.advance(Duration.ofMillis(2_100));
        assertThat(one.outcome()).isEqualTo(new Outcome(Kind.OFFLINE, "no route to the device"));
        device.reachable(true);
        awaitReconnected(one);
        assertThat(device.sent()).isEmpty();
    }

    @Test
    void whatIsStillInTimeWhenTheDeviceIsBackIsSent() {
        device.reachable(false);
        var one = start(Start.usual());
        one.awaitState(State.FAILED);
        one.offer(Verb.TAKE, "a");
        device.reachable(true);
        time.advance(RECONNECT);
        assertThat(one.outcome().kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void whatIsTakenOffWhileTheDeviceIsAwayGoesOffWhenItIsBack() {
        var one = connected();
        one.act(Verb.TAKE, "a");
        cutOff(one);
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.OFFLINE);
        var standing = one.awaitStanding("1", Certainty.UNKNOWN);
        assertThat(standing.detail()).isEqualTo("off as soon as the device is back");
        assertThat(device.shown("1").air()).isEqualTo("A");
        device.reachable(true);
        awaitReconnected(one);
        one.awaitNothingAt("1");
        assertThat(device.shown("1")).isEqualTo(Shown.NOTHING);
    }

    private void cutOff(RunningDevice<Shown, Told> one) {
        device.reachable(false);
        device.hearing().lost("cable pulled");
        one.awaitState(State.FAILED);
    }

    private void awaitReconnected(RunningDevice<Shown, Told> one) {
        soon().until(() -> {
            time.advance(RECONNECT);
            return one.runner().status().link().state() == State.READY;
        });
    }

    @Test
    void panicClearsEverythingWhateverIsThoughtToBeThere() {
        var one = connected();
        one.act(Verb.TAKE, "a");
        one.act(Verb.PREPARE, "b", OTHER_PLACE);
        one.runner().clear(Optional.empty(), "console 127.0.0.1");
        assertThat(one.next().action().cause().by()).isEqualTo("console 127.0.0.1");
        assertThat(one.next().outcome().kind()).isEqualTo(Kind.DONE);
        one.awaitNothingAt("1");
        one.awaitNothingAt("2");
        assertThat(device.sent()).endsWith("1 clear", "2 clear");
    }

    @Test
    void panicWhileTheDeviceIsAwayIsDoneWhenItIsBack() {
        var one = connected();
        one.act(Verb.TAKE, "a");
        cutOff(one);
        one.runner().clear(Optional.of("1"), "console");
        assertThat(one.outcome().kind()).isEqualTo(Kind.OFFLINE);
        device.reachable(true);
        awaitReconnected(one);
        one.awaitNothingAt("1");
        assertThat(device.shown("1")).isEqualTo(Shown.NOTHING);
    }

    @Test
    void inRehearsalNothingIsSent() {
        var one = start(Start.usual()
                .rehearsing()
                .with(Map.of("2", new Stand(Optional.of(playing("z")), Optional.empty(), false))));
        one.awaitState(State.READY);
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.SUPPRESSED);
        cutOff(one);
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.SUPPRESSED);
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.SUPPRESSED);
        device.reachable(true);
        awaitReconnected(one);
        assertThat(device.sent()).isEmpty();
        one.runner().rehearse(false);
        soon().until(() -> !one.runner().status().link().rehearsing());
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.DONE);
    }

    private Playing playing(String item) {
        return new Playing(RunningDevice.cause(item), Values.NONE, Playing.Motion.START, time.now());
    }

    @Test
    void A08_whatWasSentAndNotConfirmedIsAskedForAndNotSentAgain() {
        var one = connected();
        one.act(Verb.PREPARE, "a");
        device.then(Reaction.DIE_AFTER);
        assertThat(one.act(Verb.TAKE, "a"))
                .isEqualTo(new Outcome(Kind.UNCONFIRMED, "sent, not confirmed: connection reset"));
        assertThat(one.awaitStanding("1", Certainty.UNKNOWN).detail()).startsWith("sent, not confirmed");
        awaitReconnected(one);
        assertThat(one.awaitStanding("1", Certainty.CONFIRMED).stand().isOnAir(cause("a")))
                .isTrue();
        assertThat(device.sent().stream().filter("1 play A"::equals)).hasSize(1);
    }

    @Test
    void A08_whatNeverArrivedLeavesThePlaceAsItWas() {
        var one = connected();
        one.act(Verb.PREPARE, "a");
        device.then(Reaction.DIE_BEFORE);
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.UNCONFIRMED);
        awaitReconnected(one);
        var standing = one.awaitStanding("1", Certainty.CONFIRMED);
        assertThat(standing.stand().air()).isEmpty();
        assertThat(standing.stand().has(cause("a"))).isTrue();
        assertThat(device.sent().stream().filter("1 play A"::equals)).hasSize(1);
    }

    @Test
    void whatWasToGoOffAndDidNotGoesOffWhenTheDeviceIsBack() {
        var one = connected();
        one.act(Verb.TAKE, "a");
        device.then(Reaction.DIE_BEFORE);
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.UNCONFIRMED);
        awaitReconnected(one);
        one.awaitNothingAt("1");
        assertThat(device.shown("1")).isEqualTo(Shown.NOTHING);
    }

    @Test
    void A08_aDeviceThatCannotTellStaysUnknownUntilSomebodyTakesItAgain() {
        var one = unconfirmed();
        assertThat(device.sent().stream().filter("1 play A"::equals)).hasSize(1);
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.DONE);
        one.awaitStanding("1", Certainty.CONFIRMED);
        assertThat(device.sent()).endsWith("1 clear", "1 play A");
    }

    private RunningDevice<Shown, Told> unconfirmed() {
        device.tells(false);
        var one = connected();
        one.act(Verb.OUT, "a");
        device.then(Reaction.DIE_AFTER);
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.UNCONFIRMED);
        awaitReconnected(one);
        assertThat(one.awaitStanding("1", Certainty.UNKNOWN).detail()).isEqualTo("the device cannot say what it shows");
        return one;
    }

    @Test
    void nothingElsePutsOnAirASecondTimeWhatNobodyIsSureOf() {
        var one = unconfirmed();
        var refused = new Outcome(Kind.REJECTED, "nobody knows what is on air there: take it again, or off");
        assertThat(one.act(Verb.PREPARE, "b")).isEqualTo(refused);
        assertThat(one.act(Verb.SIGNAL, "a")).isEqualTo(refused);
        assertThat(one.act(Verb.HOLD, "a")).isEqualTo(refused);
        assertThat(one.act(Verb.OUT, "c").kind()).isEqualTo(Kind.IGNORED);
        assertThat(one.act(Verb.ARM, "").kind()).isEqualTo(Kind.DONE);
        one.awaitStanding("1", Certainty.UNKNOWN);
        assertThat(device.sent().stream().filter("1 play A"::equals)).hasSize(1);
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.DONE);
        assertThat(device.shown("1")).isEqualTo(Shown.NOTHING);
    }

    @Test
    void takingOffIsDoneWhateverIsThere() {
        var one = connected();
        device.show("1", new Shown("SOMEBODY ELSE'S", ""));
        assertThat(one.act(Verb.OUT, "a").kind()).isEqualTo(Kind.DONE);
        assertThat(device.shown("1")).isEqualTo(Shown.NOTHING);
    }

    @Test
    void whatIsAsGoodTwiceAsOnceIsSentAgain() {
        device.absolute();
        device.tells(false);
        var one = connected();
        device.then(Reaction.IGNORE_SILENTLY);
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.DONE);
        assertThat(device.sent()).containsExactly("1 set A/", "1 set A/");
        device.forget();
        device.hearing().lost("cable pulled");
        one.awaitState(State.FAILED);
        awaitReconnected(one);
        one.awaitStanding("1", Certainty.CONFIRMED);
        assertThat(device.shown("1").air()).isEqualTo("A");
    }

    @Test
    void silenceLeavesItUnknownOnALivingConnection() {
        var one = connected();
        one.act(Verb.OUT, "a");
        device.then(Reaction.DO_SILENTLY);
        assertThat(one.act(Verb.TAKE, "a").detail()).isEqualTo("sent, not confirmed: no answer within 2 s");
        assertThat(one.runner().status().link().state()).isEqualTo(State.READY);
        one.awaitStanding("1", Certainty.UNKNOWN);
        device.hearing().says("1", new Shown("A", ""));
        one.awaitStanding("1", Certainty.CONFIRMED);
    }

    @Test
    void aRefusalChangesNothing() {
        var one = connected();
        one.act(Verb.TAKE, "a");
        device.then(Reaction.REFUSE);
        assertThat(one.act(Verb.TAKE, "b")).isEqualTo(new Outcome(Kind.REJECTED, "404 no such thing"));
        var standing = one.awaitStanding("1", Certainty.CONFIRMED);
        assertThat(standing.stand().isOnAir(cause("a"))).isTrue();
    }

    @Test
    void aDeviceThatForgotGetsBackWhatShouldBeThere() {
        var one = connected();
        one.act(Verb.TAKE, "a");
        one.act(Verb.SIGNAL, "a");
        one.act(Verb.PREPARE, "b");
        device.forget();
        device.hearing().lost("switched off");
        one.awaitState(State.FAILED);
        awaitReconnected(one);
        one.awaitStanding("1", Certainty.CONFIRMED);
        assertThat(device.shown("1")).isEqualTo(new Shown("A+", "B"));
    }

    @Test
    void whatWasThereBeforeARestartIsUnknownUntilTheDeviceIsAsked() {
        device.reachable(false);
        device.show("1", new Shown("A", ""));
        var stand = new Stand(Optional.of(playing("a")), Optional.empty(), false);
        var one = start(Start.usual().with(Map.of("1", stand)));
        assertThat(one.awaitStanding("1", Certainty.UNKNOWN).stand()).isEqualTo(stand);
        device.reachable(true);
        awaitReconnected(one);
        one.awaitStanding("1", Certainty.CONFIRMED);
        assertThat(device.sent()).isEmpty();
    }

    @Test
    void whatTheDeviceSaysOfItselfIsShown() {
        var one = connected();
        one.act(Verb.TAKE, "a");
        device.hearing().says("1", new Shown("B", ""));
        assertThat(one.awaitStanding("1", Certainty.DIFFERS).detail()).isEqualTo("the device shows something else");
        device.hearing().says("1", new Shown("A", ""));
        one.awaitStanding("1", Certainty.CONFIRMED);
        device.hearing().failed("1", "the clip is broken");
        assertThat(one.awaitStanding("1", Certainty.DIFFERS).detail()).isEqualTo("the clip is broken");
        device.hearing().ended("1");
        one.awaitNothingAt("1");
        device.hearing().degraded("one of two power supplies is off");
        one.awaitState(State.DEGRADED);
        assertThat(one.runner().status().link().reason()).isEqualTo("one of two power supplies is off");
        assertThat(one.act(Verb.TAKE, "a").kind()).isEqualTo(Kind.DONE);
        device.hearing().degraded("");
        one.awaitState(State.READY);
    }

    @Test
    void thePauseBetweenAttemptsDoublesUpToHalfAMinute() {
        device.reachable(false);
        var one = start(Start.usual());
        for (long millis : List.of(500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000)) {
            int before = device.attempts();
            awaitAttempts(before == 0 ? 1 : before);
            one.awaitState(State.FAILED);
            int attempts = device.attempts();
            time.advance(Duration.ofMillis(millis - 1));
            lookAround(one);
            assertThat(device.attempts()).as("attempts within %d ms", millis).isEqualTo(attempts);
            time.advance(Duration.ofMillis(millis / 4 + 2));
            awaitAttempts(attempts + 1);
        }
    }

    @Test
    void thePauseIsShortAgainAfterAMinuteOfConnection() {
        device.reachable(false);
        var one = start(Start.usual());
        awaitAttempts(1);
        time.advance(Duration.ofMillis(700));
        awaitAttempts(2);
        device.reachable(true);
        awaitReconnected(one);
        time.advance(Duration.ofSeconds(61));
        one.act(Verb.OUT, "a");
        int attempts = device.attempts();
        device.hearing().lost("cable pulled");
        one.awaitState(State.FAILED);
        lookAround(one);
        time.advance(Duration.ofMillis(626));
        awaitAttempts(attempts + 1);
    }

    private void awaitAttempts(int attempts) {
        soon().until(() -> device.attempts() >= attempts);
    }

    /** Returns after the thread has looked at the clock as it is now. */
    private static void lookAround(RunningDevice<Shown, Told> one) {
        one.act(Verb.OUT, "nothing");
        one.act(Verb.OUT, "nothing");
    }

    @Test
    void tooManyPlacesAndTooManyActionsAreRefused() {
        var usual = Start.usual().limits();
        var few = new Limits.Devices(
                2,
                1,
                usual.maxTrace(),
                usual.maxTraceChars(),
                usual.recalled(),
                usual.tend(),
                usual.look(),
                usual.reconnectFirst(),
                usual.reconnectMost(),
                usual.steadyAfter());
        var one = start(Start.usual().limits(few));
        one.awaitState(State.READY);
        one.act(Verb.TAKE, "a");
        assertThat(one.act(Verb.TAKE, "b", OTHER_PLACE))
                .isEqualTo(new Outcome(Kind.REJECTED, "more than 1 places on one device"));
        offerAt(one, Verb.TAKE, "c", time.now().plusSeconds(9));
        offerAt(one, Verb.TAKE, "d", time.now().plusSeconds(9));
        offerAt(one, Verb.TAKE, "e", time.now().plusSeconds(9));
        assertThat(one.outcome()).isEqualTo(new Outcome(Kind.REJECTED, "too many actions wait for this device"));
    }

    @Test
    void anActionWithoutAPlaceIsRefused() {
        var one = connected();
        assertThat(one.act(Verb.TAKE, "a", new Values(Map.of("place", ""))))
                .isEqualTo(new Outcome(Kind.REJECTED, "expected a place, found none"));
    }

    @Test
    void aFaultOfOursIsToldAndDoesNotStopTheDevice() {
        var one = connected();
        one.act(Verb.OUT, "a");
        device.then(Reaction.BUG);
        assertThat(one.act(Verb.TAKE, "a").detail()).contains("as the test wanted it");
        awaitReconnected(one);
        assertThat(one.act(Verb.TAKE, "b", OTHER_PLACE).kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void aListenerThatFailsDoesNotStopTheDevice() {
        var settings = new DeviceSettings("dut", "test", Duration.ofSeconds(2), false);
        var context = new DeviceRunner.Context(
                _ -> {
                    throw new IllegalStateException("as the test wanted it");
                },
                Start.usual().limits(),
                time);
        try (var runner = DeviceRunner.start(settings, ScriptedDriver.opener(device), Map.of(), context)) {
            runner.offer(
                    new Action("dut", Verb.TAKE, RunningDevice.cause("a"), Values.NONE, new Due.Now()), time.now());
            soon().until(() -> device.shown("1").air().equals("A"));
        }
    }

    @Test
    void aDryRunSaysWhatWouldBeSent() {
        var one = connected();
        var take = one.action(Verb.TAKE, "a", Values.NONE);
        assertThat(one.runner().dryRun(take).wires()).containsExactly("1 clear", "1 play A");
        assertThat(device.sent()).isEmpty();
        one.act(Verb.TAKE, "a");
        assertThat(device.sent()).containsExactly("1 clear", "1 play A");
        one.awaitStanding("1", Certainty.CONFIRMED);
        assertThat(one.runner().dryRun(take)).isEqualTo(new DryRun(Optional.of("1"), List.of(), "is on air already"));
        one.act(Verb.OUT, "a");
        one.awaitNothingAt("1");
        assertThat(one.runner().dryRun(take).wires()).containsExactly("1 play A");
    }

    @Test
    void closingEndsACommandThatWaits() {
        var one = connected();
        device.then(Reaction.BLOCK);
        one.offer(Verb.TAKE, "a");
        soon().until(() -> !device.sent().isEmpty());
        one.close();
        assertThat(one.runner().status().link().state()).isEqualTo(State.OFF);
    }
}
