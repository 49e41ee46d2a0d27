package org.cueway.newsroom.replacing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.object.ItemWish;
import org.cueway.rundown.Block;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;

/** What of a wish an item does not meet. Pure. */
final class Unmet {
    private Unmet() {}

    /** The item that is meant; empty if it is not there. */
    static Optional<Item> item(Rundown rundown, ItemWish wish) {
        return rundown.stories().stream()
                .filter(story -> story.storyID().equals(wish.storyID()))
                .flatMap(story -> story.items().stream())
                .filter(item -> item.itemID().equals(wish.itemID()))
                .findFirst();
    }

    /** The MOS names of what is not as wished, the schema behind a block's; none if all is. */
    static List<String> of(Item item, ItemWish wish) {
        var unmet = new ArrayList<String>();
        wish.fields().values().forEach((name, text) -> {
            if (!value(item, name).equals(text.strip())) {
                unmet.add(name);
            }
        });
        wish.mosAbstract()
                .filter(wanted -> item.others().stream()
                        .filter(xml -> xml.startsWith("<mosAbstract"))
                        .noneMatch(xml -> SameXml.same(xml, wanted)))
                .ifPresent(_ -> unmet.add("mosAbstract"));
        for (var block : wish.metadata()) {
            if (item.metadata().stream().noneMatch(held -> meets(held, block))) {
                unmet.add("mosExternalMetadata " + block.schema());
            }
        }
        return unmet;
    }

    private static boolean meets(Block held, Block wished) {
        return held.schema().equals(wished.schema()) && SameXml.same(held.xml(), wished.xml());
    }

    /** Absent and empty are the same here: what was to be removed may come back either way. */
    private static String value(Item item, String name) {
        return switch (name) {
            case "objID" -> item.objID().orElse("").strip();
            case "mosID" -> item.mosID().orElse("").strip();
            default -> item.fields().get(name).orElse("").strip();
        };
    }
}
