package org.cueway.device.tsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cueway.cue.Values;
import org.cueway.device.tsl.TslSpec.Side;
import org.cueway.device.tsl.TslSpec.Version;

/**
 * Lamps of one display. Its name is {@code 0/4}, screen and index, or {@code 0/4 left} where a rule names the lamps; {@code 4} in
 * version 3.1.
 *
 * @param sides empty: those that the configuration names
 */
record TslPlace(int screen, int index, List<Side> sides) {
    private static final int MOST = 0xFFFF;
    private static final int MOST_V31 = 126;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,5}");
    private static final Pattern NAME = Pattern.compile("(?:([0-9]{1,5})/)?([0-9]{1,5})(?: ([a-z+]+))?");

    /** What values come to. */
    sealed interface Read {
        record Good(TslPlace place) implements Read {}

        record Wrong(String why) implements Read {}
    }

    static Read read(Version version, Values values) {
        int most = version == Version.V31 ? MOST_V31 : MOST;
        var index = whole(values.text("index", ""), most);
        if (index.isEmpty()) return wrong("index", "a number from 0 to " + most, values.text("index", ""));
        if (version == Version.V31) return new Read.Good(new TslPlace(0, index.get(), List.of()));
        var screen = whole(values.text("screen", "0"), MOST);
        if (screen.isEmpty()) return wrong("screen", "a number from 0 to " + MOST, values.text("screen", ""));
        var sides = sides(values.text("display", ""), "[ ,]+");
        return sides.<Read>map(list -> new Read.Good(new TslPlace(screen.get(), index.get(), list)))
                .orElseGet(() -> wrong("display", "some of left, text, right", values.text("display", "")));
    }

    /** The place of that name; empty if it is none. */
    static Optional<TslPlace> named(String name) {
        var match = NAME.matcher(name);
        if (!match.matches()) return Optional.empty();
        var screen = whole(Optional.ofNullable(match.group(1)).orElse("0"), MOST);
        var index = whole(match.group(2), MOST);
        var sides = sides(Optional.ofNullable(match.group(3)).orElse(""), "\\+");
        return screen.isPresent() && index.isPresent() && sides.isPresent()
                ? Optional.of(new TslPlace(screen.get(), index.get(), sides.get()))
                : Optional.empty();
    }

    String name(Version version) {
        if (version == Version.V31) return String.valueOf(index);
        var lamps =
                sides.stream().map(side -> side.name().toLowerCase(Locale.ROOT)).toList();
        return screen + "/" + index + (lamps.isEmpty() ? "" : " " + String.join("+", lamps));
    }

    private static Read wrong(String name, String expected, String found) {
        return new Read.Wrong(name + ": expected " + expected + ", found "
                + (found.isBlank()
                        ? "none"
                        : "\"" + (found.length() > 40 ? found.substring(0, 40) : found).strip() + "\""));
    }

    private static Optional<Integer> whole(String text, int most) {
        return WHOLE.matcher(text).matches()
                ? Optional.of(Integer.valueOf(text)).filter(number -> number <= most)
                : Optional.empty();
    }

    /** In the order of the protocol, each once. */
    private static Optional<List<Side>> sides(String text, String between) {
        if (text.isEmpty()) return Optional.of(List.of());
        var named = List.of(text.strip().toUpperCase(Locale.ROOT).split(between));
        var sides = new ArrayList<Side>();
        for (var side : Side.values()) {
            if (named.contains(side.name())) sides.add(side);
        }
        boolean known = named.stream()
                .allMatch(word -> sides.stream().anyMatch(side -> side.name().equals(word)));
        return known ? Optional.of(List.copyOf(sides)) : Optional.empty();
    }
}
