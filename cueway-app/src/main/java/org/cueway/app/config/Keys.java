package org.cueway.app.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.cueway.app.config.Node.Entry;
import org.cueway.app.config.Node.Items;
import org.cueway.app.config.Node.Nothing;
import org.cueway.app.config.Node.Section;
import org.cueway.app.config.Node.Text;

/**
 * Reads one section key by key. A wrong value becomes a problem and the default, so that reading goes on and all
 * problems are told at once; {@link #finish} makes a problem of every key that nobody asked for. Confined to the thread
 * that reads.
 */
final class Keys {
    private final Place place;
    private final String path;
    private final Map<String, Entry> entries;
    private final Context context;
    private final Set<String> asked = new LinkedHashSet<>();

    /** What all sections of one configuration share. */
    record Context(Environment environment, List<ConfigProblem> problems) {}

    private Keys(Place place, String path, Map<String, Entry> entries, Context context) {
        this.place = place;
        this.path = path;
        this.entries = entries;
        this.context = context;
    }

    /** The section {@code node}; without keys if it is missing or something else, which is a problem. */
    static Keys of(Node node, String path, Context context) {
        return switch (node) {
            case Section(var place, var entries) -> new Keys(place, path, entries, context);
            case Nothing(var place) -> new Keys(place, path, Map.of(), context);
            case Text _, Items _ -> {
                context.problems()
                        .add(ConfigProblem.at(
                                node.place(), path, "is " + node.found() + ", expected a section of keys"));
                yield new Keys(node.place(), path, Map.of(), context);
            }
        };
    }

