package org.cueway.mos.xml;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.LocationInfo;
import org.codehaus.stax2.XMLStreamReader2;
import org.cueway.base.Limits;
import org.cueway.mos.xml.Element.Span;
import org.jspecify.annotations.Nullable;

/**
 * Makes elements of a parser's events. Open elements lie on one stack, finished ones that wait for their parent on another,
 * so nothing is recursive and an element's children are one array of the right size. Confined to one call of the reader.
 */
final class TreeBuilder {
    private final String text;
    private final Limits.Xml limits;
    private final Set<String> opaque;

    private String[] names = new String[16];
    private String[][] attributes = new String[16][];
    /** Per open element: where its start tag begins, where it ends, and how many elements were finished before it. */
    private int[] starts = new int[16];

    private int[] contents = new int[16];
    private int[] before = new int[16];
    private int depth;

    private Element[] finished = new Element[64];
    private int count;

    /** The depth of the opaque element that we are in; 0 if in none. */
    private int opaqueDepth;

    private Document.@Nullable Problem problem;
    private String detail = "";
    private Place place = Place.START;

    TreeBuilder(String text, Limits.Xml limits, Set<String> opaque) {
        this.text = text;
        this.limits = limits;
        this.opaque = opaque;
    }

    /** The first trouble is the one that is told; a document type before all others. */
    void refuse(String what, Place where) {
        if (problem != null) return;
        problem = Document.Problem.NOT_WELL_FORMED;
        detail = what;
        place = where;
    }

    void doctype(Place where) {
        problem = Document.Problem.DOCTYPE;
        detail = "";
        place = where;
    }

    /**
     * A start tag.
     *
     * @return whether to go on; below the deepest level there is nothing worth reading
     */
    boolean start(XMLStreamReader2 in) throws XMLStreamException {
        if (depth == limits.maxDepth()) {
            refuse("elements nested deeper than " + limits.maxDepth(), XmlReader.place(in.getLocation()));
            return false;
        }
        if (depth == names.length) grow();
        String name = in.getLocalName();
        checkName(name, in);
        var at = in.getLocationInfo();
        names[depth] = name;
        attributes[depth] = attributes(in);
        starts[depth] = (int) at.getStartingCharOffset();
        contents[depth] = (int) at.getEndingCharOffset();
        before[depth] = count;
        depth++;
        if (opaqueDepth == 0 && opaque.contains(name)) opaqueDepth = depth;
        return true;
    }

    private void checkName(String name, XMLStreamReader2 in) {
        if (name.length() <= limits.maxNameChars()) return;
        refuse("name longer than " + limits.maxNameChars() + " characters", XmlReader.place(in.getLocation()));
    }

    private String[] attributes(XMLStreamReader2 in) {
        int size = in.getAttributeCount();
        if (size == 0) return Element.NO_ATTRIBUTES;
        var pairs = new String[2 * size];
        for (int i = 0; i < size; i++) {
            pairs[2 * i] = in.getAttributeLocalName(i);
            pairs[2 * i + 1] = in.getAttributeValue(i);
            checkName(pairs[2 * i], in);
        }
        return pairs;
    }

    private void grow() {
        int size = 2 * depth;
        names = Arrays.copyOf(names, size);
        attributes = Arrays.copyOf(attributes, size);
        starts = Arrays.copyOf(starts, size);
        contents = Arrays.copyOf(contents, size);
        before = Arrays.copyOf(before, size);
    }

    /** An end tag, or the second event of an empty element, which stands at the same place as the first. */
    void end(LocationInfo at) throws XMLStreamException {
        depth--;
        int start = (int) at.getStartingCharOffset();
        finish(Math.max(start, contents[depth]), (int) at.getEndingCharOffset());
    }

    /** Makes the element that was opened last; inside an opaque element, forgets it. */
    private void finish(int contentEnd, int end) {
        if (opaqueDepth != 0 && depth >= opaqueDepth) return;
        if (depth < opaqueDepth) opaqueDepth = 0;
        var children =
                count == before[depth] ? Element.NO_CHILDREN : Arrays.copyOfRange(finished, before[depth], count);
        count = before[depth];
        if (count == finished.length) finished = Arrays.copyOf(finished, 2 * count);
        var span = new Span(starts[depth], contents[depth], contentEnd, end);
        finished[count++] = new Element(text, names[depth], attributes[depth], children, span);
    }

    /** What it all was. Call once, at the end. */
    Document document() {
        if (problem == null && depth == 0 && count == 1) return new Document.Whole(finished[0]);
        refuse("", Place.START.after(text, text.length()));
        // Elements that are still open hold what was complete before the trouble; only the root's own is of use.
        if (depth > 1) count = before[1];
        if (depth > 0) {
            depth = 0;
            opaqueDepth = 0;
            finish(text.length(), text.length());
        }
        var root = count == 0 ? Optional.<Element>empty() : Optional.of(finished[0]);
        return new Document.Broken(Objects.requireNonNull(problem), detail, place, root);
    }
}
