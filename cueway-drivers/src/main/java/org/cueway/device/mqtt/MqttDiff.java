package org.cueway.device.mqtt;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.Placing;
import org.cueway.device.mqtt.MqttState.About;
import org.cueway.device.mqtt.MqttState.Alike;
import org.cueway.device.mqtt.MqttState.Shows;
import org.cueway.device.mqtt.MqttState.Signals;
import org.cueway.rundown.RundownId;

/**
 * From states to what is published. Pure.
 *
 * @param keys the short name of a running order, as in the API
 */
record MqttDiff(MqttSpec spec, Function<RundownId, String> keys) {
    /** The lamp or the studio that the values name; if they name none, the only lamp there is, else studio {@code main}. */
    Placing place(Values values) {
        var light = values.text("light");
        var studio = values.text("studio");
        if (light.isPresent() && studio.isPresent()) {
            return new Placing.Impossible("both light and studio are given, expected one of them");
        }
        if (light.isPresent()) {
            return spec.lamp(light.get())
                    .<Placing>map(lamp -> new Placing.At(Topics.placeOfLamp(lamp.id())))
                    .orElseGet(() -> new Placing.Impossible("light is " + light.get() + ", expected " + lamps()));
        }
        if (studio.isEmpty() && spec.lamps().size() == 1) {
            return new Placing.At(Topics.placeOfLamp(spec.lamps().getFirst().id()));
        }
        var name = studio.orElse(Topics.MAIN);
        return Topics.isStudio(name)
                ? new Placing.At(Topics.placeOfStudio(name))
                : new Placing.Impossible("studio is \"" + name + "\", expected 1 to 64 characters without / + and #");
    }

    private String lamps() {
        var ids = spec.lamps().stream().map(Lamp::id).toList();
        return ids.isEmpty() ? "none: no lights are configured" : "one of " + String.join(", ", ids);
    }

    static Shows wanted(Stand stand) {
        if (stand.air().isPresent()) {
            var air = stand.air().get();
            var signals = new Signals(air.motion().steps(), air.values().text("signal"));
            return new Shows(Light.ON_AIR, Optional.of(about(air)), Optional.of(signals));
        }
        if (stand.next().isPresent()) {
            return new Shows(Light.CUED, Optional.of(about(stand.next().get())), Optional.empty());
        }
        return new Shows(stand.armed() ? Light.REHEARSAL : Light.IDLE, Optional.empty(), Optional.empty());
    }

    private static About about(Playing playing) {
        var item = playing.cause().item();
        return new About(
                item.rundown().newsroom(),
                item.rundown().roID(),
                item.storyID(),
                item.itemID(),
                playing.cause().by(),
                playing.since().truncatedTo(ChronoUnit.MILLIS));
    }

    /** What takes a place from one state to another; nothing for a lamp that is not configured any more. */
    List<MqttCommand> diff(String place, Optional<MqttState> before, MqttState after) {
        return switch (after) {
            case Shows wanted -> {
                var commands = new ArrayList<MqttCommand>();
                Topics.studio(place).ifPresent(studio -> ofStudio(studio, before, wanted, commands));
                Topics.lamp(place).flatMap(spec::lamp).ifPresent(lamp -> ofLamp(lamp, before, wanted, commands));
                yield List.copyOf(commands);
            }
            // Only lamps say so; nobody wants it.
            case Alike _ -> List.of();
        };
    }

    private void ofStudio(String studio, Optional<MqttState> before, Shows after, List<MqttCommand> commands) {
        var topics = new Topics(spec.prefix());
        boolean there = before.isPresent()
                && switch (before.get()) {
                    case Shows shows -> shows.said().equals(after.said());
                    case Alike _ -> false;
                };
        if (!there) {
            commands.add(new MqttCommand.State(Topics.placeOfStudio(studio), topics.state(studio), after.said()));
            commands.addAll(events(topics, before, after));
        }
        for (var payload : signals(before, after, Optional.empty())) {
            commands.add(new MqttCommand.Signal(topics.signal(studio), payload));
        }
    }

    private static void ofLamp(Lamp lamp, Optional<MqttState> before, Shows after, List<MqttCommand> commands) {
        boolean there = before.isPresent()
                && switch (before.get()) {
                    case Shows shows -> lamp.same(shows.light(), after.light()) && shows.light() != Light.FAULT;
                    case Alike(var lights) -> lights.contains(after.light());
                };
        if (!there) {
            commands.add(new MqttCommand.Lit(Topics.placeOfLamp(lamp.id()), lamp, after.light()));
        }
        var topic = lamp.signal().map(Lamp.Wording::topic).orElse(lamp.topic());
        for (var payload : signals(before, after, lamp.signal().map(Lamp.Wording::payload))) {
            commands.add(new MqttCommand.Signal(topic, payload));
        }
    }

    /** What is to be said of signals that were given since; none if that cannot be known. */
    private static List<String> signals(Optional<MqttState> before, Shows after, Optional<String> configured) {
        if (before.isPresent()
                && before.get() instanceof Shows shows
                && shows.about().equals(after.about())
                && shows.signals().isPresent()
                && after.signals().isPresent()) {
            int given = after.signals().get().count() - shows.signals().get().count();
            return after.signals()
                    .get()
                    .payload()
                    .or(() -> configured)
                    .map(payload -> Collections.nCopies(Math.max(0, given), payload))
                    .orElse(List.of());
        }
        return List.of();
    }

    private List<MqttCommand> events(Topics topics, Optional<MqttState> before, Shows after) {
        var events = new ArrayList<MqttCommand>();
        if (before.isPresent()
                && before.get() instanceof Shows was
                && was.about().isPresent()) {
            var gone = was.about().get().off();
            if (after.about().map(About::off).filter(gone::equals).isEmpty()) {
                events.add(event(topics, gone, new Shows(Light.IDLE, Optional.of(gone), Optional.empty())));
            }
        }
        after.about().ifPresent(about -> events.add(event(topics, about, after.said())));
        return events;
    }

    private MqttCommand event(Topics topics, About about, Shows state) {
        var key = keys.apply(new RundownId(about.newsroom(), about.roID()));
        return new MqttCommand.Event(topics.cue(key, about.itemID()), state);
    }
}
