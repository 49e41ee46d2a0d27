package org.cueway.simulator.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What stands behind a fault's name: {@code 0.1/500ms}, a part of all and a time, both or one of them, in any order.
 *
 * @param part 0 to 1, of what the fault says
 * @param time how long; zero if the fault takes none
 */
public record Strength(double part, Duration time) {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s)");

    /** What stands for what is not written, and what a part of the fault is. */
    public record Usual(String fault, String part, Strength strength) {}

    /**
     * Reads it.
     *
     * @param text empty if nothing is written
     * @throws IllegalArgumentException if it is not that; the message says what was expected
     */
    public static Strength read(String text, Usual usual) {
        double part = usual.strength.part;
        var time = usual.strength.time;
        for (var each : text.isEmpty() ? List.<String>of() : List.of(text.split("/", -1))) {
            if (TIME.matcher(each).matches()) time = time(each, usual);
            else part = part(each, usual);
        }
        return new Strength(part, time);
    }

    private static Duration time(String text, Usual usual) {
        if (usual.strength.time.isZero()) {
            throw new IllegalArgumentException(usual.fault + " takes no time, found " + quoted(text));
        }
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }

    private static double part(String text, Usual usual) {
        double found;
        try {
            found = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            found = -1;
        }
        if (!(found >= 0 && found <= 1)) {
            throw new IllegalArgumentException("expected " + usual.part + " from 0 to 1"
                    + (usual.strength.time.isZero() ? "" : " or a time such as 200ms or 2s") + " behind " + usual.fault
                    + ", found " + quoted(text));
        }
        return found;
    }

    /** What somebody wrote, for a message. */
    public static String quoted(String text) {
        return "\"" + text.toLowerCase(Locale.ROOT) + "\"";
    }
}
