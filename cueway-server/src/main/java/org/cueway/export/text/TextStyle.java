package org.cueway.export.text;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How scripts are written as plain text. Immutable.
 *
 * @param presenter leaves out stories in which others read and this one does not; empty leaves out none
 */
public record TextStyle(TextEncoding encoding, LineEnd lineEnd, String presenter, Floated floated, Set<Extra> extras) {
    /** UTF-8, LF, everybody, floated stories passed over, with marker lines and items. */
    public static final TextStyle USUAL =
            new TextStyle(TextEncoding.UTF8, LineEnd.LF, "", Floated.SKIP, EnumSet.of(Extra.MARKERS, Extra.ITEMS));

    /** Copies. */
    public TextStyle {
        extras = extras.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(extras));
    }

    boolean has(Extra extra) {
        return extras.contains(extra);
    }

    /** How lines end. */
    public enum LineEnd {
        LF("\n"),
        CRLF("\r\n");

        private final String text;

        LineEnd(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** What becomes of stories that are passed over in the show. */
    public enum Floated {
        /** They are left out. */
        SKIP,
        /** They are there, and their marker line says so. */
        SHOW
    }

    /** What can be added or changed. */
    public enum Extra {
        /** A line with number and slug before each story. */
        MARKERS,
        /** A line for each item. */
        ITEMS,
        /** The words of packages, which nobody in the studio reads. */
        PACKAGES,
        /** Emphasis in capitals. */
        CAPITALS,
        /** Typewriter quotes and hyphens in place of printers'. */
        PLAIN_QUOTES
    }
}
