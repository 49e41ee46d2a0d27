package org.cueway.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cueway.app.config.Config.OutDevice;
import org.cueway.app.config.Config.Output;
import org.cueway.app.config.Config.Playout;
import org.cueway.cue.Glob;
import org.cueway.cue.Rule;
import org.cueway.cue.Trait;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceSettings;
import org.cueway.device.nmos.NmosSpec;

/** Reads {@code devices} and {@code cues}. Confined to the thread that reads. */
final class PlayoutReader {
    private static final String VERBS = "prepare, take, hold, out, signal, arm or disarm, or a list of them";
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final List<String> DRIVERS = List.of("casparcg", "http", "mqtt", "nmos", "tsl");

    private final Keys.Context context;
    private final Function<String, Optional<Path>> path;
    private final Set<String> ids = new HashSet<>();

    private final List<Output> outputs;

    /**
     * A reader.
     *
     * @param path a path from its text
     * @param outputs every one is a device
     */
    PlayoutReader(Keys.Context context, Function<String, Optional<Path>> path, List<Output> outputs) {
        this.context = context;
        this.path = path;
        this.outputs = outputs;
    }

    Playout read(Keys root) {
        var devices = new ArrayList<OutDevice>();
        outputs.forEach(output -> {
            ids.add(output.id());
            devices.add(new OutDevice(new DeviceSettings(output.id(), "ograf", LATE, false), new DriverConfig.Ograf()));
        });
        devices.addAll(devices(root));
        return new Playout(devices, rules(root));
    }

    private List<OutDevice> devices(Keys root) {
        var devices = new ArrayList<OutDevice>();
        List<Node> nodes = root.items("devices");
        for (int i = 0; i < nodes.size(); i++) {
            Keys one = Keys.of(nodes.get(i), "devices." + i, context);
            device(one).ifPresent(devices::add);
            one.finish();
        }
        return devices;
    }

    private Optional<OutDevice> device(Keys keys) {
        var id = id(keys);
        if (keys.node("driver").isEmpty()) {
            keys.problem(keys.place("driver"), "driver", "is missing, expected one of " + String.join(", ", DRIVERS));
        }
        var driver = keys.node("driver").isEmpty() ? Optional.<String>empty() : keys.oneOf("driver", DRIVERS);
        var late = keys.duration("late", Duration.ofMillis(100), Duration.ofMinutes(1), LATE);
        boolean rehearsal = keys.flag("rehearsal", false);
        return driver.flatMap(word -> {
            var config = driver(word, id.orElse(""), keys);
            return id.map(name -> new OutDevice(new DeviceSettings(name, word, late, rehearsal), config));
        });
    }

    private DriverConfig driver(String word, String id, Keys keys) {
        return switch (word) {
            case "casparcg" -> new DriverConfig.CasparCg(CasparReader.read(keys));
            case "http" -> new DriverConfig.Http(HttpReader.read(keys));
            case "tsl" -> new DriverConfig.Tsl(TslReader.read(keys));
            case "nmos" ->
                new DriverConfig.Nmos(new NmosSpec(
                        id, keys.flag("override", false) ? NmosSpec.Mismatch.TAKE : NmosSpec.Mismatch.REFUSE));
            case "mqtt" -> new DriverConfig.Mqtt(MqttReader.read(keys, context, path));
            default -> throw new IllegalStateException("driver " + word);
        };
    }

    private Optional<String> id(Keys keys) {
        var id = ConfigReader.id(keys, "id");
        if (keys.node("id").isEmpty()) {
            keys.problem(keys.place("id"), "id", "is missing, expected a name by which rules name the device");
        }
        id.filter(name -> !ids.add(name))
                .ifPresent(name -> keys.problem(
                        keys.place("id"), "id", "is \"" + name + "\", which another device or output has already"));
        return id;
    }

    private List<Rule> rules(Keys root) {
        var rules = new ArrayList<Rule>();
        List<Node> nodes = root.items("cues");
        for (int i = 0; i < nodes.size(); i++) {
            Keys one = Keys.of(nodes.get(i), "cues." + i, context);
            var when = when(one.section("when"));
            rules.add(new Rule(when, wishes(one, "cues." + i + ".do")));
            one.finish();
        }
        return rules;
    }

    private static Rule.When when(Keys keys) {
        var verbs = keys.oneOrMore("verb", VERBS, Verb::of);
        Map<Trait, List<Glob>> traits = new EnumMap<>(Trait.class);
        for (var trait : Trait.values()) {
            var globs = keys.oneOrMore(
                    trait.word(),
                    "a text, in which * stands for any text, or a list of them",
                    text -> Optional.of(new Glob(text)));
            if (!globs.isEmpty()) traits.put(trait, globs);
        }
        keys.finish();
        return new Rule.When(verbs, traits);
    }

    private List<Rule.Do> wishes(Keys rule, String path) {
        var wishes = new ArrayList<Rule.Do>();
        List<Node> nodes = rule.items("do");
        if (nodes.isEmpty()) {
            rule.problem(rule.place("do"), "do", "is missing, expected a list such as [ { device: red-light } ]");
        }
        for (int i = 0; i < nodes.size(); i++) {
            Keys one = Keys.of(nodes.get(i), path + "." + i, context);
            if (one.node("device").isEmpty()) {
                one.problem(one.place("device"), "device", "is missing, expected the id of one of devices");
                continue;
            }
            var device = one.oneOf("device", ids.stream().sorted().toList());
            var verb = one.value("verb", "prepare, take, hold, out, signal, arm or disarm", Verb::of);
            var values = new Values(one.rest());
            device.ifPresent(id -> wishes.add(new Rule.Do(id, verb, values)));
        }
        return wishes;
    }
}
