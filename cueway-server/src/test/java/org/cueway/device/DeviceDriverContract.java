package org.cueway.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.device.RunningDevice.soon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Action;
import org.cueway.cue.Due;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome.Kind;
import org.cueway.device.RunningDevice.Start;
import org.cueway.device.Standing.Certainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every driver must do, whatever its device is. One subclass for each driver, against its simulator.
 *
 * @param <S> its state
 * @param <C> its commands
 */
public abstract class DeviceDriverContract<S, C extends Command> {
    private static final int PLACES = 3;
    private static final int CONTENTS = 3;
    private static final List<Verb> VERBS = List.of(Verb.values());

    /** A simulated device, and what can befall it. */
    public interface Bench<S, C extends Command> extends AutoCloseable {
        DeviceRunner.Opener<S, C> opener();

        /** Whether the device is in that state, as far as a device of its kind shows it. */
        boolean shows(String place, S state);

        /** Ends every connection; new ones are taken. */
        void cut();

        /** Switches it off and on: it has forgotten everything. */
        void restart();

        /** Ends every connection and takes no new one until {@link #comeBack}. */
        void leave();

        void comeBack();

        @Override
        void close();
    }

    protected abstract Bench<S, C> bench() throws Exception;

    /** Values for one of a few places, with one of a few contents; the same numbers, the same values. */
    protected abstract Values values(int place, int content);

    /** Values that mean nothing to such a device. */
    protected abstract List<Values> impossible();

    /** What must not be seen in any wire form or trace. */
    protected List<String> secrets() {
        return List.of();
    }

    /** Whether there is a connection, so that it can be lost. */
    protected boolean hasConnection() {
        return true;
    }

    /** Whether it can be said of the device at all what it shows, and so what it has lost. */
    protected boolean getsBackWhatWasLost() {
        return true;
    }

