package org.cueway.mos.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.cueway.base.Limits;

/**
 * Reads the text of a frame into elements: no document type, no entity but the five of XML, no namespaces, limits on depth,
 * attributes and names, time and memory linear in the text. Never throws, whatever the text. Safe for use by any thread:
 * the factory is not touched any more once it is set up.
 */
public final class XmlReader {
    private final WstxInputFactory factory = new WstxInputFactory();
    private final Limits.Xml limits;
    private final Set<String> opaque;

    /**
     * Makes a reader.
     *
     * @param opaque names of elements whose inside is checked but not made into elements
     */
    public XmlReader(Limits.Xml limits, Set<String> opaque) {
        this.limits = limits;
        this.opaque = Set.copyOf(opaque);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.maxAttributes());
        // One more than ours, which is looked at first and names the limit.
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.maxDepth() + 1);
    }

    /** Reads one document. */
    public Document read(String text) {
        var tree = new TreeBuilder(text, limits, opaque);
        int illegal = XmlText.firstIllegal(text);
        if (illegal >= 0) {
            var what = "U+%04X at character %d".formatted((int) text.charAt(illegal), illegal + 1);
            tree.refuse(what, Place.START.after(text, illegal));
        }
        try {
            var in = (XMLStreamReader2) factory.createXMLStreamReader(new StringReader(text));
            if ("1.1".equals(in.getVersion())) tree.refuse("XML 1.1, expected 1.0", Place.START);
            scan(in, tree);
        } catch (XMLStreamException e) {
            // The parser's own words would echo the peer's text; the place is enough to find it.
            var at = e.getLocation();
            tree.refuse(
                    at == null ? "" : "line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber()),
                    at == null ? Place.START : place(at));
        }
        return tree.document();
    }

    static Place place(Location at) {
        return new Place(at.getLineNumber(), at.getColumnNumber());
    }

    private static void scan(XMLStreamReader2 in, TreeBuilder tree) throws XMLStreamException {
        boolean within = true;
        while (within && in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> within = tree.start(in);
                case XMLStreamConstants.END_ELEMENT -> tree.end(in.getLocationInfo());
                // Read on all the same: the envelope says to whom the refusal goes.
                case XMLStreamConstants.DTD -> tree.doctype(place(in.getLocation()));
                default -> {}
            }
        }
    }
}
