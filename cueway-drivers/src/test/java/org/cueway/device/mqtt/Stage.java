package org.cueway.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceRunner;
import org.cueway.device.DeviceSettings;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome;
import org.cueway.device.Report;
import org.cueway.device.Standing;

/** A device's thread with the driver, and what it told. */
final class Stage implements AutoCloseable {
    /** Quicker than in a studio, so that tests wait less; an answer may still take as long as on a busy machine. */
    static final Limits.Mqtt QUICK = new Limits.Mqtt(
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofMillis(700),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            64 * 1024,
            100);

    private static final Limits.Devices RUNNER = new Limits.Devices(
            1_000,
            1_000,
            200,
            2_000,
            100,
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(60));

    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final DeviceRunner<MqttState, MqttCommand> runner;

    private Stage(MqttSpec spec, Limits.Mqtt limits, Duration late, Map<String, Stand> stands) {
        this.runner = DeviceRunner.start(
                new DeviceSettings("red-light", "mqtt", late, false),
                MqttDriver.opener(spec, id -> "key-" + id.roID(), limits, TimeSource.system()),
                stands,
                new DeviceRunner.Context(reports::add, RUNNER, TimeSource.system()));
    }

    static Stage open(MqttSpec spec) {
        return open(spec, QUICK);
    }

    static Stage open(MqttSpec spec, Limits.Mqtt limits) {
        return new Stage(spec, limits, Duration.ofSeconds(10), Map.of());
    }

    /** With what was on air before a restart. */
    static Stage open(MqttSpec spec, Map<String, Stand> stands) {
        return new Stage(spec, QUICK, Duration.ofSeconds(10), stands);
    }

    /** One whose cues are too late soon. */
    static Stage impatient(MqttSpec spec, Duration late) {
        return new Stage(spec, QUICK, late, Map.of());
    }

    /** The same, and waits until it is up. */
    static Stage up(MqttSpec spec) {
        var stage = open(spec);
        stage.awaitState(State.READY);
        return stage;
    }

    void offer(Verb verb, String itemID, Values values) {
        runner.offer(Samples.action(verb, itemID, values), TimeSource.system().now());
    }

    /** Gives a cue and waits for what came of it. */
    Outcome cue(Verb verb, String itemID, Values values) {
        int before = reports.size();
        offer(verb, itemID, values);
        return outcome(before, verb, itemID);
    }

    private Outcome outcome(int before, Verb verb, String itemID) {
        await().until(() -> !outcomes(before, verb, itemID).isEmpty());
        return outcomes(before, verb, itemID).getFirst();
    }

    /** What came of such cues, oldest first. */
    List<Outcome> outcomes(Verb verb, String itemID) {
        return outcomes(0, verb, itemID);
    }

    private List<Outcome> outcomes(int before, Verb verb, String itemID) {
        var outcomes = new ArrayList<Outcome>();
        for (var report : reports.stream().skip(before).toList()) {
            var acted = switch (report) {
                case Report.Stood(var _, var _, var act) -> act;
                case Report.Lapsed(var _, var act) -> Optional.of(act);
                case Report.Changed _ -> Optional.<Report.Acted>empty();
            };
            acted.filter(act -> act.action().verb() == verb
                            && act.action().cause().item().itemID().equals(itemID))
                    .ifPresent(act -> outcomes.add(act.outcome()));
        }
        return outcomes;
    }

    /** Waits until the last that was told of a place is that. */
    void awaitStanding(String place, Standing.Certainty certainty, String words) {
        await().untilAsserted(() -> {
            var last = reports.stream()
                    .filter(Report.Stood.class::isInstance)
                    .map(report -> ((Report.Stood) report).standing())
                    .filter(standing -> standing.place().equals(place))
                    .toList();
            assertThat(last).isNotEmpty();
            assertThat(last.getLast().certainty()).as(last.getLast().toString()).isEqualTo(certainty);
            assertThat(last.getLast().detail()).contains(words);
        });
    }

    void awaitState(State state) {
        await().untilAsserted(() -> assertThat(runner.status().link().state())
                .as(() -> runner.status().link().reason())
                .isEqualTo(state));
    }

    /** Waits until it was told that it is not up, for a reason with these words. */
    void awaitReason(String words) {
        await().untilAsserted(() -> assertThat(reasons()).anyMatch(reason -> reason.contains(words)));
    }

    private List<String> reasons() {
        return reports.stream()
                .filter(Report.Changed.class::isInstance)
                .map(report -> ((Report.Changed) report).status().link().reason())
                .distinct()
                .toList();
    }

    DeviceRunner<MqttState, MqttCommand> runner() {
        return runner;
    }

    @Override
    public void close() {
        runner.close();
    }
}
