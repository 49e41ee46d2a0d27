package org.cueway.mos.dialect;

import java.util.List;
import java.util.Locale;

/**
 * Words in a peer's refusal that something follows from (R35). Vendors reword whole sentences, so only the words that matter
 * are looked for, without case, in their order.
 *
 * @param words what has to stand in the text; {@code *} stands for anything between, e.g. {@code buddy * cannot respond}
 */
public record RefusalWords(Meaning meaning, String words) {
    /** What a refusal tells us to do. */
    public enum Meaning {
        /** The one that answered is the standby: ask the main server. */
        USE_MAIN,
        /** The main server is back but behind: ask the standby meanwhile (R66). */
        USE_BUDDY,
        /** There is no such running order. */
        GONE,
        /** The running order is there, but not switched to MOS control. */
        NOT_ACTIVE,
        /** The newsroom allows no such change to this running order. */
        FORBIDDEN
    }

    /** What newsrooms of the field are known to say (R35, {@code mos-protocol} §2.7). */
    public static final List<RefusalWords> KNOWN = List.of(
            new RefusalWords(Meaning.USE_MAIN, "buddy * cannot respond * main * available"),
            new RefusalWords(Meaning.USE_BUDDY, "main * back * not yet updated"),
            new RefusalWords(Meaning.GONE, "RO not found"),
            new RefusalWords(Meaning.NOT_ACTIVE, "not under MOS control"),
            new RefusalWords(Meaning.FORBIDDEN, "external modification not allowed"));

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
