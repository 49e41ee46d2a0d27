package org.cueway.device.tsl;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import org.cueway.device.tsl.TslSpec.Colour;
import org.cueway.device.tsl.TslSpec.Side;

/** Packets of TSL UMD (device-protocols §6.1). Pure. */
final class Umd {
    private static final int TEXT_CHARS_V31 = 16;
    private static final int HEAD_V50 = 12;
    private static final int MARK = 0xFE;
    private static final int START = 0x02;
    private static final int BRIGHTNESS_SHIFT = 6;

    private Umd() {}

    /**
     * Version 3.1.
     *
     * @param address 0 to 126
     * @param tallies bits 0 to 3
     * @param brightness 0 to 3
     * @param text cut to 16 characters; what is not ASCII loses its accents, or becomes a question mark
     */
    static byte[] v31(int address, int tallies, int brightness, String text) {
        var packet = new byte[2 + TEXT_CHARS_V31];
        packet[0] = (byte) (0x80 | address);
        packet[1] = (byte) (tallies | (brightness << 4));
        var ascii = ascii(text);
        for (int at = 0; at < TEXT_CHARS_V31; at++) {
            packet[2 + at] = (byte) (at < ascii.length() ? ascii.charAt(at) : ' ');
        }
        return packet;
    }

    /**
     * Version 5.0, one display.
     *
     * @param text cut to what fits into {@code maxBytes} of packet
     */
    static byte[] v50(TslPlace place, Map<Side, Colour> lamps, int brightness, String text, int maxBytes) {
        boolean plain = text.chars().allMatch(character -> character < 0x80);
        var charset = plain ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16LE;
        var octets = cut(text, (maxBytes - HEAD_V50) / (plain ? 1 : 2)).getBytes(charset);
        int control = brightness << BRIGHTNESS_SHIFT;
        for (var side : Side.values()) {
            control |= lamps.getOrDefault(side, Colour.OFF).bits() << side.shift();
        }
        return ByteBuffer.allocate(HEAD_V50 + octets.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (HEAD_V50 - 2 + octets.length))
                .put((byte) 0)
                .put((byte) (plain ? 0 : 1))
                .putShort((short) place.screen())
                .putShort((short) place.index())
                .putShort((short) control)
                .putShort((short) octets.length)
                .put(octets)
                .array();
    }

    /** A packet of version 5.0 as it goes over TCP. */
    static byte[] stuffed(byte[] packet) {
        var stuffed = new ByteArrayOutputStream(packet.length + 4);
        stuffed.write(MARK);
        stuffed.write(START);
        for (byte octet : packet) {
            stuffed.write(octet);
            if ((octet & 0xFF) == MARK) stuffed.write(MARK);
        }
        return stuffed.toByteArray();
    }

    private static String cut(String text, int chars) {
        if (text.length() <= chars) return text;
        // Not through the middle of a character.
        return text.substring(0, Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars);
    }

    private static String ascii(String text) {
        var ascii = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(character -> Character.getType(character) != Character.NON_SPACING_MARK)
                .forEach(character -> ascii.append(character < ' ' ? ' ' : character < 0x7F ? (char) character : '?'));
        return ascii.toString();
    }
}
