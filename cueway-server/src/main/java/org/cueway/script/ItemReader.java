package org.cueway.script;

import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.mos.xml.Element;

/** Makes a mark of an item in any of its shapes: flat, wrapped in {@code mosItem}, or with a {@code mosObj} (R116). */
final class ItemReader {
    private ItemReader() {}

    static Part.ItemMark mark(Element item) {
        return new Part.ItemMark(
                leaf(item, "itemID"),
                Stream.of("itemSlug", "mosAbstract", "objSlug")
                        .map(name -> leaf(item, name))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""),
                leaf(item, "itemChannel"),
                leaf(item, "objID"),
                new ItemTiming(
                        leaf(item, "itemUserTimingDur"),
                        leaf(item, "itemEdDur"),
                        leaf(item, "objDur"),
                        leaf(item, "objTB")));
    }

    /** The outermost of that name; its text on one line. */
    private static String leaf(Element item, String name) {
        return item.child(name)
                .or(() -> inner(item, "mosItem", name))
                .or(() -> inner(item, "mosObj", name))
                .or(() -> item.child("mosItem").flatMap(wrapped -> inner(wrapped, "mosObj", name)))
                .map(element -> Composer.onOneLine(element.text()))
                .orElse("");
    }

    private static Optional<Element> inner(Element item, String wrapper, String name) {
        return item.child(wrapper).flatMap(wrapped -> wrapped.child(name));
    }
}