    @Test
    void aPlaceHasOneNameAndWhatMakesNoSenseHasNone() throws Exception {
        try (var bench = bench();
                var driver = open(bench)) {
            var names = new HashSet<String>();
            for (int place = 0; place < PLACES; place++) {
                var first = driver.place(values(place, 0));
                for (int content = 1; content < CONTENTS; content++) {
                    assertThat(driver.place(values(place, content))).isEqualTo(first);
                }
                assertThat(first)
                        .isInstanceOfSatisfying(
                                Placing.At.class,
                                at -> assertThat(names.add(at.place())).isTrue());
            }
            assertThat(impossible())
                    .isNotEmpty()
                    .allSatisfy(values -> assertThat(driver.place(values))
                            .isInstanceOfSatisfying(
                                    Placing.Impossible.class,
                                    no -> assertThat(no.why()).contains("expected")));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void valuesOfAnyKindAreJudgedAndNeverThrow(long seed) throws Exception {
        var random = random(seed);
        try (var bench = bench();
                var driver = open(bench)) {
            for (int n = 0; n < 500; n++) {
                var texts = new HashMap<>(
                        values(random.nextInt(PLACES), random.nextInt(CONTENTS)).texts());
                for (var name : List.copyOf(texts.keySet())) {
                    if (random.nextInt(3) == 0) texts.put(name, oddText(random));
                    if (random.nextInt(6) == 0) texts.remove(name);
                }
                var values = new Values(texts);
                if (driver.place(values) instanceof Placing.At(var place)) {
                    var playing = action(Verb.TAKE, "a", values);
                    var stand = ((Stand.Step.Changed) Stand.IDLE.after(playing, time().now())).stand();
                    var wanted = driver.wanted(stand);
                    assertThat(driver.diff(place, Optional.empty(), wanted))
                            .allSatisfy(command -> assertThat(command.wire()).isNotBlank());
                    assertThat(driver.diff(place, Optional.of(wanted), wanted)).isEmpty();
                }
            }
        }
    }

    private static String oddText(RandomGenerator random) {
        var odd = List.of(
                "",
                " ",
                "-1",
                "0",
                "99999999999",
                "true",
                "\"",
                "\\",
                "\n",
                "\r\n",
                "\0",
                "<&>'",
                "ü",
                "\uD83C\uDF89",
                "\uD83C",
                "x".repeat(5_000),
                "{}",
                "a b",
                "1-1",
                "é\u0301");
        return odd.get(random.nextInt(odd.size()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsThereAlreadyNeedsNoCommandAndNoWireFormHasASecret(long seed) throws Exception {
        try (var bench = bench();
                var driver = open(bench)) {
            var stands = stands(random(seed));
            assertThat(driver.wanted(Stand.IDLE)).isEqualTo(driver.wanted(Stand.IDLE.cleared()));
            for (var before : stands) {
                for (var after : stands) {
                    var from = Optional.of(driver.wanted(before));
                    var to = driver.wanted(after);
                    var commands = new ArrayList<>(driver.diff("p", from, to));
                    if (from.get().equals(to)) assertThat(commands).isEmpty();
                    commands.addAll(driver.diff("p", Optional.empty(), to));
                    assertThat(commands).allSatisfy(command -> {
                        assertThat(command.wire()).isNotBlank();
                        secrets()
                                .forEach(secret ->
                                        assertThat(command.wire() + command).doesNotContain(secret));
                    });
                }
            }
        }
    }

    /** Stands of one place, as a walk of actions leaves them. */
    private List<Stand> stands(RandomGenerator random) {
        var stands = new ArrayList<>(List.of(Stand.IDLE));
        for (int n = 0; n < 25; n++) {
            var verb = VERBS.get(random.nextInt(VERBS.size()));
            var action = action(verb, "i" + random.nextInt(3), values(0, random.nextInt(CONTENTS)));
            if (stands.getLast().after(action, time().now()) instanceof Stand.Step.Changed(var next)) stands.add(next);
        }
        return stands;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyWalkLeavesTheDeviceAsItIsWanted(long seed) throws Exception {
        var random = random(seed);
        try (var bench = bench();
                var one = start(bench)) {
            one.awaitState(State.READY);
            for (int n = 0; n < 40; n++) {
                int place = random.nextInt(PLACES);
                var verb = VERBS.get(random.nextInt(VERBS.size()));
                var outcome = one.act(verb, place + "/" + random.nextInt(2), values(place, random.nextInt(CONTENTS)));
                assertThat(outcome.kind()).as("%s: %s", verb, outcome).isIn(Kind.DONE, Kind.ACCEPTED, Kind.IGNORED);
                awaitShown(bench, one);
            }
            one.runner().clear(Optional.empty(), "test");
            soon().until(() -> one.runner().status().standings().stream()
                    .allMatch(standing -> standing.stand().cleared().equals(standing.stand())));
            awaitShown(bench, one);
            var trace = one.runner().trace().stream().map(Trace.Line::text).toList();
            assertThat(trace).isNotEmpty();
            secrets()
                    .forEach(secret -> assertThat(trace)
                            .allSatisfy(line -> assertThat(line).doesNotContain(secret)));
        }
    }

    /** Waits until the device shows what should be at each place. */
    private void awaitShown(Bench<S, C> bench, RunningDevice<S, C> one) throws Exception {
        try (var driver = open(bench)) {
            for (int place = 0; place < PLACES; place++) {
                if (driver.place(values(place, 0)) instanceof Placing.At(var name)) {
                    soon().untilAsserted(() -> assertShown(bench, one, driver, name));
                }
            }
        }
    }

    private void assertShown(Bench<S, C> bench, RunningDevice<S, C> one, DeviceDriver<S, C> driver, String place) {
        var standing = one.standing(place);
        assertThat(standing.map(Standing::certainty).orElse(Certainty.CONFIRMED))
                .as("%s", standing)
                .isEqualTo(Certainty.CONFIRMED);
        var wanted = driver.wanted(standing.map(Standing::stand).orElse(Stand.IDLE));
        assertThat(bench.shows(place, wanted))
                .as(
                        "%s shows %s; %s",
                        place,
                        wanted,
                        one.runner().trace().stream().map(Trace.Line::text).toList())
                .isTrue();
    }

    @Test
    void aDeviceThatForgotGetsBackWhatShouldBeThere() throws Exception {
        if (!getsBackWhatWasLost()) return;
        try (var bench = bench();
                var one = start(bench)) {
            one.awaitState(State.READY);
            assertThat(one.act(Verb.TAKE, "a", values(0, 0)).isDone()).isTrue();
            assertThat(one.act(Verb.TAKE, "b", values(1, 1)).isDone()).isTrue();
            bench.restart();
            soon().until(() -> one.reports().stream().anyMatch(DeviceDriverContract::isFailed));
            one.awaitState(State.READY);
            awaitShown(bench, one);
            assertThat(one.runner().status().standings()).hasSize(2);
        }
    }

    private static boolean isFailed(Report report) {
        return report instanceof Report.Changed(var _, var status)
                && status.link().state() == State.FAILED;
    }

    @Test
    void aLostConnectionIsSeenAndMended() throws Exception {
        try (var bench = bench();
                var one = start(bench)) {
            one.awaitState(State.READY);
            bench.cut();
            if (hasConnection()) soon().until(() -> one.reports().stream().anyMatch(DeviceDriverContract::isFailed));
            one.awaitState(State.READY);
            assertThat(one.act(Verb.TAKE, "a", values(0, 0)).isDone()).isTrue();
        }
    }

    @Test
    void whatCannotBeReachedSaysWhyAndIsTriedAgain() throws Exception {
        try (var bench = bench()) {
            bench.leave();
            try (var one = start(bench)) {
                if (hasConnection()) {
                    one.awaitState(State.FAILED);
                    assertThat(one.runner().status().link().reason()).isNotBlank();
                }
                bench.comeBack();
                one.awaitState(State.READY);
                assertThat(one.act(Verb.TAKE, "a", values(0, 0)).isDone()).isTrue();
            }
        }
    }

    @Test
    void itCanBeClosedAtAnyTimeAndTwice() throws Exception {
        try (var bench = bench()) {
            bench.leave();
            start(bench).close();
            bench.comeBack();
            var one = start(bench);
            one.offer(Verb.TAKE, "a", values(0, 0));
            one.close();
            assertThat(one.runner().status().link().state()).isEqualTo(State.OFF);
            var driver = open(bench);
            // What was left a moment ago may not answer at once; the runner tries again as well.
            soon().ignoreException(DeviceException.class).until(() -> {
                driver.connect(Map.of());
                return true;
            });
            driver.close();
            driver.close();
        }
    }

    private RunningDevice<S, C> start(Bench<S, C> bench) {
        return RunningDevice.start(time(), bench.opener(), Start.quick());
    }

    /** A driver of our own, beside the one that runs: for its pure half. */
    private DeviceDriver<S, C> open(Bench<S, C> bench) {
        var limits = Limits.Devices.defaults();
        return bench.opener().open(new Hearing<>(new Inbox<>(100, time()), new Trace(limits, time())));
    }

    private static Action action(Verb verb, String item, Values values) {
        return new Action("dut", verb, RunningDevice.cause(item), values, new Due.Now());
    }

    private static TimeSource time() {
        return TimeSource.system();
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
