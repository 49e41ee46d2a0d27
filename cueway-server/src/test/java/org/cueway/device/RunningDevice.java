package org.cueway.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Action;
import org.cueway.cue.Cause;
import org.cueway.cue.Due;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.rundown.RundownId;

/** A device's thread, and everything that it tells. For one test's thread. */
public final class RunningDevice<S, C extends Command> implements AutoCloseable {
    /** How long something may take that happens at once; never waited for when all is well. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ID = "dut";

    private final BlockingQueue<Report.Acted> acted = new LinkedBlockingQueue<>();
    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final TimeSource time;
    private final DeviceRunner<S, C> runner;
    private final Map<String, Values> values = new HashMap<>();

    private RunningDevice(TimeSource time, DeviceRunner.Opener<S, C> opener, Start start) {
        this.time = time;
        this.runner = DeviceRunner.start(
                new DeviceSettings(ID, "test", start.late, start.rehearsal),
                opener,
                start.stands,
                new DeviceRunner.Context(this::hear, start.limits, time));
    }

    /**
     * How it starts.
     *
     * @param stands what should be there from before
     */
    public record Start(Duration late, boolean rehearsal, Map<String, Stand> stands, Limits.Devices limits) {
        /** 2 s late at most, not in rehearsal, nothing there, looking often. */
        public static Start usual() {
            return new Start(Duration.ofSeconds(2), false, Map.of(), often(Limits.Devices.defaults()));
        }

        /** The same, reconnecting quickly: for tests with the machine's clock. */
        public static Start quick() {
            var usual = often(Limits.Devices.defaults());
            return usual().limits(new Limits.Devices(
                    usual.maxQueue(),
                    usual.maxPlaces(),
                    usual.maxTrace(),
                    usual.maxTraceChars(),
                    usual.recalled(),
                    usual.tend(),
                    usual.look(),
                    Duration.ofMillis(20),
                    Duration.ofMillis(200),
                    usual.steadyAfter()));
        }

        private static Limits.Devices often(Limits.Devices usual) {
            return new Limits.Devices(
                    usual.maxQueue(),
                    usual.maxPlaces(),
                    usual.maxTrace(),
                    usual.maxTraceChars(),
                    usual.recalled(),
                    Duration.ofMillis(10),
                    Duration.ofMillis(10),
                    usual.reconnectFirst(),
                    usual.reconnectMost(),
                    usual.steadyAfter());
        }

        Start rehearsing() {
            return new Start(late, true, stands, limits);
        }

        public Start with(Map<String, Stand> before) {
            return new Start(late, rehearsal, before, limits);
        }

        Start limits(Limits.Devices other) {
            return new Start(late, rehearsal, stands, other);
        }
    }

    /** Starts it. */
    public static <S, C extends Command> RunningDevice<S, C> start(
            TimeSource time, DeviceRunner.Opener<S, C> opener, Start start) {
        return new RunningDevice<>(time, opener, start);
    }

    public DeviceRunner<S, C> runner() {
        return runner;
    }

    /** An action of the item of that name. */
    public Action action(Verb verb, String item, Values said) {
        return new Action(ID, verb, cause(item), said, new Due.Now());
    }

    /** Why something is done about the item of that name; its slug is its name in capitals. */
    public static Cause cause(String item) {
        return new Cause(
                new ItemRef(new RundownId("NCS", "RO1"), "S1", item),
                item.toUpperCase(java.util.Locale.ROOT),
                "test",
                true);
    }

    /** Where a driver can say what it likes. */
    public static <S> Hearing<S> deaf() {
        var time = TimeSource.system();
        return new Hearing<>(new Inbox<>(100, time), new Trace(Limits.Devices.defaults(), time));
    }

    /** Queues an action and remembers the item's values. */
    public void offer(Verb verb, String item, Values said) {
        values.put(item, said);
        runner.offer(action(verb, item, said), time.now());
    }

    /** Queues an action with the values that the item had last. */
    public void offer(Verb verb, String item) {
        offer(verb, item, values.getOrDefault(item, Values.NONE));
    }

    /** Queues an action and waits for what became of it. */
    public Outcome act(Verb verb, String item, Values said) {
        offer(verb, item, said);
        return outcome();
    }

    public Outcome act(Verb verb, String item) {
        return act(verb, item, values.getOrDefault(item, Values.NONE));
    }

    /** Waits for something that is there at once when all is well. */
    public static ConditionFactory soon() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2));
    }

    /** What became of the next action that something became of. */
    public Outcome outcome() {
        return next().outcome();
    }

    /** The next action that something became of. */
    public Report.Acted next() {
        try {
            var report = acted.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (report == null) throw new AssertionError("nothing became of the action; status " + runner.status());
            return report;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Waits until it is so. */
    public void awaitState(State state) {
        soon().untilAsserted(() -> assertThat(runner.status().link().state()).isEqualTo(state));
    }

    /** Waits until a place has that certainty. */
    public Standing awaitStanding(String place, Standing.Certainty certainty) {
        soon().untilAsserted(() -> assertThat(standing(place).map(Standing::certainty))
                .as("certainty of %s in %s", place, runner.status())
                .contains(certainty));
        return standing(place).orElseThrow();
    }

    /** Waits until nothing is said of a place. */
    public void awaitNothingAt(String place) {
        soon().untilAsserted(() -> assertThat(standing(place)).isEmpty());
    }

    public Optional<Standing> standing(String place) {
        return runner.status().standings().stream()
                .filter(each -> each.place().equals(place))
                .findFirst();
    }

    /** All that was told so far. */
    public List<Report> reports() {
        return new ArrayList<>(reports);
    }

    private void hear(Report report) {
        reports.add(report);
        switch (report) {
            case Report.Stood(var _, var _, var act) -> act.ifPresent(acted::add);
            case Report.Lapsed(var _, var act) -> acted.add(act);
            case Report.Changed _ -> {}
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
