package org.cueway.script;

import java.util.List;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.Node;
import org.cueway.mos.xml.Text;
import org.cueway.mos.xml.XmlReader;

/**
 * Goes through a body in document order (R118) and tells the composer what it meets. The reader's limit on depth bounds the
 * recursion. Confined to one call of {@link ScriptReader#read}.
 */
final class BodyWalk {
    private final Composer composer;
    private final XmlReader xml;
    /** The markup makes no lines, so those of its text are meant. */
    private boolean ownLines;

    BodyWalk(Composer composer, XmlReader xml) {
        this.composer = composer;
        this.xml = xml;
    }

    /** A {@code storyBody}, or whatever came in its place. */
    void body(Element root) {
        for (Node node : root.nodes()) {
            switch (node) {
                case Text(String value) -> text(value);
                case Element element -> element(element);
            }
        }
        composer.boundary();
    }

    /** The payload that stands in for a body: line breaks mean nothing in it. */
    void payload(Element payload) {
        inside(payload);
        composer.boundary();
    }

    /**
     * Text that stands directly in a body, where MOS has none. If it has tags in it, it is markup that was wrapped in CDATA or
     * escaped; otherwise it is plain text, and a line of it is a paragraph.
     */
    void text(String text) {
        if (text.isBlank()) {
            composer.gap();
        } else if (!TagSoup.isMarkup(text)) {
            lines(text);
        } else {
            switch (xml.read("<body>" + text + "</body>")) {
                case Document.Whole(Element root) -> markup(root, TagSoup.hasLines(text));
                case Document.Broken _ -> new TagSoup(text, composer, xml).tell();
            }
        }
    }

    private void markup(Element root, boolean hasLines) {
        ownLines = !hasLines;
        inside(root);
        ownLines = false;
        composer.boundary();
    }

    private void lines(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            around(text);
            return;
        }
        int start = text.indexOf(plain);
        around(text.substring(0, start));
        List<String> lines = plain.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                composer.lineBreak();
            }
            line(lines.get(i));
        }
        around(text.substring(start + plain.length()));
    }

    /** Blanks before or behind text: how many line breaks there are is how the element was laid out. */
    private void around(String blanks) {
        if (blanks.indexOf('\n') >= 0 || blanks.indexOf('\r') >= 0) {
            composer.boundary();
        } else if (!blanks.isEmpty()) {
            composer.gap();
        }
    }

    /** In plain text, which has no {@code pi}, a line in square or double brackets is what people write for it. */
    private void line(String line) {
        String plain = line.strip();
        boolean instruction = (plain.startsWith("[") && plain.endsWith("]") && plain.indexOf(']') == plain.length() - 1)
                || (plain.startsWith("((") && plain.endsWith("))"));
        if (instruction) {
            composer.open(Run.Role.INSTRUCTION);
            composer.text(line);
            composer.close(Run.Role.INSTRUCTION);
        } else {
            composer.text(line);
        }
    }

    private void inside(Element element) {
        for (Node node : element.nodes()) {
            switch (node) {
                case Text(String value) when ownLines -> lines(value);
                case Text(String value) -> composer.text(value);
                case Element child -> element(child);
            }
        }
    }

    private void element(Element element) {
        switch (Meaning.of(element.name())) {
            case PARAGRAPH -> {
                composer.openParagraph();
                inside(element);
                composer.closeParagraph();
            }
            case ROOT, BLOCK -> {
                composer.boundary();
                inside(element);
                composer.boundary();
            }
            case BREAK -> {
                composer.lineBreak();
                inside(element);
            }
            case TAB -> {
                composer.tab();
                inside(element);
            }
            case EMPHASIS -> styled(element, Run.Style.EMPHASIS);
            case BOLD -> styled(element, Run.Style.BOLD);
            case ITALIC -> styled(element, Run.Style.ITALIC);
            case UNDERLINE -> styled(element, Run.Style.UNDERLINE);
            case INSTRUCTION -> apart(element, Run.Role.INSTRUCTION);
            case PACKAGE -> apart(element, Run.Role.PACKAGE);
            case PRESENTER -> composer.presenter(element.text());
            case RATE -> composer.rate(element.text());
            case ITEM -> composer.item(ItemReader.mark(element));
            case HIDDEN -> {}
            case INLINE -> inside(element);
            case UNKNOWN -> unknown(element);
        }
    }

    private void styled(Element element, Run.Style style) {
        composer.open(style);
        inside(element);
        composer.close(style);
    }

    private void apart(Element element, Run.Role role) {
        boolean alone = composer.isBetweenParagraphs();
        composer.open(role);
        inside(element);
        composer.close(role);
        if (alone) {
            composer.boundary();
        }
    }

    /** Between paragraphs it must be a kind of paragraph; within one it is a kind of style. */
    private void unknown(Element element) {
        composer.unknown(element.name());
        boolean alone = composer.isBetweenParagraphs();
        inside(element);
        if (alone) {
            composer.boundary();
        }
    }
}
