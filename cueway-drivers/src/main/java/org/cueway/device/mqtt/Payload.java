package org.cueway.device.mqtt;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Looks into payloads. */
public final class Payload {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Payload() {}

    /**
     * The value at a JSON pointer, as text; numbers and truth values as JSON writes them. An empty pointer stands for the payload.
     *
     * @return empty if the payload is no JSON, or has no such value, or a list or an object there
     */
    public static Optional<String> value(String payload, String pointer) {
        if (pointer.isEmpty()) return Optional.of(payload);
        try {
            var node = JSON.readTree(payload).at(JsonPointer.compile(pointer));
            return node.isValueNode() && !node.isNull() ? Optional.of(node.asString()) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** Whether this is a JSON pointer. */
    public static boolean isPointer(String text) {
        try {
            JsonPointer.compile(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
