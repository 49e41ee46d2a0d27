package org.cueway.app.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of the configuration that knows where it stands. Immutable. */
sealed interface Node {
    /** Where its value begins. */
    Place place();

    /** What it is, for a message. */
    default String found() {
        return switch (this) {
            case Text(var _, var value, var origin) ->
                origin == Text.Origin.SECRET ? "a value that is not shown" : "\"" + value + "\"";
            case Section(var _, var keys) -> keys.isEmpty() ? "an empty section" : "a section of keys";
            case Items(var _, var items) -> items.isEmpty() ? "an empty list" : "a list";
            case Nothing(var _) -> "nothing";
        };
    }

    /** A plain value; what it means is for the reader of the key to say. */
    record Text(Place place, String value, Origin origin) implements Node {
        enum Origin {
            /** Stands in the file, and may name variables. */
            WRITTEN,
            /** The value of a flag or a variable, taken as it is. */
            GIVEN,
            /** Out of a variable that the file names, or out of a file of secrets; never shown. */
            SECRET
        }
    }

    /** Keys and their values, in order. */
    record Section(Place place, Map<String, Entry> keys) implements Node {
        public Section {
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        }
    }

    /** A list. */
    record Items(Place place, List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A key without a value, which counts as if it were not there. */
    record Nothing(Place place) implements Node {}

    /**
     * A key's value.
     *
     * @param key where the key itself stands
     */
    record Entry(Place key, Node value) {}
}
