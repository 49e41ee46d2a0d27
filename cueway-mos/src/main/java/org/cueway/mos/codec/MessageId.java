package org.cueway.mos.codec;

import org.cueway.mos.value.MosNumber;

/** What a {@code messageID} is worth (MOS 4.0 §4.1.6). */
enum MessageId {
    /** A number from 1 to 2147483647, decimal or hexadecimal. */
    USABLE,
    /** A number, but not one of those. */
    OUT_OF_RANGE,
    /** No number at all; echoed as it came. */
    TEXT;

    /** Judges text that is not empty and has no blanks around it. */
    static MessageId judge(String text) {
        var number = new MosNumber(text).value();
        if (number.isPresent()) {
            long value = number.getAsLong();
            return value >= 1 && value <= Integer.MAX_VALUE ? USABLE : OUT_OF_RANGE;
        }
        // Signed, or with more digits than any number of MOS has.
        return digits(text, text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0) ? OUT_OF_RANGE : TEXT;
    }

    private static boolean digits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        }
        return from < text.length();
    }
}
