package org.cueway.mos.dialect;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words of one side for a status, and those of the other (R146). Compared without case and blanks, since sites set them up
 * by hand; a word that is not listed stays as it is. Immutable.
 *
 * @param words from one to the other; keys are kept in the form that they are compared in, {@code ONAIR} for {@code On air}
 */
public record StatusWords(Map<String, String> words) {
    /** Every word stays as it is. */
    public static final StatusWords NONE = new StatusWords(Map.of());

    public StatusWords {
        var sorted = new TreeMap<String, String>();
        words.forEach((from, to) -> sorted.put(compared(from), to));
        words = Map.copyOf(sorted);
    }

    /** The other side's word. */
    public String translated(String word) {
        return words.isEmpty() ? word : words.getOrDefault(compared(word), word);
    }

    private static String compared(String word) {
        return word.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }
}
