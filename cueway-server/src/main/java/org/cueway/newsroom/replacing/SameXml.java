package org.cueway.newsroom.replacing;

import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.mos.xml.Document;
import org.cueway.mos.xml.Element;
import org.cueway.mos.xml.Node;
import org.cueway.mos.xml.Text;
import org.cueway.mos.xml.XmlReader;

/**
 * Whether two elements say the same. Newsrooms read what we send and write it anew, with other white space between elements,
 * other quotation marks and attributes in another order. Pure.
 */
final class SameXml {
    private static final XmlReader READER = new XmlReader(Limits.Xml.defaults(), Set.of());

    private SameXml() {}

    static boolean same(String one, String other) {
        return one.equals(other)
                || (READER.read(one) instanceof Document.Whole(var first)
                        && READER.read(other) instanceof Document.Whole(var second)
                        && same(first, second));
    }

    private static boolean same(Element one, Element other) {
        return one.name().equals(other.name()) && sameAttributes(one, other) && sameNodes(one, other);
    }

    private static boolean sameAttributes(Element one, Element other) {
        return Set.copyOf(one.attributeNames()).equals(Set.copyOf(other.attributeNames()))
                && one.attributeNames().stream()
                        .allMatch(name -> one.attribute(name).equals(other.attribute(name)));
    }

    private static boolean sameNodes(Element one, Element other) {
        var first = one.nodes().stream().filter(SameXml::says).toList();
        var second = other.nodes().stream().filter(SameXml::says).toList();
        if (first.size() != second.size()) {
            return false;
        }
        for (int i = 0; i < first.size(); i++) {
            if (!same(first.get(i), second.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Node one, Node other) {
        return switch (one) {
            case Text(var text) ->
                other instanceof Text(var same) && text.strip().equals(same.strip());
            case Element element -> other instanceof Element same && same(element, same);
        };
    }

    private static boolean says(Node node) {
        return switch (node) {
            case Text(var text) -> !text.isBlank();
            case Element _ -> true;
        };
    }
}
