package org.cueway.nmos.is05;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Maps of names to objects as files of JSON. */
final class Kept {
    private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

    private Kept() {}

    /** What is kept; nothing if there is nothing, or it is not understood, which is said. */
    static Map<String, JsonNode> objects(Keeping keeping, String name) {
        var objects = new TreeMap<String, JsonNode>();
        try {
            keeping.load(name)
                    .map(JsonMapper.shared()::readTree)
                    .ifPresent(
                            json -> json.properties().forEach(entry -> objects.put(entry.getKey(), entry.getValue())));
        } catch (JacksonException e) {
            LOG.warn("{}.json is not to be understood and left aside: {}", name, e.getOriginalMessage());
        }
        return objects;
    }

    static <T> void save(Keeping keeping, String name, Map<String, T> all, BiConsumer<T, ObjectNode> writer) {
        var json = JsonNodeFactory.instance.objectNode();
        all.forEach((key, one) -> writer.accept(one, json.putObject(key)));
        keeping.save(name, json.toString());
    }

    static Instant instant(JsonNode json) {
        try {
            return Instant.parse(json.asString(""));
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }
}
