package org.cueway.mos.xml;

/** Writes elements as text. Escapes what must be, drops what XML cannot carry and counts it. Confined to its user. */
public final class XmlWriter {
    private final StringBuilder out = new StringBuilder(1024);
    private int dropped;

    /** A start tag; attributes as name, value, name, value, …. */
    public void open(String name, String... attributes) {
        tag(name, attributes);
        out.append('>');
    }

    /** An end tag. */
    public void close(String name) {
        out.append("</").append(name).append('>');
    }

    /** An element without content. */
    public void empty(String name, String... attributes) {
        tag(name, attributes);
        out.append("/>");
    }

    /** An element that holds text and nothing else; {@code <name></name>} if the text is empty. */
    public void leaf(String name, String text) {
        out.append('<').append(name).append('>');
        escape(text, false);
        close(name);
    }

    /** An element that holds text and nothing else. */
    public void leaf(String name, String text, String attribute, String value) {
        open(name, attribute, value);
        escape(text, false);
        close(name);
    }

    /** Text inside the element that is open. */
    public void text(String text) {
        escape(text, false);
    }

    /** Text that is well-formed XML already, as it came. */
    public void raw(String xml) {
        out.append(xml);
    }

    /** How many code units were dropped because XML has no way to write them. */
    public int dropped() {
        return dropped;
    }

    /** All that was written. */
    @Override
    public String toString() {
        return out.toString();
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1], true);
            out.append('"');
        }
    }

    /** A reader turns line ends into {@code \n}, and in attributes into blanks: what has to survive is a reference. */
    private void escape(String text, boolean attribute) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > '>' && c < Character.MIN_SURROGATE) {
                out.append(c);
                continue;
            }
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> lineEnd(c, attribute);
                default -> {
                    if (c >= ' ' && c < Character.MIN_SURROGATE) out.append(c);
                    else i = rare(text, i);
                }
            }
        }
    }

    private void lineEnd(char c, boolean attribute) {
        if (attribute) out.append("&#").append((int) c).append(';');
        else out.append(c);
    }

    /** A control character, a surrogate or one of the last code units; returns the index of the last one used. */
    private int rare(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))) {
            out.append(c).append(text.charAt(at + 1));
            return at + 1;
        }
        if (c > Character.MAX_LOW_SURROGATE && c < '\uFFFE') out.append(c);
        else dropped++;
        return at;
    }
}
