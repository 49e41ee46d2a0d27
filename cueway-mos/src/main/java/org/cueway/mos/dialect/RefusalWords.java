package org.cueway.mos.dialect;

import java.util.Locale;

/**
 * Words in a peer's refusal that something follows from (R35). Vendors reword whole sentences, so only the words that matter
 * are looked for, without case, in their order. What newsrooms of the field say is known to {@link Meaning} already.
 *
 * @param words what has to stand in the text; {@code *} stands for anything between, e.g. {@code buddy * cannot respond}
 */
public record RefusalWords(Meaning meaning, String words) {
    /** Whether a text has the words. */
    boolean in(String text) {
        var where = compared(text);
        int at = 0;
        for (var piece : words.split("\\*")) {
            var wanted = compared(piece);
            int found = where.indexOf(wanted, at);
            if (found < 0) return false;
            at = found + wanted.length();
        }
        return true;
    }

    private static String compared(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
