package org.cueway.mos.dialect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cueway.base.Finding;
import org.cueway.mos.xml.Element;

/**
 * Brings items into their flat form, wherever in a message they stand: {@code item} in playlists, {@code storyItem} in
 * bodies, at any depth (R116). Confined to one message; its depth is limited by the reader.
 */
final class ItemRepairs {
    /** The order of the specification (MOS 4.0 §3.4.2); what is not in it comes behind. */
    private static final List<String> ORDER = List.of(
            "itemID",
            "itemSlug",
            "objID",
            "mosID",
            "mosPlugInID",
            "mosAbstract",
            "objPaths",
            "itemChannel",
            "itemEdStart",
            "itemEdDur",
            "itemUserTimingDur",
            "itemTrigger",
            "macroIn",
            "macroOut",
            "mosExternalMetadata");

    /** Where no item of the message stands, whatever is inside. */
    private static final Set<String> CLOSED =
            Set.of("mosExternalMetadata", "mosObj", "objPaths", "mosAbstract", "element_target");

    private static final String WRAPPER = "mosItem";
    private static final String OBJECT = "mosObj";
    private static final String BODY_ITEM = "storyItem";

    private final Consumer<Finding> found;

    /** How many items of the body have been met. */
    private int bodyItems;

    ItemRepairs(Consumer<Finding> found) {
        this.found = found;
    }

    /** The message with all its items repaired. */
    Element inside(Element message) {
        return inside(message, message.name());
    }

    private Element inside(Element parent, String path) {
        var places = new Places(parent, path);
        return Repairs.each(parent, (child, at) -> {
            if (child.size() == 0 || CLOSED.contains(child.name())) {
                if (child.name().equals(BODY_ITEM)) bodyItems++;
                return Optional.empty();
            }
            var repaired = switch (child.name()) {
                case "item" -> item(child, () -> places.of(at));
                case BODY_ITEM -> {
                    int number = ++bodyItems;
                    yield item(child, () -> path + "/" + BODY_ITEM + "[" + number + "]");
                }
                // Paragraphs do not count on the way to an item: those of a body are numbered through.
                case "p" -> inside(child, path);
                default -> inside(child, places.of(at));
            };
            return repaired == child ? Optional.empty() : Optional.of(repaired);
        });
    }

    /** Says where an element stands; asked only when there is something to say about it. */
    private interface Path {
        String text();
    }

    private Element item(Element item, Path path) {
        var flat = item;
        var wrapper = item.child(WRAPPER);
        if (wrapper.isPresent()) {
            found.accept(new Finding(path.text(), WRAPPER, Repair.WRAPPED_ITEM));
            flat = flat(item, wrapper.get());
        }
        var objID = flat.child("objID").isPresent()
                ? Optional.<Element>empty()
                : flat.child(OBJECT).flatMap(object -> object.child("objID"));
        if (objID.isEmpty()) return flat;
        found.accept(new Finding(path.text(), "", Repair.OBJECT_INSIDE));
        var fields = new ArrayList<>(flat.children());
        fields.add(objID.get());
        return flat.holding(ordered(fields));
    }

    /** What stands outside comes first, and so wins. */
    private static Element flat(Element item, Element wrapper) {
        var fields = new ArrayList<Element>(item.size() + wrapper.size());
        for (var child : item.children()) {
            if (child != wrapper) fields.add(child);
        }
        fields.addAll(wrapper.children());
        return item.holding(ordered(fields));
    }

    private static List<Element> ordered(List<Element> fields) {
        fields.sort(Comparator.comparingInt(field -> {
            int rank = ORDER.indexOf(field.name());
            return rank < 0 ? ORDER.size() : rank;
        }));
        return fields;
    }

    /** The paths of elements in one parent: those that may stand more than once are numbered from 1. */
    private record Places(Element parent, String path) {
        private static final Set<String> NUMBERED = Set.of("story", "item");

        String of(int at) {
            var name = parent.child(at).name();
            if (!NUMBERED.contains(name)) return path + "/" + name;
            int number = 1;
            for (int i = 0; i < at; i++) {
                if (parent.child(i).name().equals(name)) number++;
            }
            return path + "/" + name + "[" + number + "]";
        }
    }
}
