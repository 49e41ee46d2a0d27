package org.cueway.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The body of a request: a JSON object. Immutable.
 *
 * @param json which nobody changes
 */
record JsonBody(JsonNode json) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** An empty object. */
    static final JsonBody NOTHING = new JsonBody(JsonNodeFactory.instance.objectNode());

    /** Reads a body; the whole of it has to be one object. */
    static JsonBody read(byte[] bytes) throws RefusedRequest {
        JsonNode json;
        try {
            json = MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw wrong("a JSON object, whole and with each name once", "what is none" + place(e));
        }
        if (!json.isObject()) {
            throw wrong(
                    "a JSON object",
                    bytes.length == 0
                            ? "nothing"
                            : json.getNodeType().toString().toLowerCase(Locale.ROOT));
        }
        return new JsonBody(json);
    }

    /** Where a parser could not go on, counted from 1; the parser's own words are for programmers. */
    private static String place(JacksonException e) {
        var at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : ", from line " + at.getLineNr() + ", column " + at.getColumnNr() + " on";
    }

    /** Refuses every property but these. */
    void only(String... names) throws RefusedRequest {
        Set<String> known = new TreeSet<>(Set.of(names));
        for (String name : new TreeSet<>(json.propertyNames())) {
            if (!known.contains(name)) {
                throw wrong("one of " + String.join(", ", known), name);
            }
        }
    }

    /** A text; empty if it is not there or null. */
    String text(String name) throws RefusedRequest {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw wrong(name + " as a text", value.toString());
        }
        return value.asString();
    }

    /** A text; empty if it is not there or null, which an empty text is not. */
    Optional<String> optional(String name) throws RefusedRequest {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(text(name));
    }

    /** A list of texts; empty if it is not there or null. */
    List<String> texts(String name) throws RefusedRequest {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.valueStream().anyMatch(each -> !each.isString())) {
            throw wrong(name + " as a list of texts", value.toString());
        }
        return value.valueStream().map(JsonNode::asString).toList();
    }

    /** Texts by name; none if it is not there or null. */
    Map<String, String> named(String name) throws RefusedRequest {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject() || value.valueStream().anyMatch(each -> !each.isString())) {
            throw wrong(name + " as an object of texts", value.toString());
        }
        return value.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().asString()));
    }

    /** Yes or no; no if it is not there or null. */
    boolean flag(String name) throws RefusedRequest {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw wrong(name + " as true or false", value.toString());
        }
        return value.booleanValue();
    }

    /** A whole number; empty if it is not there or null. */
    OptionalInt number(String name) throws RefusedRequest {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalInt.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(name + " as a whole number", value.toString());
        }
        return OptionalInt.of(value.asInt());
    }

    /** What the caller reads whose body is wrong. */
    static RefusedRequest wrong(String expected, String found) {
        return new RefusedRequest(new Problem(
                400, "wrong body", expected, found, "correct the body; /api/v1/openapi.json says what it may have"));
    }
}
