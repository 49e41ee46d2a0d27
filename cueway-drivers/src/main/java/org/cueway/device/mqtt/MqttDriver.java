package org.cueway.device.mqtt;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriver;
import org.cueway.device.DeviceException;
import org.cueway.device.DeviceRunner;
import org.cueway.device.Hearing;
import org.cueway.device.Placing;
import org.cueway.device.Result;
import org.cueway.rundown.RundownId;

/** The lights behind one broker. What touches the network is confined to the device's thread. */
public final class MqttDriver implements DeviceDriver<MqttState, MqttCommand> {
    private final MqttDiff diff;
    private final Limits.Mqtt limits;
    private final TimeSource time;
    private final Hearing<MqttState> hearing;
    private final Topics topics;
    /** The number of the last state, by place. */
    private final Map<String, Long> numbers = new TreeMap<>();
    /** Studios that Home Assistant knows from us. */
    private final Set<String> announced = new TreeSet<>();

    private Optional<Line> line = Optional.empty();

    /** A connection, and what is heard on it. */
    private record Line(MqttConnection connection, Listening listening) {}

    private MqttDriver(MqttDiff diff, Limits.Mqtt limits, TimeSource time, Hearing<MqttState> hearing) {
        this.diff = diff;
        this.limits = limits;
        this.time = time;
        this.hearing = hearing;
        this.topics = new Topics(diff.spec().prefix());
    }

    /**
     * How a driver for that broker is made.
     *
     * @param keys the short name of a running order, as in the API: it stands in the topics of events
     */
    public static DeviceRunner.Opener<MqttState, MqttCommand> opener(
            MqttSpec spec, Function<RundownId, String> keys, TimeSource time) {
        return opener(spec, keys, Limits.Mqtt.defaults(), time);
    }

    static DeviceRunner.Opener<MqttState, MqttCommand> opener(
            MqttSpec spec, Function<RundownId, String> keys, Limits.Mqtt limits, TimeSource time) {
        return hearing -> new MqttDriver(new MqttDiff(spec, keys), limits, time, hearing);
    }

    @Override
    public Placing place(Values values) {
        return diff.place(values);
    }

    @Override
    public MqttState wanted(Stand stand) {
        return MqttDiff.wanted(stand);
    }

    @Override
    public List<MqttCommand> diff(String place, Optional<MqttState> before, MqttState after) {
        return diff.diff(place, before, after);
    }

    @Override
    public Map<String, MqttState> connect(Map<String, MqttState> wanted) throws DeviceException {
        close();
        var listening = new Listening(diff.spec(), hearing);
        var connection = MqttConnection.open(diff.spec(), limits, listening, hearing);
        line = Optional.of(new Line(connection, listening));
        try {
            if (connection.publish(Message.stated(topics.status(), "online")) instanceof Result.Rejected(var why)) {
                throw new DeviceException(why);
            }
            settle(connection, listening);
            wanted.keySet().forEach(place -> Topics.studio(place).ifPresent(announced::add));
            announce(connection);
            return said(listening);
        } catch (DeviceException e) {
            close();
            throw e;
        }
    }

    /** Until it is known what lights show, as far as they say. */
    private void settle(MqttConnection connection, Listening listening) throws DeviceException {
        var asked = new HashSet<String>();
        for (var lamp : diff.spec().lamps()) {
            if (lamp.query().isPresent()) {
                var query = lamp.query().get();
                connection.publish(new Message(query.topic(), query.payload(), 0, Message.Keep.EXPIRES));
                asked.add(Topics.placeOfLamp(lamp.id()));
            }
        }
        connection.publish(new Message(topics.echo(diff.spec().client()), "", 1, Message.Keep.EXPIRES));
        try {
            listening.settle(asked, limits.settle());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException("closing", e);
        }
    }

    private Map<String, MqttState> said(Listening listening) {
        var states = new TreeMap<String, MqttState>();
        listening.heard().forEach((place, said) -> {
            numbers.merge(place, said.number(), Math::max);
            states.put(place, said.state());
        });
        return states;
    }

    private void announce(MqttConnection connection) throws DeviceException {
        if (!diff.spec().homeAssistant()) return;
        for (var studio : announced) {
            connection.publish(Discovery.of(diff.spec(), studio));
        }
    }

    @Override
    public Result send(MqttCommand command) throws DeviceException {
        var now = line.orElseThrow(() -> new DeviceException("not connected"));
        return switch (command) {
            case MqttCommand.State state -> state(now, state);
            case MqttCommand.Lit lit -> lit(now, lit);
            case MqttCommand.Signal signal -> now.connection().publish(signal.message());
            case MqttCommand.Event(var topic, var state) ->
                now.connection().publish(Message.event(topic, StateJson.of(state, time.now(), OptionalLong.empty())));
        };
    }

    private Result state(Line now, MqttCommand.State command) throws DeviceException {
        var studio = Topics.studio(command.place()).orElseThrow();
        if (diff.spec().homeAssistant() && announced.add(studio)) {
            now.connection().publish(Discovery.of(diff.spec(), studio));
        }
        long number = numbers.merge(command.place(), 1L, Long::sum);
        var json = StateJson.of(command.state(), time.now(), OptionalLong.of(number));
        return now.connection().publish(Message.stated(command.topic(), json));
    }

    private Result lit(Line now, MqttCommand.Lit command) throws DeviceException {
        var lamp = command.lamp();
        if (lamp.confirmation(command.light()).isEmpty()) {
            var taken = now.connection().publish(command.message());
            // A command that the broker has is not yet one that the lamp has.
            return taken instanceof Result.Done && !lamp.retained() ? new Result.Accepted() : taken;
        }
        now.listening().expect(command.place(), command.light());
        try {
            var taken = now.connection().publish(command.message());
            return taken instanceof Result.Done ? confirmed(now, lamp) : taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException("closing", e);
        } finally {
            now.listening().expectNothing();
        }
    }

    private Result confirmed(Line now, Lamp lamp) throws InterruptedException {
        var topic = lamp.confirm().map(Lamp.Confirm::topic).orElseThrow();
        return now.listening()
                .awaitExpected(limits.confirm())
                .<Result>map(instead -> new Result.Silent("light " + lamp.id() + " did not confirm on " + topic
                        + " within " + limits.confirm().toMillis() + " ms: " + instead))
                .orElseGet(Result.Done::new);
    }

    @Override
    public void tend() throws DeviceException {
        var now = line.orElseThrow(() -> new DeviceException("not connected"));
        if (now.listening().isToAnnounce()) announce(now.connection());
    }

    @Override
    public void close() {
        line.ifPresent(each -> each.connection().close());
        line = Optional.empty();
    }
}
