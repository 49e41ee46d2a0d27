package org.cueway.web.plugin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Who may use the plug-in. Immutable.
 *
 * @param origins web origins of newsroom clients that may have it in a frame and talk to it, such as
 *     {@code https://nrcs.example}; nobody else's page gets either
 * @param token what whoever asks has to show
 */
public record PluginSettings(List<String> origins, Token token) {
    public PluginSettings {
        origins = List.copyOf(origins);
    }

    /**
     * A secret that is never shown.
     *
     * @param secret as the configuration has it
     */
    public record Token(String secret) {
        /** Whether that is it; takes as long for a text that is nearly right as for one that is not at all. */
        public boolean isSameAs(String shown) {
            return MessageDigest.isEqual(
                    secret.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Token";
        }
    }
}
