package org.cueway.web.nmos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters behind the {@code ?}. Immutable. */
record Asked(Map<String, String> values) {
    Asked {
        values = Map.copyOf(values);
    }

    /** Refuses every parameter but these. */
    Asked only(String... names) throws Refusal {
        var known = new TreeSet<>(Set.of(names));
        for (var name : new TreeSet<>(values.keySet())) {
            if (!known.contains(name)) {
                throw Refusal.parameter(known.isEmpty() ? "no parameter" : "one of " + String.join(", ", known), name);
            }
        }
        return this;
    }

    /** Empty text if it is not there. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** Empty if it is not there, or has no value. */
    Optional<String> given(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    /** A list with commas between; none if it is not there. */
    List<String> list(String name) {
        return given(name).map(text -> List.of(text.split(","))).orElse(List.of());
    }

    /** How many a page is to have. */
    int limit(NmosPageLimits limits) throws Refusal {
        var text = values.get("limit");
        if (text == null) return limits.items();
        int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > limits.maxItems()) {
            throw Refusal.parameter("limit from 1 to " + limits.maxItems(), text);
        }
        return number;
    }

    /** A page of what is in order of its keys, from behind the key {@code after}; and whether there is more. */
    <T> Slice<T> slice(List<T> sorted, java.util.function.Function<T, String> key, NmosPageLimits limits)
            throws Refusal {
        var after = text("after");
        int limit = limit(limits);
        var page = new ArrayList<T>();
        for (var each : sorted) {
            if (key.apply(each).compareTo(after) <= 0) continue;
            if (page.size() == limit) return new Slice<>(page, Optional.of(key.apply(page.getLast())));
            page.add(each);
        }
        return new Slice<>(page, Optional.empty());
    }

    /** @param next where to read on; empty at the end */
    record Slice<T>(List<T> items, Optional<String> next) {}
}
