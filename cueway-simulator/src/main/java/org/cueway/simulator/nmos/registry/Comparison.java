package org.cueway.simulator.nmos.registry;

import java.math.BigDecimal;
import java.util.function.BiPredicate;
import org.cueway.simulator.nmos.resource.Tai;
import tools.jackson.databind.JsonNode;

/** What a key leads to, and how it compares. Dots descend into objects, and into every entry of lists (nmos §3.5). Pure. */
final class Comparison {
    private Comparison() {}

    /** Whether one of the values that the key leads to is right for the text. */
    static boolean any(JsonNode from, String key, BiPredicate<String, String> right, String text) {
        if (from.isArray()) return from.valueStream().anyMatch(entry -> any(entry, key, right, text));
        if (key.isEmpty()) return !from.isContainer() && right.test(from.asString(), text);
        // Names of tags have dots in them, so every cut is tried.
        for (int end = key.length(); end > 0; end = key.lastIndexOf('.', end - 1)) {
            var next = from.get(key.substring(0, end));
            if (next != null && any(next, key.substring(Math.min(end + 1, key.length())), right, text)) return true;
        }
        return false;
    }

    /** As versions, if both are; else as numbers, if both are; else as texts. */
    static int order(String one, String other) {
        var versions = Tai.parse(one).flatMap(left -> Tai.parse(other).map(left::compareTo));
        if (versions.isPresent()) return versions.get();
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        } catch (NumberFormatException e) {
            return one.compareTo(other);
        }
    }
}
