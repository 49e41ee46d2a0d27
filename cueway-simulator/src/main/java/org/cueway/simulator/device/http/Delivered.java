package org.cueway.simulator.device.http;

import java.util.Map;

/**
 * One request that came.
 *
 * @param headers in small letters
 * @param signed whether one of its signatures is right
 */
public record Delivered(String path, Map<String, String> headers, String body, boolean signed) {
    public Delivered {
        headers = Map.copyOf(headers);
    }

    /** Its {@code webhook-id}; empty if it has none. */
    public String id() {
        return headers.getOrDefault("webhook-id", "");
    }
}
