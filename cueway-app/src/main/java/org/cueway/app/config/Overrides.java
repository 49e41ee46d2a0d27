package org.cueway.app.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.app.config.Environment.Value;
import org.cueway.app.config.Node.Entry;
import org.cueway.app.config.Node.Items;
import org.cueway.app.config.Node.Nothing;
import org.cueway.app.config.Node.Section;
import org.cueway.app.config.Node.Text;

/**
 * What flags and variables put in the place of the file's values: first variables such as {@code CUEWAY_MOS_ID}, then
 * flags such as {@code --set newsrooms.0.id=NCS-1}. Confined to the thread that reads.
 */
final class Overrides {
    /** The keys outside lists, each with a variable of its own. */
    static final List<String> KEYS_WITH_VARIABLE = List.of(
            "mos.id",
            "mos.listen.host",
            "mos.listen.lower",
            "mos.listen.upper",
            "mos.listen.query",
            "mos.zone",
            "mos.heartbeat",
            "mos.silence",
            "mos.hold",
            "store.kind",
            "store.file",
            "store.keep",
            "web.host",
            "web.port",
            "logging.level",
            "logging.format");

    private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");

    private final List<ConfigProblem> problems;

    Overrides(List<ConfigProblem> problems) {
        this.problems = problems;
    }

    /** The tree with what the variables say. */
    Node variables(Node root, Environment environment) {
        Node now = root;
        for (String key : KEYS_WITH_VARIABLE) {
            Optional<Value> value = environment.find(variable(key));
            if (value.isPresent()) {
                now = variable(now, key, value.get());
            }
        }
        misspelt(environment);
        return now;
    }

    private Node variable(Node root, String key, Value value) {
        Place place = Place.of("environment " + variable(key));
        return switch (value) {
            case Value.Known(var text, boolean secret) -> {
                var origin = secret ? Text.Origin.SECRET : Text.Origin.GIVEN;
                yield put(root, List.of(key.split("\\.")), new Text(place, text, origin), "");
            }
            case Value.Unreadable(var why) -> {
                problems.add(ConfigProblem.at(place, key, "is not known: " + why));
                yield root;
            }
        };
    }

    /** Only what is nearly a variable of ours: platforms put many CUEWAY_ names of their own there. */
    private void misspelt(Environment environment) {
        List<String> known =
                KEYS_WITH_VARIABLE.stream().map(Overrides::variable).toList();
        environment.variables().keySet().stream()
                .filter(name -> name.startsWith("CUEWAY_"))
                .map(name ->
                        name.endsWith("_FILE") && !known.contains(name) ? name.substring(0, name.length() - 5) : name)
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> known.stream()
                        .filter(word -> Nearest.distance(name, word) <= 2)
                        .findFirst()
                        .ifPresent(word -> problems.add(new ConfigProblem(
                                "environment " + name, "", "not a setting; did you mean " + word + "?"))));
    }

    static String variable(String key) {
        return "CUEWAY_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** The tree with what the {@code --set} flags say, in their order. */
    Node flags(Node root, List<String> assignments) {
        Node now = root;
        for (String assignment : assignments) {
            Place place = Place.of("--set " + assignment);
            int equals = assignment.indexOf('=');
            List<String> path = equals < 1
                    ? List.of()
                    : Arrays.asList(assignment.substring(0, equals).split("\\.", -1));
            if (path.isEmpty() || path.contains("")) {
                problems.add(ConfigProblem.at(place, "", "expected path=value, such as mos.id=gateway.example.mos"));
            } else {
                now = put(now, path, value(place, assignment.substring(equals + 1)), "");
            }
        }
        return now;
    }

    /** A list or a section is YAML; all else is text as it stands, so that {@code *} needs no quotes. */
    private Node value(Place place, String text) {
        return text.startsWith("[") || text.startsWith("{")
                ? YamlTree.read(place.source(), text, problems)
                : new Text(place, text, Text.Origin.GIVEN);
    }

    private Node put(Node node, List<String> path, Node value, String above) {
        if (path.isEmpty()) {
            return value;
        }
        String step = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        String here = above.isEmpty() ? step : above + "." + step;
        if (node instanceof Items(var place, var items)) {
            return new Items(place, putItem(items, path, value, above));
        }
        if (node instanceof Nothing && INDEX.matcher(step).matches()) {
            return new Items(value.place(), putItem(List.of(), path, value, above));
        }
        var keys = new LinkedHashMap<String, Entry>();
        if (node instanceof Section(var _, var before)) {
            keys.putAll(before);
        }
        Entry old = keys.get(step);
        Node inner = put(old == null ? new Nothing(value.place()) : old.value(), rest, value, here);
        keys.put(step, new Entry(old == null ? value.place() : old.key(), inner));
        return new Section(node instanceof Section ? node.place() : value.place(), keys);
    }

    private List<Node> putItem(List<Node> items, List<String> path, Node value, String above) {
        String step = path.getFirst();
        var changed = new ArrayList<>(items);
        int index = INDEX.matcher(step).matches() ? Integer.parseInt(step) : -1;
        if (index < 0 || index > items.size()) {
            problems.add(ConfigProblem.at(
                    value.place(),
                    above,
                    "is a list of " + items.size() + ", so \"" + step + "\" names nothing in it, expected 0 to "
                            + items.size()));
            return changed;
        }
        List<String> rest = path.subList(1, path.size());
        if (index == items.size()) {
            changed.add(new Nothing(value.place()));
        }
        changed.set(index, put(changed.get(index), rest, value, above + "." + step));
        return changed;
    }
}
