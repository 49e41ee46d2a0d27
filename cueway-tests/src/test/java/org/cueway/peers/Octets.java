package org.cueway.peers;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text to octets and back, code unit by code unit: what a charset would mend (a lone surrogate) goes out as it is. */
public enum Octets {
    UCS2_BE(StandardCharsets.UTF_16BE),
    UTF16_LE(StandardCharsets.UTF_16LE),
    UTF8(StandardCharsets.UTF_8);

    private final Charset charset;

    Octets(Charset charset) {
        this.charset = charset;
    }

    /** The octets of {@code text}, without a byte order mark. */
    public byte[] of(String text) {
        return switch (this) {
            case UCS2_BE -> units(text, 8, 0);
            case UTF16_LE -> units(text, 0, 8);
            case UTF8 -> text.getBytes(charset);
        };
    }

    /** The text of {@code octets}; what cannot be read becomes U+FFFD. */
    public String text(byte[] octets) {
        return new String(octets, charset);
    }

    private static byte[] units(String text, int firstShift, int secondShift) {
        var octets = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            octets[2 * i] = (byte) (text.charAt(i) >>> firstShift);
            octets[2 * i + 1] = (byte) (text.charAt(i) >>> secondShift);
        }
        return octets;
    }
}
