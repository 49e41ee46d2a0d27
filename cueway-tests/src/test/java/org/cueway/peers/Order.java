package org.cueway.peers;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a {@code roList} says: which stories, with which items, in which order. Prints as {@code S1[1 2] S2[]}. */
public record Order(List<Line> lines) {
    /** One story. */
    public record Line(String story, String slug, List<String> items) {
        public Line {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return story + "[" + String.join(" ", items) + "]";
        }
    }

    public Order {
        lines = List.copyOf(lines);
    }

    /** Reads an answer to {@code roReq}; fails if it is a refusal. */
    public static Order of(Reply answer) {
        if (!answer.kind().equals("roList")) throw new AssertionError("expected a roList, found " + answer);
        var list = children(answer.document().getDocumentElement(), "roList").getFirst();
        return new Order(children(list, "story").stream()
                .map(story -> new Line(
                        text(story, "storyID"),
                        text(story, "storySlug"),
                        children(story, "item").stream()
                                .map(item -> text(item, "itemID"))
                                .toList()))
                .toList());
    }

    /** The items of one story; fails if it is not there. */
    public List<String> items(String story) {
        return lines.stream()
                .filter(line -> line.story().equals(story))
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected story " + story + " in " + this))
                .items();
    }

    /** The stories alone. */
    public List<String> stories() {
        return lines.stream().map(Line::story).toList();
    }

    @Override
    public String toString() {
        return String.join(" ", lines.stream().map(Line::toString).toList());
    }

    /** The child elements of this name, in order. */
    static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) found.add(element);
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("");
    }
}
