package org.cueway.export.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file as it is to be on a target. Immutable: the bytes are nobody's to change. */
public final class ExportFile {
    private final String name;
    private final byte[] bytes;
    private final String sha256;

    /**
     * A file.
     *
     * @param name a {@linkplain SafeName safe name}
     * @throws IllegalArgumentException if it is not
     */
    public ExportFile(String name, byte[] bytes) {
        if (!SafeName.isSafe(name)) throw new IllegalArgumentException("no safe name of a file: " + name);
        this.name = name;
        this.bytes = bytes.clone();
        this.sha256 = HexFormat.of().formatHex(digest().digest(bytes));
    }

    public String name() {
        return name;
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    /** Of its bytes, 64 small hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return name + " (" + bytes.length + " bytes)";
    }
}
