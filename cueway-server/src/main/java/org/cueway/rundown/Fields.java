package org.cueway.rundown;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Leaf elements of a running order, a story or an item by their MOS name, as the text that came, in the order that it
 * came. An element that is absent is not in here; one that is empty is here with empty text. Immutable.
 */
public record Fields(Map<String, String> values) {
    /** No element at all. */
    public static final Fields NONE = new Fields(Map.of());

    public Fields {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The element's text; empty if the element is absent. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
