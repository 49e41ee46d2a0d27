package org.cueway.web;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cueway.base.Limits;

/**
 * The parameters of a request, each given once. Immutable.
 *
 * @param values by name
 */
record Query(Map<String, String> values) {
    Query {
        values = Map.copyOf(values);
    }

    /** A parameter is wrong. */
    static final class WrongParameter extends RefusedRequest {
        private static final long serialVersionUID = 1L;

        WrongParameter(String expected, String found) {
            super(new Problem(400, "wrong parameter", expected, found, "correct the part of the URL behind the ?"));
        }
    }

    /** Refuses every parameter but these. */
    void only(String... names) throws WrongParameter {
        Set<String> known = new TreeSet<>(Set.of(names));
        for (String name : new TreeMap<>(values).keySet()) {
            if (!known.contains(name)) {
                throw new WrongParameter(known.isEmpty() ? "no parameter" : "one of " + String.join(", ", known), name);
            }
        }
    }

    /** The text of a parameter; empty text if it is not there. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** How many entries the caller wants. */
    int limit(Limits.Web limits) throws WrongParameter {
        return (int) number("limit", 1, limits.maxPageItems(), limits.pageItems());
    }

    /** {@code true} or {@code false}; {@code fallback} if it is not there. */
    boolean flag(String name, boolean fallback) throws WrongParameter {
        return switch (values.getOrDefault(name, Boolean.toString(fallback))) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw new WrongParameter(name + " true or false", other);
        };
    }

    /** A whole number; {@code fallback} if it is not there. */
    long number(String name, long least, long most, long fallback) throws WrongParameter {
        String text = values.get(name);
        if (text == null) {
            return fallback;
        }
        long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            throw new WrongParameter(name + " from " + least + " to " + most, text);
        }
        return number;
    }
}
