package org.cueway.device.http;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a receiver shares with us, and never shown to anybody else. Immutable. */
public final class WebhookSecret {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String BASE64 = "whsec_";

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /** {@code whsec_} and Base64, as Standard Webhooks hand them out, else the text itself; empty if it is neither. */
    public static Optional<WebhookSecret> of(String text) {
        if (text.isBlank()) return Optional.empty();
        if (!text.startsWith(BASE64)) return Optional.of(new WebhookSecret(text.getBytes(StandardCharsets.UTF_8)));
        try {
            var key = Base64.getDecoder().decode(text.substring(BASE64.length()));
            return key.length == 0 ? Optional.empty() : Optional.of(new WebhookSecret(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One part of the header {@code webhook-signature}. */
    String sign(String id, long timestampSeconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
