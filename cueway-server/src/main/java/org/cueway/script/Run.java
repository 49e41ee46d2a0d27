package org.cueway.script;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Text in one style, within a paragraph.
 *
 * @param text never empty. Line breaks and runs of blanks are one blank; a tabulator is a TAB, and never beside a blank
 * @param role whether it is read aloud
 * @param styles how it looks
 */
public record Run(String text, Role role, Set<Style> styles) {
    public Run {
        styles = styles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(styles));
    }

    /** What a presenter does with it. */
    public enum Role {
        /** Reads it aloud. */
        READ,
        /** Follows it ({@code pi}); stands in brackets. */
        INSTRUCTION,
        /** Knows that others say it ({@code pkg}: the words of a package; captions). */
        PACKAGE
    }

    /** How it is set apart from the text around it. */
    public enum Style {
        EMPHASIS,
        BOLD,
        ITALIC,
        UNDERLINE
    }
}
