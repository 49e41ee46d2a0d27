package org.cueway.nmos.is10;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Who we are to an authorization server.
 *
 * @param secret empty for a public client
 */
public record Credentials(String clientId, Optional<String> secret) {
    /** The header {@code Authorization} of RFC 6749 §2.3.1; empty without a secret. */
    String header() {
        return secret.map(text -> "Basic "
                        + Base64.getEncoder()
                                .encodeToString((form(clientId) + ":" + form(text)).getBytes(StandardCharsets.UTF_8)))
                .orElse("");
    }

    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return clientId;
    }
}
