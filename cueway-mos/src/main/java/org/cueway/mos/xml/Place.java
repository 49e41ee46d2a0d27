package org.cueway.mos.xml;

/**
 * A place in a text, as editors count.
 *
 * @param line from 1; CR LF, LF and CR each end one
 * @param column from 1, in UTF-16 code units
 */
public record Place(int line, int column) {
    /** The first character. */
    public static final Place START = new Place(1, 1);

    /** The place behind {@code text} if it begins here. */
    public Place after(String text) {
        return after(text, text.length());
    }

    /** The place behind the first {@code length} code units of {@code text} if it begins here. */
    Place after(String text, int length) {
        int lines = line;
        int lineStart = 1 - column;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r') continue;
            if (c == '\r' && i + 1 < length && text.charAt(i + 1) == '\n') i++;
            lines++;
            lineStart = i + 1;
        }
        return new Place(lines, length - lineStart + 1);
    }

    /** A place in a text that itself begins here. */
    public Place within(Place inner) {
        return inner.line == 1
                ? new Place(line, column + inner.column - 1)
                : new Place(line + inner.line - 1, inner.column);
    }
}
