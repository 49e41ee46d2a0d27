package org.cueway.script;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.XmlReader;

/**
 * Reads text that looks like markup and is not well-formed, tag by tag, as browsers do: an end tag without a beginning is
 * passed over, a paragraph ends all styles, an ampersand that begins no known entity is an ampersand. One look at each
 * character, no recursion. Confined to one call of {@link ScriptReader#read}.
 */
final class TagSoup {
    /** A tag whose name we know: nobody writes that in a sentence. */
    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*)(?:\\s[^<>]*)?/?>");

    /** Those of HTML that word processors write; all others are left as they are. */
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00a0"),
            Map.entry("shy", "\u00ad"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hellip", "…"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("bull", "•"),
            Map.entry("euro", "€"),
            Map.entry("pound", "£"),
            Map.entry("deg", "°"));

    private static final int MAX_ENTITY_CHARS = 10;
    private static final int NONE = -1;

    private final String source;
    private final Composer composer;
    private final XmlReader xml;
    private final boolean hasLines;
    private final int lastEnd;
    private final StringBuilder text = new StringBuilder();
    /** Names of elements of which no end comes any more. */
    private final Set<String> endless = new HashSet<>();

    private boolean inCdata;

    TagSoup(String source, Composer composer, XmlReader xml) {
        this.source = source;
        this.composer = composer;
        this.xml = xml;
        this.hasLines = hasLines(source);
        this.lastEnd = source.lastIndexOf('>');
    }

    /** Whether there is a tag that we know. */
    static boolean isMarkup(String text) {
        return TAG.matcher(text).results().anyMatch(tag -> Meaning.of(tag.group(1)) != Meaning.UNKNOWN);
    }

    /** Whether tags say where lines end. */
    static boolean hasLines(String text) {
        return TAG.matcher(text)
                .results()
                .anyMatch(tag -> Meaning.of(tag.group(1)).makesLines());
    }

    /** Tells the composer all of it. */
    void tell() {
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            at = switch (c) {
                case '<' -> markup(at);
                case '&' -> reference(at);
                case ']' -> bracket(at);
                default -> literally(at);
            };
        }
        endText();
        composer.plain();
        composer.boundary();
    }

    private void endText() {
        if (!text.isEmpty()) {
            String plain = text.toString();
            text.setLength(0);
            if (hasLines) {
                composer.text(plain);
            } else {
                lines(plain);
            }
        }
    }

    private void lines(String plain) {
        var line = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) == '\n') {
                composer.text(line.toString());
                composer.boundary();
                line.setLength(0);
            } else {
                line.append(plain.charAt(i));
            }
        }
        composer.text(line.toString());
    }

    private int literally(int at) {
        text.append(source.charAt(at));
        return at + 1;
    }

    private int bracket(int at) {
        if (inCdata && source.startsWith("]]>", at)) {
            inCdata = false;
            return at + "]]>".length();
        }
        return literally(at);
    }

    private int markup(int at) {
        if (source.startsWith("<![CDATA[", at)) {
            inCdata = true;
            return at + "<![CDATA[".length();
        }
        if (source.startsWith("<!--", at)) {
            return behind("-->", at + 4, at);
        }
        if (source.startsWith("<!", at) || source.startsWith("<?", at)) {
            return at < lastEnd ? source.indexOf('>', at) + 1 : literally(at);
        }
        int end = tagEnd(at);
        return end == NONE ? literally(at) : tag(at, end);
    }

    /** Behind {@code mark}; if it does not come, what begins at {@code at} is text. */
    private int behind(String mark, int from, int at) {
        int found = from <= lastEnd ? source.indexOf(mark, from) : NONE;
        return found < 0 ? literally(at) : found + mark.length();
    }

    /** The {@code >} of a tag that begins here, unless another begins first. */
    private int tagEnd(int at) {
        int name = at + 1 < source.length() && source.charAt(at + 1) == '/' ? at + 2 : at + 1;
        if (name >= source.length() || !Character.isLetter(source.charAt(name))) {
            return NONE;
        }
        for (int i = name; i <= lastEnd; i++) {
            char c = source.charAt(i);
            if (c == '>') return i;
            if (c == '<') return NONE;
        }
        return NONE;
    }

    private int tag(int at, int end) {
        boolean closing = source.charAt(at + 1) == '/';
        int from = closing ? at + 2 : at + 1;
        int to = from;
        while (to < end && !Composer.isBlank(source.charAt(to)) && source.charAt(to) != '/') {
            to++;
        }
        String name = source.substring(from, to);
        endText();
        if (closing) {
            closed(Meaning.of(name));
            return end + 1;
        }
        boolean empty = source.charAt(end - 1) == '/';
        return opened(name, at, end + 1, empty);
    }

    /** Returns the index to go on at. */
    private int opened(String name, int at, int behind, boolean empty) {
        switch (Meaning.of(name)) {
            case PARAGRAPH -> {
                composer.plain();
                composer.openParagraph();
                if (empty) composer.closeParagraph();
            }
            case ROOT, BLOCK -> composer.boundary();
            case BREAK -> composer.lineBreak();
            case TAB -> composer.tab();
            case EMPHASIS -> open(Run.Style.EMPHASIS, empty);
            case BOLD -> open(Run.Style.BOLD, empty);
            case ITALIC -> open(Run.Style.ITALIC, empty);
            case UNDERLINE -> open(Run.Style.UNDERLINE, empty);
            case INSTRUCTION -> open(Run.Role.INSTRUCTION, empty);
            case PACKAGE -> open(Run.Role.PACKAGE, empty);
            case PRESENTER -> {
                int end = empty ? behind : nextTag(behind);
                composer.presenter(plain(behind, end));
                return end;
            }
            case RATE -> {
                int end = empty ? behind : nextTag(behind);
                composer.rate(plain(behind, end));
                return end;
            }
            case ITEM -> {
                return empty ? behind : item(name, at, behind);
            }
            case HIDDEN -> {
                return empty ? behind : hidden(name, behind);
            }
            case INLINE -> {}
            case UNKNOWN -> {
                composer.unknown(name);
                composer.gap();
            }
        }
        return behind;
    }

    private void open(Run.Style style, boolean empty) {
        if (!empty) composer.open(style);
    }

    private void open(Run.Role role, boolean empty) {
        if (!empty) composer.open(role);
    }

    private void closed(Meaning meaning) {
        switch (meaning) {
            case PARAGRAPH -> {
                composer.plain();
                composer.closeParagraph();
            }
            case ROOT, BLOCK -> composer.boundary();
            case EMPHASIS -> composer.close(Run.Style.EMPHASIS);
            case BOLD -> composer.close(Run.Style.BOLD);
            case ITALIC -> composer.close(Run.Style.ITALIC);
            case UNDERLINE -> composer.close(Run.Style.UNDERLINE);
            case INSTRUCTION -> composer.close(Run.Role.INSTRUCTION);
            case PACKAGE -> composer.close(Run.Role.PACKAGE);
            case UNKNOWN -> composer.gap();
            case BREAK, TAB, PRESENTER, RATE, ITEM, HIDDEN, INLINE -> {}
        }
    }

    /** A name or a rate ends where anything else begins. */
    private int nextTag(int from) {
        int next = source.indexOf('<', from);
        return next < 0 ? source.length() : next;
    }

    private String plain(int from, int to) {
        for (int at = from; at < to; ) {
            at = source.charAt(at) == '&' ? reference(at) : literally(at);
        }
        String plain = text.toString();
        text.setLength(0);
        return plain;
    }

    /** An item inside the soup may be well-formed; of one that is not, only that it is there can be said. */
    private int item(String name, int at, int behind) {
        int end = endTag(name, behind);
        if (end == NONE) {
            return behind;
        }
        switch (xml.read(source.substring(at, end))) {
            case Document.Whole(Element element) -> composer.item(ItemReader.mark(element));
            case Document.Broken _ -> composer.item(new Part.ItemMark("", "", "", "", new ItemTiming("", "", "", "")));
        }
        return end;
    }

    private int hidden(String name, int behind) {
        int end = endTag(name, behind);
        return end == NONE ? behind : end;
    }

    /** Behind the next end tag of that name; none if there is none, which is looked for once per name at most. */
    private int endTag(String name, int from) {
        if (endless.contains(name.toLowerCase(Locale.ROOT))) {
            return NONE;
        }
        var matcher = Pattern.compile("</" + Pattern.quote(name) + "\\s*>", Pattern.CASE_INSENSITIVE)
                .matcher(source);
        if (matcher.find(from)) {
            return matcher.end();
        }
        endless.add(name.toLowerCase(Locale.ROOT));
        return NONE;
    }

    private int reference(int at) {
        int end = at + 1;
        while (end < source.length() && end - at < MAX_ENTITY_CHARS && source.charAt(end) != ';') {
            end++;
        }
        if (end == source.length() || source.charAt(end) != ';') {
            return literally(at);
        }
        String name = source.substring(at + 1, end);
        String meant = name.startsWith("#") ? character(name) : ENTITIES.getOrDefault(name, "");
        if (meant.isEmpty()) {
            return literally(at);
        }
        text.append(meant);
        return end + 1;
    }

    private static String character(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hex ? 2 : 1);
        if (!digits.matches(hex ? "[0-9A-Fa-f]{1,6}" : "[0-9]{1,7}")) {
            return "";
        }
        int code = Integer.parseInt(digits, hex ? 16 : 10);
        return Character.isValidCodePoint(code) ? Character.toString(code) : "";
    }
}
