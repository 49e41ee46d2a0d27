package org.cueway.simulator.faults;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Finds where frames end in octets: behind {@code </mos>}, in whatever encoding the first octets show. Confined to one
 * thread.
 *
 * <p>A frame inside a frame makes two pieces of it. That does no harm: all octets pass in their order, unless a fault says
 * otherwise.
 */
final class FrameEnds {
    private static final String END = "</mos>";

    private byte[] end = {};

    /** The index behind the first end tag that ends in {@code octets} between {@code from} and {@code to}; -1 for none. */
    int find(byte[] octets, int from, int to) {
        if (end.length == 0) {
            if (to < 2) return -1;
            end = END.getBytes(charset(octets[0], octets[1]));
        }
        // It may have begun among octets that were looked at before.
        for (int at = Math.max(0, from - end.length + 1); at + end.length <= to; at++) {
            if (matches(octets, at)) return at + end.length;
        }
        return -1;
    }

    private boolean matches(byte[] octets, int at) {
        for (int i = 0; i < end.length; i++) {
            if (octets[at + i] != end[i]) return false;
        }
        return true;
    }

    private static Charset charset(byte first, byte second) {
        if (first == 0 || first == (byte) 0xFE) return StandardCharsets.UTF_16BE;
        return second == 0 || first == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }
}
