package org.cueway.export.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/** How text becomes bytes; the words are those of the configuration. */
public enum TextEncoding {
    UTF8("utf8", StandardCharsets.UTF_8, ""),
    /** UTF-8 that says so with a mark at its beginning. */
    UTF8_BOM("utf8bom", StandardCharsets.UTF_8, "\uFEFF"),
    /** Two octets each, the lower one first, with a mark at the beginning. */
    UTF16("utf16", StandardCharsets.UTF_16LE, "\uFEFF"),
    /** One octet each; what it does not have becomes the letter without its accent, or a question mark. */
    WINDOWS_1252("windows1252", Charset.forName("windows-1252"), ""),
    /** The same with fewer signs. */
    LATIN1("latin1", StandardCharsets.ISO_8859_1, "");

    private final String word;
    private final Charset charset;
    private final String mark;

    TextEncoding(String word, Charset charset, String mark) {
        this.word = word;
        this.charset = charset;
        this.mark = mark;
    }

    public String word() {
        return word;
    }

    /** The encoding of that word; empty if there is none. */
    public static Optional<TextEncoding> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** The bytes of a text; never fails. */
    byte[] bytes(String text) {
        var encoder = charset.newEncoder();
        var out = new ByteArrayOutputStream(text.length() + 16);
        out.writeBytes(mark.getBytes(charset));
        if (encoder.canEncode(text)) {
            out.writeBytes(text.getBytes(charset));
        } else {
            // Combined again, so that one octet does for a letter with its accent.
            Normalizer.normalize(text, Normalizer.Form.NFC)
                    .codePoints()
                    .forEach(code -> out.writeBytes(nearest(Character.toString(code), encoder)));
        }
        return out.toByteArray();
    }

    private byte[] nearest(String sign, CharsetEncoder encoder) {
        if (encoder.canEncode(sign)) return sign.getBytes(charset);
        var bare = Normalizer.normalize(sign, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        boolean good = !bare.isEmpty() && encoder.canEncode(bare);
        boolean mark = bare.isEmpty() && !sign.isEmpty(); // an accent by itself
        return mark ? new byte[0] : (good ? bare : "?").getBytes(charset);
    }
}
