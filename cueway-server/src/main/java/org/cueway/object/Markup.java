package org.cueway.object;

/** The little that has to be known of an element that is kept as text. Pure. */
final class Markup {
    private Markup() {}

    /** The name of the element that the text is. */
    static String name(String xml) {
        int end = 1;
        while (end < xml.length() && " \t\r\n/>".indexOf(xml.charAt(end)) < 0) {
            end++;
        }
        return xml.substring(Math.min(1, xml.length()), end);
    }

    /** Whether there is nothing in it: {@code <a/>}, or a start tag with the end tag behind it. */
    static boolean isEmpty(String xml) {
        int open = xml.indexOf('>');
        if (open < 0) {
            return true;
        }
        int close = xml.lastIndexOf("</");
        return close < 0
                ? xml.charAt(open - 1) == '/'
                : xml.substring(open + 1, close).isBlank();
    }
}
