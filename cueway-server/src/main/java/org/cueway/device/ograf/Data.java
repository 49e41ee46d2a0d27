package org.cueway.device.ograf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.cueway.cue.Values;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts by name made into the JSON that a graphic is given, of the types that its schema names. What the schema does not know
 * is a text; a list is one text per line, or JSON. Pure.
 */
final class Data {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Data() {}

    /** What came of it. */
    sealed interface Made {
        /** A JSON object, keys sorted. */
        record Good(String json) implements Made {}

        /** What was expected and found. */
        record Wrong(String why) implements Made {}
    }

    /** Made of values named after what the schema has; nested names have full stops. */
    static Made of(Values values, String schema, int maxChars) {
        var root = NODES.objectNode();
        JsonNode types = JSON.readTree(schema);
        for (var each : values.texts().entrySet()) {
            var wrong = put(root, types, each);
            if (!wrong.isEmpty()) return new Made.Wrong("data." + each.getKey() + ": " + wrong);
        }
        var json = JSON.writeValueAsString(sorted(root));
        return json.length() > maxChars
                ? new Made.Wrong("data: expected at most " + maxChars + " characters, found " + json.length())
                : new Made.Good(json);
    }

    /** The same as far as it is good: what is wrong is left out. For what was let through by an earlier manifest. */
    static String asFarAsItGoes(Values values, String schema) {
        var root = NODES.objectNode();
        JsonNode types = JSON.readTree(schema);
        values.texts().entrySet().forEach(each -> put(root, types, each));
        return JSON.writeValueAsString(sorted(root));
    }

    /** Says what is wrong; empty if nothing is. */
    private static String put(ObjectNode root, JsonNode schema, Map.Entry<String, String> entry) {
        var here = root;
        var type = schema;
        var names = Arrays.asList(entry.getKey().split("\\."));
        for (var name : names.subList(0, names.size() - 1)) {
            type = type.path("properties").path(name);
            here = here.path(name) instanceof ObjectNode inside ? inside : here.putObject(name);
        }
        var last = names.getLast();
        type = type.path("properties").path(last);
        var value = value(entry.getValue(), type.path("type").stringValue("string"));
        if (value.isMissingNode()) {
            return "expected " + type.path("type").stringValue("") + ", found \"" + entry.getValue() + "\"";
        }
        here.set(last, value);
        return "";
    }

    private static JsonNode value(String text, String type) {
        return switch (type) {
            case "number", "integer" -> {
                var value = parsed(text.strip());
                boolean fits = value.isNumber() && (type.equals("number") || value.isIntegralNumber());
                yield fits ? value : NODES.missingNode();
            }
            case "boolean" ->
                switch (text.strip()) {
                    case "true", "1" -> NODES.booleanNode(true);
                    case "false", "0", "" -> NODES.booleanNode(false);
                    default -> NODES.missingNode();
                };
            case "array" -> {
                var value = text.strip().startsWith("[") ? parsed(text) : NODES.missingNode();
                if (value.isArray()) yield value;
                var lines = NODES.arrayNode();
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(lines::add);
                yield lines;
            }
            case "object" -> {
                var value = parsed(text);
                yield value.isObject() ? value : NODES.missingNode();
            }
            // Half a surrogate pair would not come back from a page as it went.
            default -> NODES.stringNode(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        };
    }

    private static JsonNode parsed(String text) {
        try {
            var value = JSON.readTree(text);
            return value == null ? NODES.missingNode() : value;
        } catch (JacksonException e) {
            return NODES.missingNode();
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var names = new TreeMap<String, JsonNode>();
            object.properties().forEach(each -> names.put(each.getKey(), sorted(each.getValue())));
            var sorted = NODES.objectNode();
            names.forEach(sorted::set);
            return sorted;
        }
        return node;
    }
}
