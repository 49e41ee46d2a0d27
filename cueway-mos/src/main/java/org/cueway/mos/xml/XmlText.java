package org.cueway.mos.xml;

/** The characters of XML 1.0: which are allowed, and what a piece of well-formed source says. Stateless. */
public final class XmlText {
    private static final int NONE = -1;
    /** Characters that are looked at in one go. */
    private static final int CHUNK = 1 << 10;

    private XmlText() {}

    /** The index of the first code unit that XML 1.0 does not allow, a lone surrogate included; -1 if there is none. */
    public static int firstIllegal(String text) {
        int length = text.length();
        // Three times as fast as asking the string for each.
        var chunk = new char[Math.min(length, CHUNK)];
        for (int from = 0; from < length; from += CHUNK) {
            int size = Math.min(length - from, CHUNK);
            text.getChars(from, from + size, chunk, 0);
            if (!isPlain(chunk, size)) return firstIllegal(text, from);
        }
        return NONE;
    }

    /** Whether there is no surrogate, nothing behind those, and no control character but those that XML allows. */
    private static boolean isPlain(char[] chars, int size) {
        for (int i = 0; i < size; i++) {
            char c = chars[i];
            if (c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= Character.MIN_SURROGATE) return false;
        }
        return true;
    }

    private static int firstIllegal(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < Character.MIN_SURROGATE) continue;
            if (c < ' ') {
                if (c != '\t' && c != '\n' && c != '\r') return i;
            } else if (Character.isHighSurrogate(c)) {
                if (i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) return i;
                i++;
            } else if (c <= Character.MAX_LOW_SURROGATE || c >= '\uFFFE') {
                return i;
            }
        }
        return NONE;
    }

    /** At most {@code max} UTF-16 code units from the beginning of {@code text}; a surrogate pair is not parted (R3). */
    public static String cut(String text, int max) {
        if (text.length() <= max) return text;
        return text.substring(0, max > 0 && Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }

    /**
     * What a piece of well-formed source says: tags, comments and processing instructions left out, CDATA, character
     * references and the five entities resolved, line ends made {@code \n}.
     */
    static String read(String source, int from, int to) {
        if (source.indexOf('<', from, to) < 0
                && source.indexOf('&', from, to) < 0
                && source.indexOf('\r', from, to) < 0) {
            return source.substring(from, to);
        }
        var text = new StringBuilder(to - from);
        for (int at = from; at < to; ) {
            char c = source.charAt(at);
            at = switch (c) {
                case '<' -> markup(source, at, to, text);
                case '&' -> reference(source, at, text);
                case '\r' -> lineEnd(source, at, to, text);
                default -> {
                    text.append(c);
                    yield at + 1;
                }
            };
        }
        return text.toString();
    }

    private static int lineEnd(String source, int at, int to, StringBuilder text) {
        text.append('\n');
        return at + 1 < to && source.charAt(at + 1) == '\n' ? at + 2 : at + 1;
    }

    /** Passes over a tag, comment or instruction, or copies CDATA; returns the index behind it. */
    private static int markup(String source, int at, int to, StringBuilder text) {
        if (source.startsWith("<![CDATA[", at)) {
            int start = at + "<![CDATA[".length();
            int end = source.indexOf("]]>", start);
            for (int i = start; i < end; ) {
                char c = source.charAt(i);
                if (c == '\r') {
                    i = lineEnd(source, i, end, text);
                } else {
                    text.append(c);
                    i++;
                }
            }
            return end + "]]>".length();
        }
        if (source.startsWith("<!--", at)) return source.indexOf("-->", at + "<!--".length()) + "-->".length();
        if (source.startsWith("<?", at)) return source.indexOf("?>", at) + "?>".length();
        return behindTag(source, at, to);
    }

    /** A {@code >} inside a quoted attribute value does not end the tag. */
    private static int behindTag(String source, int at, int to) {
        for (int i = at; i < to; i++) {
            char c = source.charAt(i);
            if (c == '>') return i + 1;
            if (c == '"' || c == '\'') i = source.indexOf(c, i + 1);
        }
        return to;
    }

    private static int reference(String source, int at, StringBuilder text) {
        int end = source.indexOf(';', at);
        String name = source.substring(at + 1, end);
        switch (name) {
            case "lt" -> text.append('<');
            case "gt" -> text.append('>');
            case "amp" -> text.append('&');
            case "quot" -> text.append('"');
            case "apos" -> text.append('\'');
            default ->
                text.appendCodePoint(
                        name.startsWith("#x") ? Integer.parseInt(name, 2, name.length(), 16) : decimal(name));
        }
        return end + 1;
    }

    private static int decimal(String name) {
        return Integer.parseInt(name, 1, name.length(), 10);
    }
}
