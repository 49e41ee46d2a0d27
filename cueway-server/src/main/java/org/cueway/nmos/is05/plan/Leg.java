package org.cueway.nmos.is05.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Transport parameters of one leg.
 *
 * @param values by name, in order: strings, numbers, truth values and nulls of JSON, which do not change
 */
public record Leg(Map<String, JsonNode> values) {
    /** No parameter. */
    public static final Leg EMPTY = new Leg(Map.of());

    static final String RTP_ENABLED = "rtp_enabled";

    /** Of the extensions those that we know: IS-07 §5.1. */
    private static final Set<String> KNOWN_EXTENSIONS = Set.of("ext_is_07_source_id", "ext_is_07_rest_api_url");

    /** Takes a copy, of scalars only. */
    public Leg {
        var copy = new LinkedHashMap<String, JsonNode>();
        values.forEach((name, value) -> {
            if (value.isValueNode()) copy.put(name, value);
        });
        values = Collections.unmodifiableMap(copy);
    }

    /** Of a JSON object; of anything else nothing. */
    public static Leg read(JsonNode json) {
        var values = new LinkedHashMap<String, JsonNode>();
        json.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return new Leg(values);
    }

    /** A value; empty if it has none, or null. */
    public Optional<JsonNode> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isNull());
    }

    /** A value as text; empty if it has none, or null. */
    public Optional<String> text(String name) {
        return value(name).map(JsonNode::asString);
    }

    /** Whether it has this name, with whatever value. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether a parameter is of an extension that we do not know: it is left alone (C-65). */
    static boolean isForeign(String name) {
        return name.startsWith("ext_") && !KNOWN_EXTENSIONS.contains(name);
    }

    /** Whether it is on; empty if it does not say. */
    public Optional<Boolean> enabled() {
        return value(RTP_ENABLED).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    /** With one more, or another, value. */
    public Leg with(String name, JsonNode value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Leg(more);
    }

    /** With one more, or another, text. */
    public Leg with(String name, String value) {
        return with(name, JsonNodeFactory.instance.stringNode(value));
    }

    /** With one more, or another, number. */
    public Leg with(String name, int value) {
        return with(name, JsonNodeFactory.instance.numberNode(value));
    }

    /** With one more, or another, truth value. */
    public Leg with(String name, boolean value) {
        return with(name, JsonNodeFactory.instance.booleanNode(value));
    }

    /** With null for a value. */
    public Leg without(String name) {
        return with(name, JsonNodeFactory.instance.nullNode());
    }

    /** With all that another has; that counts. */
    public Leg with(Leg other) {
        var more = new LinkedHashMap<>(values);
        more.putAll(other.values);
        return new Leg(more);
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::set);
        return json;
    }
}
