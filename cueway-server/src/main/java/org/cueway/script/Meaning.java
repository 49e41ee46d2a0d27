package org.cueway.script;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an element of a body is. The names are those of MOS (4.0 §3.8.1), of HTML, which newsrooms put into bodies and into
 * the metadata that stands in for one, and of NSML, the markup of iNEWS. Capitals do not count: HTML has them either way.
 */
enum Meaning {
    /** A paragraph, also when it is empty. */
    PARAGRAPH("p"),
    /** Holds a text, and says nothing of its lines. */
    ROOT("storybody html body"),
    /** Begins and ends a line, and means nothing else. */
    BLOCK("div section article header footer main aside nav address blockquote center pre dl dt dd"
            + " h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th caption figure figcaption hr form"),
    /** The next line of a paragraph. */
    BREAK("br"),
    TAB("tab"),
    EMPHASIS("em"),
    BOLD("b strong"),
    ITALIC("i"),
    UNDERLINE("u"),
    /** For the presenter, not to be read; {@code mi} is NSML's instruction to a machine. */
    INSTRUCTION("pi mi"),
    /** Said by somebody else; {@code cc} is NSML's closed caption, which iNEWS leaves out of the read time as well. */
    PACKAGE("pkg cc"),
    PRESENTER("storypresenter"),
    RATE("storypresenterrr"),
    /** An item in any of its shapes (R116). */
    ITEM("storyitem item mositem"),
    /** Holds text that is for programs. */
    HIDDEN("script style head title template mosexternalmetadata"),
    /** Says how text looks, in a way that is not ours. */
    INLINE("span font a s strike del ins small big sub sup tt code kbd q cite abbr label mark nobr wbr"),
    UNKNOWN("");

    private static final Map<String, Meaning> BY_NAME = new HashMap<>();

    static {
        for (Meaning meaning : values()) {
            meaning.names.forEach(name -> BY_NAME.put(name, meaning));
        }
    }

    private final List<String> names;

    Meaning(String names) {
        this.names = List.of(names.split(" "));
    }

    /** Whether a text with such elements says by them, and not by its own line breaks, where a line ends. */
    boolean makesLines() {
        return this == PARAGRAPH || this == BLOCK || this == BREAK;
    }

    static Meaning of(String name) {
        return BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
