package org.cueway.mos.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What our WebSocket messages look like to one peer ({@code mos-protocol} §2.3); what comes is taken in any of them. */
public enum MessageForm {
    /** Binary, UCS-2 high byte first: what MOS 4.0 says, and all that ENPS takes (R74). */
    UCS2BE(Encoding.UCS2BE),
    /** Binary, UTF-16 low byte first. */
    UTF16LE(Encoding.UTF16LE),
    /** Binary, UTF-8. */
    UTF8(Encoding.UTF8),
    /** Text, which is UTF-8. */
    TEXT(Encoding.UTF8);

    private final Encoding encoding;

    MessageForm(Encoding encoding) {
        this.encoding = encoding;
    }

    /** The form that a word of the configuration names: {@code ucs2be}, {@code utf16le}, {@code utf8} or {@code text}. */
    public static Optional<MessageForm> named(String word) {
        return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
    }

    /** The word in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How its text is encoded. */
    public Encoding encoding() {
        return encoding;
    }
}
