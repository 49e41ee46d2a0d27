package org.cueway.nmos.is05.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Many writes as few requests (C-45, C-64, nmos §4.8). Pure. */
public final class Batches {
    private Batches() {}

    /** A PATCH for one resource. */
    public record Write(String id, JsonNode body) {}

    /**
     * What a bulk request says of one resource.
     *
     * @param error may be empty
     */
    public record ItemAnswer(int code, String error) {}

    /**
     * Sorts by where they go, each place's in order and at most so many together. An ID stands in a batch once: a second write to it goes
     * in a batch of its own behind the first.
     */
    public static <T, K> Map<K, List<List<T>>> of(
            List<T> writes, Function<T, K> place, Function<T, String> id, int most) {
        var batches = new LinkedHashMap<K, List<List<T>>>();
        for (var write : writes) {
            var there = batches.computeIfAbsent(place.apply(write), _ -> new ArrayList<>());
            boolean fits = !there.isEmpty()
                    && there.getLast().size() < most
                    && there.getLast().stream().noneMatch(one -> id.apply(one).equals(id.apply(write)));
            if (!fits) there.add(new ArrayList<>());
            there.getLast().add(write);
        }
        return batches;
    }

    /** The body of one request. */
    public static JsonNode body(List<Write> writes) {
        var body = JsonNodeFactory.instance.arrayNode();
        writes.forEach(write -> {
            var item = body.addObject();
            item.put("id", write.id);
            item.set("params", write.body);
        });
        return body;
    }

    /** What it answered, by ID; empty if it is no such answer. An ID that is missing in it is missing here. */
    public static Optional<Map<String, ItemAnswer>> answers(JsonNode json) {
        if (!(json instanceof ArrayNode items)) return Optional.empty();
        var answers = new HashMap<String, ItemAnswer>();
        for (var item : items) {
            if (!item.path("id").isString() || !item.path("code").isIntegralNumber()) return Optional.empty();
            var error = item.path("error").isString() ? item.path("error").stringValue() : "";
            answers.put(
                    item.path("id").stringValue().toLowerCase(Locale.ROOT),
                    new ItemAnswer(item.path("code").asInt(), error));
        }
        return Optional.of(answers);
    }
}
