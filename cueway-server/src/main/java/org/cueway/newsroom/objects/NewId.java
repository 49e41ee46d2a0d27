package org.cueway.newsroom.objects;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** IDs for objects that newsrooms ask for: short enough to be read out over the phone. Stateless. */
public final class NewId {
    /** Crockford's 32: no letter that looks like a digit. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final String PREFIX = "CW";
    private static final int LENGTH = 12;

    private NewId() {}

    /**
     * The objID for what a message asks for, 14 characters.
     *
     * @param hash of the frame
     * @param at when it came; the same message at another time asks for another object
     */
    public static String of(String ncsID, String hash, Instant at) {
        var digest = sha256(ncsID + '\0' + hash + '\0' + at);
        var id = new StringBuilder(PREFIX);
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(digest[i] & 31));
        }
        return id.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
