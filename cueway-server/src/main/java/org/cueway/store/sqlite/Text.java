package org.cueway.store.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Text as the bytes that give the very same text back.
 *
 * @param bytes UTF-8, or UTF-16BE if wide; owned by this record, never changed
 * @param wide whether UTF-8 could not hold it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of each message would cost more than it protects
record Text(byte[] bytes, boolean wide) {
    static Text of(String text) {
        if (isWellFormed(text)) {
            return new Text(text.getBytes(StandardCharsets.UTF_8), false);
        }
        var bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        // Not getBytes(UTF_16BE): it replaces half a pair, which is what we are here for.
        bytes.asCharBuffer().put(text);
        return new Text(bytes.array(), true);
    }

    /** Whether every surrogate has its partner, so that UTF-8 can hold the text. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return wide ? ByteBuffer.wrap(bytes).asCharBuffer().toString() : new String(bytes, StandardCharsets.UTF_8);
    }
}
