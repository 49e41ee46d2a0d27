package org.cueway.cue;

/**
 * A pattern: {@code *} stands for any text, {@code ?} for one character, all else for itself. Upper and lower case differ, as
 * they do in IDs.
 */
public record Glob(String text) {
    /** Whether it fits. Takes time in proportion to both lengths multiplied, at worst. */
    public boolean fits(String other) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (in < other.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                retry = in;
            } else if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == other.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++retry;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') at++;
        return at == text.length();
    }
}
