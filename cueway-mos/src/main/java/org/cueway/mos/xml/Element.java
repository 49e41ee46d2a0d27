package org.cueway.mos.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One element of a frame. Immutable. It remembers where it stands in the frame's text and cuts text out only when asked,
 * which is why reading a frame costs hardly more than looking for its tags; whoever keeps something for longer than the
 * frame keeps the strings, not the element.
 */
public final class Element implements Node {
    static final Element[] NO_CHILDREN = {};
    static final String[] NO_ATTRIBUTES = {};

    private final String source;
    private final String name;
    private final String[] attributes;
    private final Element[] children;
    /** The parts of its {@link Span}: a frame has a thousand elements, and each would have one more object. */
    private final int start;

    private final int contentStart;
    private final int contentEnd;
    private final int end;

    /**
     * Where an element stands in its source.
     *
     * @param start of its start tag
     * @param contentStart behind its start tag
     * @param contentEnd of its end tag's first character
     * @param end behind its end tag
     */
    record Span(int start, int contentStart, int contentEnd, int end) {}

    /**
     * Takes over the arrays.
     *
     * @param attributes name, value, name, value, …
     */
    Element(String source, String name, String[] attributes, Element[] children, Span span) {
        this.source = source;
        this.name = name;
        this.attributes = attributes;
        this.children = children;
        this.start = span.start();
        this.contentStart = span.contentStart();
        this.contentEnd = span.contentEnd();
        this.end = span.end();
    }

    /** An element that did not come: it holds text and nothing else. */
    public static Element leaf(String name, String text) {
        var out = new XmlWriter();
        out.leaf(name, text);
        var xml = out.toString();
        int contentStart = name.length() + 2;
        var span = new Span(0, contentStart, xml.length() - name.length() - 3, xml.length());
        return new Element(xml, name, NO_ATTRIBUTES, NO_CHILDREN, span);
    }

    /** The same element under another name; its text is still what came. */
    public Element named(String other) {
        return new Element(source, other, attributes, children, span());
    }

    /** The same element with other elements inside; its text is still what came. */
    public Element holding(List<Element> inside) {
        return new Element(source, name, attributes, inside.toArray(NO_CHILDREN), span());
    }

    /** The same element with this attribute, in place of one of this name if there is one; its text is still what came. */
    public Element saying(String attribute, String value) {
        var all = Arrays.copyOf(attributes, attributes.length + 2);
        int at = 0;
        while (at < attributes.length && !attributes[at].equals(attribute)) at += 2;
        all[at] = attribute;
        all[at + 1] = value;
        var without = at < attributes.length ? Arrays.copyOf(all, attributes.length) : all;
        return new Element(source, name, without, children, span());
    }

    private Span span() {
        return new Span(start, contentStart, contentEnd, end);
    }

    /** Its name as written, prefix included: namespaces mean nothing in MOS. */
    public String name() {
        return name;
    }

    /** The attribute of this name, entities resolved. */
    public Optional<String> attribute(String wanted) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(wanted)) return Optional.of(attributes[i + 1]);
        }
        return Optional.empty();
    }

    /** The names of its attributes, in order. */
    public List<String> attributeNames() {
        var names = new ArrayList<String>(attributes.length / 2);
        for (int i = 0; i < attributes.length; i += 2) names.add(attributes[i]);
        return names;
    }

    /** How many elements stand directly inside; none in an element that the reader was told to leave opaque. */
    public int size() {
        return children.length;
    }

    /** The element at a place among {@link #size()}. */
    public Element child(int index) {
        return children[index];
    }

    /** The elements directly inside, in order. */
    public List<Element> children() {
        return Collections.unmodifiableList(Arrays.asList(children));
    }

    /** The first element directly inside that has this name. */
    public Optional<Element> child(String wanted) {
        for (var child : children) {
            if (child.name.equals(wanted)) return Optional.of(child);
        }
        return Optional.empty();
    }

    /** Elements and text directly inside, in order; comments and processing instructions are left out. */
    public List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        int at = contentStart;
        for (var child : children) {
            addText(nodes, at, child.start);
            nodes.add(child);
            at = child.end;
        }
        addText(nodes, at, contentEnd);
        return Collections.unmodifiableList(nodes);
    }

    private void addText(List<Node> nodes, int from, int to) {
        String text = XmlText.read(source, from, to);
        if (!text.isEmpty()) nodes.add(new Text(text));
    }

    /** All text inside, that of inner elements included, without any tag; entities and CDATA resolved. */
    public String text() {
        return XmlText.read(source, contentStart, contentEnd);
    }

    /** The whole element as the very text that stood in the frame. */
    public String raw() {
        return source.substring(start, end);
    }

    /** Where it begins in the frame's text. */
    public Place place() {
        return Place.START.after(source, start);
    }

    /**
     * The whole text it stands in, with other text in some of its children; all else stays as it is.
     *
     * @param texts by name; a child that is not there is added behind the one named before it
     */
    public String sourceWith(SequencedMap<String, String> texts) {
        var edits = new ArrayList<Edit>();
        int behind = contentStart;
        for (var each : texts.sequencedEntrySet()) {
            var there = child(each.getKey());
            int from = there.map(child -> child.start).orElse(behind);
            behind = there.map(child -> child.end).orElse(behind);
            if (there.isPresent() && there.get().text().equals(each.getValue())) continue;
            var leaf = new XmlWriter();
            leaf.leaf(each.getKey(), each.getValue());
            edits.add(new Edit(from, behind, leaf.toString()));
        }
        edits.sort(Comparator.comparingInt(Edit::from));
        var text = new StringBuilder();
        int at = 0;
        for (var edit : edits) {
            text.append(source, at, edit.from).append(edit.text);
            at = edit.to;
        }
        return text.append(source, at, source.length()).toString();
    }

    private record Edit(int from, int to, String text) {}

    @Override
    public String toString() {
        return "<" + name + ">";
    }
}
