package org.cueway.script;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How fast those read of whom a script may speak. Immutable.
 *
 * @param usual for everybody of whom nothing is known
 * @param presenters what is known of some, by their names; capitals and blanks around a name do not count
 */
public record Pace(ReadRate usual, Map<String, ReadRate> presenters) {
    public Pace {
        var byName = new HashMap<String, ReadRate>();
        presenters.forEach((name, rate) -> byName.put(name(name), rate));
        presenters = Map.copyOf(byName);
    }

    /** The same for all. */
    public static Pace of(ReadRate usual) {
        return new Pace(usual, Map.of());
    }

    /** Whether two names are the same person's. */
    public static boolean isSame(String presenter, String other) {
        return name(presenter).equals(name(other));
    }

    private static String name(String text) {
        return Composer.onOneLine(text).toLowerCase(Locale.ROOT);
    }

    /**
     * The rate of a presenter: what we know, else what the newsroom says, else the usual.
     *
     * @param said the text of {@code storyPresenterRR}
     */
    public ReadRate of(String presenter, Optional<String> said) {
        var known = presenters.get(name(presenter));
        return known != null ? known : said.flatMap(ReadRate::said).orElse(usual);
    }
}