    /** The value of {@code key}; empty if it is not there or has none. */
    Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(Entry::value).filter(node -> !(node instanceof Nothing));
    }

    /** A section inside this one. */
    Keys section(String key) {
        return of(node(key).orElse(new Nothing(place)), path(key), context);
    }

    /** A value that {@code parse} accepts; {@code expected} says what that is. */
    <T> Optional<T> value(String key, String expected, Function<String, Optional<T>> parse) {
        return node(key).flatMap(node -> parsed(node, path(key), _ -> expected, parse));
    }

    /** One of a few words. */
    Optional<String> oneOf(String key, List<String> words) {
        return node(key)
                .flatMap(node -> parsed(
                        node,
                        path(key),
                        typed -> choice(typed, words),
                        text -> Optional.of(text).filter(words::contains)));
    }

    private static String choice(String typed, List<String> words) {
        var near = Nearest.to(typed, words).map(word -> "; did you mean " + word + "?");
        return "one of " + String.join(", ", words) + near.orElse("");
    }

    boolean flag(String key, boolean fallback) {
        return oneOf(key, List.of("true", "false")).map(Boolean::valueOf).orElse(fallback);
    }

    /** Words of somebody's own, and what each stands for; none if the key is not there. */
    Map<String, String> words(String key) {
        Keys inside = section(key);
        var words = new LinkedHashMap<String, String>();
        for (String word : inside.entries.keySet()) {
            inside.value(word, "a word", text -> Optional.of(text).filter(it -> !it.isBlank()))
                    .ifPresent(meaning -> words.put(word, meaning));
        }
        return words;
    }

    /** All keys that were not asked for, and their texts; what is nested has full stops in its name. */
    Map<String, String> rest() {
        var texts = new LinkedHashMap<String, String>();
        for (var key : List.copyOf(entries.keySet())) {
            if (!asked.contains(key)) node(key).ifPresent(node -> gather(key, node, texts));
        }
        return texts;
    }

    private void gather(String name, Node node, Map<String, String> texts) {
        switch (node) {
            case Text text ->
                parsed(text, path(name), _ -> "a text", Optional::of).ifPresent(it -> texts.put(name, it));
            case Section(var _, var inside) ->
                inside.forEach((key, entry) -> gather(name + "." + key, entry.value(), texts));
            case Items(var _, var items) -> {
                for (int i = 0; i < items.size(); i++) gather(name + "." + i, items.get(i), texts);
            }
            case Nothing _ -> {}
        }
    }

    /** One word, or a list of words, that {@code parse} accepts; none if the key is not there. */
    <T> List<T> oneOrMore(String key, String expected, Function<String, Optional<T>> parse) {
        return node(key).filter(Text.class::isInstance).isPresent()
                ? value(key, expected, parse).map(List::of).orElse(List.of())
                : values(key, expected, parse);
    }

    /** Each entry of a list that {@code parse} accepts; empty if the key is not there. */
    <T> List<T> values(String key, String expected, Function<String, Optional<T>> parse) {
        var values = new ArrayList<T>();
        List<Node> nodes = items(key);
        for (int i = 0; i < nodes.size(); i++) {
            parsed(nodes.get(i), path(key) + "." + i, _ -> expected, parse).ifPresent(values::add);
        }
        return values;
    }

    /** The entries of a list; none if the key is not there. */
    List<Node> items(String key) {
        return switch (node(key).orElse(new Nothing(place))) {
            case Items(var _, var items) -> items;
            case Nothing _ -> List.of();
            case Text text -> notAList(key, text);
            case Section section -> notAList(key, section);
        };
    }

    private List<Node> notAList(String key, Node node) {
        problem(node.place(), key, "is " + node.found() + ", expected a list: [ first, second ]");
        return List.of();
    }

    private <T> Optional<T> parsed(
            Node node, String where, UnaryOperator<String> expected, Function<String, Optional<T>> parse) {
        Optional<T> value = Optional.empty();
        String typed = "";
        if (node instanceof Text text) {
            int before = context.problems().size();
            Text filled = Variables.fill(text, where, context.environment(), context.problems());
            if (context.problems().size() > before) {
                return Optional.empty();
            }
            value = parse.apply(filled.value());
            if (value.isPresent()) {
                return value;
            }
            node = filled;
            typed = filled.value();
        }
        String problem = "is " + node.found() + ", expected " + expected.apply(typed);
        context.problems().add(ConfigProblem.at(node.place(), where, problem));
        return value;
    }

    /** A text that must not be empty. */
    String text(String key, String fallback) {
        return value(key, "a text", text -> text.isBlank() ? Optional.<String>empty() : Optional.of(text))
                .orElse(fallback);
    }

    int number(String key, String what, int least, int most, int fallback) {
        return value(
                        key,
                        what + ", " + least + " to " + most,
                        text -> whole(text).filter(n -> n >= least && n <= most))
                .orElse(fallback);
    }

    static Optional<Integer> whole(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    Duration duration(String key, Duration least, Duration most, Duration fallback) {
        String range = Durations.format(least) + " to " + Durations.format(most);
        return value(
                        key,
                        "a time with its unit (500ms, 30s, 2m0s, 30d), " + range,
                        text -> Durations.parse(text)
                                .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0))
                .orElse(fallback);
    }

    ZoneId zone(String key, ZoneId fallback) {
        return value(key, "a time zone such as Europe/Oslo or UTC", Keys::zone).orElse(fallback);
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A word of an enum, in small letters. */
    <E extends Enum<E>> E word(String key, E fallback) {
        List<E> constants = List.of(fallback.getDeclaringClass().getEnumConstants());
        List<String> words = constants.stream().map(Keys::word).toList();
        return oneOf(key, words).map(text -> constants.get(words.indexOf(text))).orElse(fallback);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Whether {@code text} is one word, as host names are. */
    static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace);
    }

    /** Where a key's value stands; the section if the key is not there. */
    Place place(String key) {
        Entry entry = entries.get(key);
        return entry == null ? place : entry.value().place();
    }

    /** The full name of a key, as {@code --set} takes it. */
    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void problem(Place where, String key, String problem) {
        context.problems().add(ConfigProblem.at(where, path(key), problem));
    }

    /** Says what is wrong with every key that was not asked for. */
    void finish() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                problem(entry.key(), key, OtherKeys.advice(path(key)).orElseGet(() -> unknown(key)));
            }
        });
    }

    private String unknown(String key) {
        return "is not a key of Cueway; "
                + Nearest.to(key, asked)
                        .map(word -> "did you mean " + word + "?")
                        .orElse("expected one of " + String.join(", ", asked));
    }
}
