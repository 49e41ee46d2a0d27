package org.cueway.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.cueway.rundown.RundownId;

/**
 * The short name of a running order in URLs, logs and the journal. It outlives restarts and stores, and unlike the roID
 * it may stand in a path.
 */
public final class RundownKey {
    /** Twelve bytes are sixteen characters of base64. */
    private static final int BYTES = 12;

    private RundownKey() {}

    /** The first 16 characters of base64url(SHA-256(newsroom, NUL, roID)), both in UTF-8. */
    public static String of(RundownId id) {
        var text = id.newsroom() + '\0' + id.roID();
        var hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
