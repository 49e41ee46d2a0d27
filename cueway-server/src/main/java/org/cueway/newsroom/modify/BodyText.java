package org.cueway.newsroom.modify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.Node;
import org.cueway.mos.xml.Text;
import org.cueway.mos.xml.XmlReader;
import org.cueway.mos.xml.XmlWriter;

/**
 * The body of a story as lines that people edit, and back. A paragraph is a line; an item, a presenter and all else that is
 * no text is a word in brackets, a line of its own where it stands beside the paragraphs. A line that comes back as it was is
 * the very text that the newsroom sent, with its markup; one that was written anew is a plain paragraph, and what stands in
 * brackets in it goes beside it. Pure.
 */
final class BodyText {
    private static final String BODY = "storyBody";
    private static final String PARAGRAPH = "p";
    private static final Set<String> WORDS = Set.of("em", "tab", "pi", "pkg", "b", "i", "u");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final XmlReader READER = new XmlReader(Limits.Xml.defaults(), Set.of());

    private final List<Line> lines;

    /** Brackets and what they stand for. */
    private final Map<String, List<String>> marks;

    private BodyText(List<Line> lines, Map<String, List<String>> marks) {
        this.lines = lines;
        this.marks = marks;
    }

    private record Line(String text, String xml) {}

    /** A story that has no text yet. */
    static BodyText none() {
        return new BodyText(List.of(), Map.of());
    }

    /** Reads a {@code storyBody} element; empty if its text stands elsewhere ({@code Read1stMEMasBody}) or cannot be read. */
    static Optional<BodyText> read(String body) {
        if (!(READER.read(body) instanceof Document.Whole(Element root))
                || !root.name().equals(BODY)
                || isElsewhere(root)) {
            return Optional.empty();
        }
        var lines = new ArrayList<Line>();
        var marks = new LinkedHashMap<String, List<String>>();
        for (Node node : root.nodes()) {
            switch (node) {
                case Text(var text) -> loose(text).forEach(lines::add);
                case Element element -> lines.add(line(element, marks));
            }
        }
        return Optional.of(new BodyText(List.copyOf(lines), marks));
    }

    private static boolean isElsewhere(Element root) {
        return root.attribute("Read1stMEMasBody")
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.matches("(?i)false|no|0"))
                .isPresent();
    }

    /** Text outside of any paragraph, as some send all of it; its line ends are all that parts it. */
    private static Stream<Line> loose(String text) {
        return text.lines().map(BodyText::plain).filter(line -> !line.isEmpty()).map(line -> {
            var xml = new XmlWriter();
            xml.text(line + "\n");
            return new Line(line, xml.toString());
        });
    }

    private static Line line(Element element, Map<String, List<String>> marks) {
        if (!element.name().equals(PARAGRAPH)) {
            return new Line(marked(element, marks), element.raw());
        }
        var text = new StringBuilder();
        words(element, text, marks);
        return new Line(plain(text.toString()), element.raw());
    }

    private static void words(Element parent, StringBuilder text, Map<String, List<String>> marks) {
        for (Node node : parent.nodes()) {
            switch (node) {
                case Text(var words) -> text.append(words);
                case Element element -> {
                    if (element.name().equals("tab")) {
                        text.append(' ');
                    }
                    if (WORDS.contains(element.name())) {
                        words(element, text, marks);
                    } else {
                        text.append(' ').append(marked(element, marks)).append(' ');
                    }
                }
            }
        }
    }

    private static String marked(Element element, Map<String, List<String>> marks) {
        var mark = "[" + plain(inBrackets(element)).replace('[', '(').replace(']', ')') + "]";
        marks.computeIfAbsent(mark, _ -> new ArrayList<>()).add(element.raw());
        return mark;
    }

    private static String inBrackets(Element element) {
        return switch (element.name()) {
            case "storyItem" -> "item " + field(element, "itemID") + ": " + itemName(element);
            case "storyPresenter" -> "presenter " + element.text();
            case "storyPresenterRR" -> "rate " + element.text();
            case String other -> other + " " + element.text();
        };
    }

    private static String itemName(Element item) {
        return Stream.of("itemSlug", "objSlug", "mosAbstract", "objID")
                .map(name -> field(item, name))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Some wrap the fields of an item once more. */
    private static String field(Element item, String name) {
        return item.child(name)
                .or(() -> item.child("mosItem").flatMap(inner -> inner.child(name)))
                .map(Element::text)
                .orElse("");
    }

    private static String plain(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** The lines, for editing. */
    String text() {
        var text = new StringJoiner("\n");
        lines.forEach(line -> text.add(line.text()));
        return text.toString();
    }

    /** The {@code storyBody} element that says what the lines say. */
    String with(String text) {
        var unused = new ArrayList<>(lines);
        var marksLeft = new LinkedHashMap<String, List<String>>();
        marks.forEach((mark, xml) -> marksLeft.put(mark, new ArrayList<>(xml)));
        var written = written(text);
        var xml = new String[written.size()];
        for (int i = 0; i < xml.length; i++) {
            xml[i] = take(unused, written.get(i));
            keptMarks(written.get(i), xml[i], marksLeft);
        }
        var out = new XmlWriter();
        if (xml.length == 0) {
            out.empty(BODY);
            return out.toString();
        }
        out.open(BODY);
        for (int i = 0; i < xml.length; i++) {
            if (xml[i].isEmpty()) {
                anew(written.get(i), marksLeft, out);
            } else {
                out.raw(xml[i]);
            }
        }
        out.close(BODY);
        return out.toString();
    }

    private static List<String> written(String text) {
        var all = new ArrayList<>(text.lines().map(BodyText::plain).toList());
        while (!all.isEmpty() && all.getLast().isEmpty()) {
            all.removeLast();
        }
        return all;
    }

    /** What an unchanged line was; empty text for one that is new. Each line of the newsroom's is used once. */
    private static String take(List<Line> unused, String text) {
        for (int i = 0; i < unused.size(); i++) {
            if (unused.get(i).text().equals(text)) {
                return unused.remove(i).xml();
            }
        }
        return "";
    }

    /** What stands in brackets in an unchanged line is in it already. */
    private static void keptMarks(String line, String xml, Map<String, List<String>> marksLeft) {
        if (!xml.isEmpty()) {
            marksLeft.forEach((mark, left) -> {
                if (line.contains(mark)) {
                    left.stream().filter(xml::contains).findFirst().ifPresent(left::remove);
                }
            });
        }
    }

    private static void anew(String line, Map<String, List<String>> marksLeft, XmlWriter out) {
        var rest = line;
        for (var mark = firstMark(rest, marksLeft); mark.isPresent(); mark = firstMark(rest, marksLeft)) {
            int at = rest.indexOf(mark.get());
            paragraph(rest.substring(0, at), out);
            out.raw(marksLeft.getOrDefault(mark.get(), List.of()).removeFirst());
            rest = rest.substring(at + mark.get().length());
        }
        if (rest.equals(line) || !rest.isBlank()) {
            out.leaf(PARAGRAPH, plain(rest));
        }
    }

    private static void paragraph(String text, XmlWriter out) {
        if (!text.isBlank()) {
            out.leaf(PARAGRAPH, plain(text));
        }
    }

    private static Optional<String> firstMark(String text, Map<String, List<String>> marksLeft) {
        return marksLeft.entrySet().stream()
                .filter(mark -> !mark.getValue().isEmpty() && text.contains(mark.getKey()))
                .map(Map.Entry::getKey)
                .min((one, other) -> Integer.compare(text.indexOf(one), text.indexOf(other)));
    }
}
