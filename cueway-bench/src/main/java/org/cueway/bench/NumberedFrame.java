package org.cueway.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message in UCS-2, high-order octet first, made once and sent many times, each time under another messageID: its seven
 * digits are overwritten in place. Confined to its lane's thread.
 */
final class NumberedFrame {
    /** The messageID that {@link #of} looks for; any number of seven digits can take its place. */
    static final int PLACEHOLDER = 1_000_000;

    private static final int DIGITS = 7;

    private final byte[] octets;
    private final int idAt;

    private NumberedFrame(byte[] octets, int idAt) {
        this.octets = octets;
        this.idAt = idAt;
    }

    /** A frame of a message whose messageID is {@link #PLACEHOLDER}. */
    static NumberedFrame of(String message) {
        var element = "<messageID>" + PLACEHOLDER;
        int at = message.indexOf(element);
        if (at < 0) throw new IllegalArgumentException("expected " + element + " in " + message);
        int id = at + element.length() - DIGITS;
        return new NumberedFrame(message.getBytes(StandardCharsets.UTF_16BE), 2 * id);
    }

    /** The frame under this messageID, which has seven digits. The array is used again by the next call. */
    byte[] under(int messageId) {
        int rest = messageId;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            octets[idAt + 2 * digit + 1] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return octets;
    }

    /** Length in octets. */
    int length() {
        return octets.length;
    }

    /** A copy for another lane. */
    NumberedFrame copy() {
        return new NumberedFrame(Arrays.copyOf(octets, octets.length), idAt);
    }
}
