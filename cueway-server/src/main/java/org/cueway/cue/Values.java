package org.cueway.cue;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a device is told besides the verb: texts by name. What is nested in the configuration has full stops in its name, as
 * in {@code data.line1}. Sorted by name. Immutable.
 */
public record Values(Map<String, String> texts) {
    /** Nothing more to say. */
    public static final Values NONE = new Values(Map.of());

    public Values {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** The text of that name. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** The text of that name, or another. */
    public String text(String name, String otherwise) {
        return texts.getOrDefault(name, otherwise);
    }

    /** What is nested under a name, by the rest of its name: {@code under("data")} has {@code line1}. */
    public Values under(String name) {
        var rest = new TreeMap<String, String>();
        var prefix = name + ".";
        texts.forEach((key, text) -> {
            if (key.startsWith(prefix)) rest.put(key.substring(prefix.length()), text);
        });
        return new Values(rest);
    }
}
