package org.cueway.mos.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How text stands on the wire ({@code mos-protocol} §2.2, R1). Never with a byte order mark when we send. */
public enum Encoding {
    /** Two bytes a code unit, high byte first; what MOS 2.8.x names, surrogates accepted. */
    UCS2BE(2),
    /** Two bytes a code unit, low byte first. */
    UTF16LE(2),
    /** One to four bytes a character. */
    UTF8(1);

    private final int width;

    Encoding(int width) {
        this.width = width;
    }

    /** The encoding that a word of the configuration names: {@code ucs2be}, {@code utf16le} or {@code utf8}. */
    public static Optional<Encoding> named(String word) {
        return Arrays.stream(values()).filter(e -> e.word().equals(word)).findFirst();
    }

    /** The word in configuration, logs and API: {@code ucs2be}, {@code utf16le} or {@code utf8}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Text to bytes. Never fails: a lone surrogate passes through in the two-byte encodings and becomes a question mark in
     * UTF-8, which cannot carry it.
     */
    public byte[] encode(String text) {
        if (this == UTF8) return text.getBytes(StandardCharsets.UTF_8);
        var bytes = new byte[2 * text.length()];
        // Through char views, not the charset: several times faster, and it has no opinion on surrogates.
        ByteBuffer.wrap(bytes).order(order()).asCharBuffer().put(text.toCharArray());
        return bytes;
    }

    /**
     * Bytes to text. Lone surrogates pass through in the two-byte encodings: the XML reader refuses them.
     *
     * @return empty if these bytes are not this encoding: malformed UTF-8, or half a code unit at the end
     */
    public Optional<String> decode(byte[] bytes) {
        if (this == UTF8) return decodeUtf8(bytes);
        if (bytes.length % 2 != 0) return Optional.empty();
        var chars = new char[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(order()).asCharBuffer().get(chars);
        return Optional.of(new String(chars));
    }

    /** Bytes of one code unit: 1 or 2. Markup is one unit a character in all three. */
    int width() {
        return width;
    }

    /** The code unit at an index that has all its bytes. */
    int unit(byte[] bytes, int at) {
        return switch (this) {
            case UTF8 -> bytes[at] & 0xFF;
            case UCS2BE -> (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
            case UTF16LE -> (bytes[at + 1] & 0xFF) << 8 | (bytes[at] & 0xFF);
        };
    }

    private ByteOrder order() {
        return this == UTF16LE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static Optional<String> decodeUtf8(byte[] bytes) {
        // The JDK's fast path hides malformed bytes behind U+FFFD, which a peer may also have sent in earnest: only
        // then
        // the slow, strict decoder has to look.
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) return Optional.of(text);
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
