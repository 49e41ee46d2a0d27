package org.cueway.simulator.device.tsl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads packets. What is no packet is counted and thrown away. Confined to one thread. */
final class UmdReader {
    private static final int SIZE_V31 = 18;
    private static final int MARK = 0xFE;
    private static final int START = 0x02;

    private final boolean newer;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean marked;
    private boolean inside;
    private int broken;

    /**
     * Begins anew.
     *
     * @param newer version 5.0, else 3.1
     */
    UmdReader(boolean newer) {
        this.newer = newer;
    }

    int broken() {
        return broken;
    }

    /** A datagram. */
    Map<String, Display> datagram(byte[] octets, int length) {
        var displays = new TreeMap<String, Display>();
        if (newer) packet(octets, length, displays);
        else older(octets, length, displays);
        return displays;
    }

    /** Octets of a stream, as they come. */
    Map<String, Display> stream(byte[] octets, int length) {
        var displays = new TreeMap<String, Display>();
        for (int at = 0; at < length; at++) {
            if (newer) unstuff(octets[at] & 0xFF, displays);
            else {
                pending.write(octets[at]);
                if (pending.size() == SIZE_V31) {
                    older(pending.toByteArray(), SIZE_V31, displays);
                    pending.reset();
                }
            }
        }
        return displays;
    }

    private void unstuff(int octet, Map<String, Display> displays) {
        if (!marked && octet == MARK) {
            marked = true;
            return;
        }
        if (marked && octet == START) {
            if (inside && pending.size() > 0) broken++;
            pending.reset();
            inside = true;
        } else if (marked && octet != MARK) {
            broken++;
            inside = false;
        } else if (inside) {
            pending.write(octet);
            var packet = pending.toByteArray();
            if (packet.length >= 2 && packet.length == 2 + word(packet, 0)) {
                packet(packet, packet.length, displays);
                pending.reset();
                inside = false;
            }
        }
        marked = false;
    }

    private void packet(byte[] octets, int length, Map<String, Display> displays) {
        if (length < 6 || word(octets, 0) != length - 2 || octets[2] != 0) {
            broken++;
            return;
        }
        boolean wide = (octets[3] & 1) != 0;
        int screen = word(octets, 4);
        int at = 6;
        while (at + 6 <= length) {
            int size = word(octets, at + 4);
            if (at + 6 + size > length) break;
            var text = new String(octets, at + 6, size, wide ? StandardCharsets.UTF_16LE : StandardCharsets.US_ASCII);
            displays.put(screen + "/" + word(octets, at), new Display(text, word(octets, at + 2)));
            at += 6 + size;
        }
        if (at != length) broken++;
    }

    private void older(byte[] octets, int length, Map<String, Display> displays) {
        if (length != SIZE_V31 || (octets[0] & 0x80) == 0 || (octets[1] & 0xC0) != 0) {
            broken++;
            return;
        }
        var text = new String(octets, 2, SIZE_V31 - 2, StandardCharsets.US_ASCII).stripTrailing();
        displays.put(String.valueOf(octets[0] & 0x7F), new Display(text, octets[1]));
    }

    private static int word(byte[] octets, int at) {
        return (octets[at] & 0xFF) | (octets[at + 1] & 0xFF) << 8;
    }
}
