package org.cueway.mos.codec;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RunningOrderMessage.DeleteItems;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertItems;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveItems;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.SwapItems;
import org.cueway.mos.model.RunningOrderMessage.SwapStories;

/** Reads {@code roElementAction}: the kind follows from the source, never from the target (MOS 4.0 §3.6.1). Stateless. */
final class ActionReader {
    private static final String TARGET = "element_target";
    private static final String SOURCE = "element_source";
    private static final List<String> KINDS = List.of("story", "item", "storyID", "itemID");

    private ActionReader() {}

    static MosMessage read(Children in) {
        var word = in.attribute("operation").orElse("");
        var operation = word.strip().toUpperCase(Locale.ROOT);
        var action = switch (operation) {
            case "INSERT", "REPLACE", "MOVE", "DELETE", "SWAP" -> action(in, operation);
            default -> throw in.fault("", Children.shown(word), MosFault.UNKNOWN_OPERATION);
        };
        in.end();
        return action;
    }

    private static MosMessage action(Children in, String operation) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        // Looked up before the source so that the order is right; whether it is needed depends on the operation.
        var target = new ActionTarget(in);
        var source = in.inside(SOURCE, MosFault.SOURCE_MISSING);
        var kind = kind(source);
        var action = action(roID, operation, kind, target, source);
        source.end();
        return action;
    }

    private static RoElementAction action(
            String roID, String operation, String kind, ActionTarget target, Children source) {
        return switch (operation + " " + kind) {
            case "INSERT story" -> new InsertStories(roID, target.storyPosition(), PartReader.stories(source));
            case "INSERT item" ->
                new InsertItems(roID, target.storyID(), target.itemPosition(), PartReader.items(source));
            case "REPLACE story" -> new ReplaceStory(roID, target.storyID(), PartReader.stories(source));
            case "REPLACE item" -> new ReplaceItem(roID, target.storyID(), target.itemID(), PartReader.items(source));
            case "MOVE storyID" -> {
                var place = target.storyPosition();
                yield new MoveStories(roID, place, moved(source, source.ids(kind), place, kind));
            }
            case "MOVE itemID" -> {
                var place = target.itemPosition();
                yield new MoveItems(roID, target.storyID(), place, moved(source, source.ids(kind), place, kind));
            }
            case "DELETE storyID" -> new DeleteStories(roID, listed(source, source.ids(kind), kind));
            case "DELETE itemID" -> new DeleteItems(roID, target.storyID(), listed(source, source.ids(kind), kind));
            case "SWAP storyID" -> {
                var two = swapped(source, source.ids(kind), kind);
                yield new SwapStories(roID, two.getFirst(), two.getLast());
            }
            case "SWAP itemID" -> {
                var two = swapped(source, source.ids(kind), kind);
                yield new SwapItems(roID, target.storyID(), two.getFirst(), two.getLast());
            }
            default -> throw source.fault("", kind + " with " + operation, MosFault.SOURCE_MIXED);
        };
    }

    /** The one kind of element that the source holds. */
    private static String kind(Children source) {
        String found = "";
        for (var kind : KINDS) {
            if (!source.has(kind)) continue;
            if (!found.isEmpty()) throw source.fault("", found + " and " + kind, MosFault.SOURCE_MIXED);
            found = kind;
        }
        if (found.isEmpty()) throw source.fault("", "", MosFault.SOURCE_MISSING);
        return found;
    }

    /** IDs that are all there, none twice. */
    static List<String> listed(Children in, List<String> ids, String name) {
        var missing = name.equals("itemID") ? MosFault.ITEM_ID_MISSING : MosFault.STORY_ID_MISSING;
        if (ids.isEmpty()) throw in.fault(name, "", missing);
        var seen = HashSet.<String>newHashSet(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            var at = name + "[" + (i + 1) + "]";
            if (ids.get(i).isBlank()) throw in.fault(at, "", missing);
            if (!seen.add(ids.get(i))) {
                var where = in.element().name();
                throw in.fault(at, "duplicate " + name + " in " + where, MosFault.DUPLICATE_SOURCE);
            }
        }
        return ids;
    }

    /** IDs that can be moved to a place. */
    static List<String> moved(Children in, List<String> ids, Position place, String name) {
        listed(in, ids, name);
        if (place instanceof Position.Before(var target) && ids.contains(target)) {
            throw in.fault(name, name.equals("itemID") ? "items" : "stories", MosFault.TARGET_IN_SOURCE);
        }
        return ids;
    }

    /** Exactly two different IDs. */
    static List<String> swapped(Children in, List<String> ids, String name) {
        if (ids.size() != 2) throw in.fault(name, name + "s, found " + ids.size(), MosFault.SWAP_NEEDS_TWO);
        if (ids.getFirst().equals(ids.getLast())) {
            throw in.fault(name, name + "s that differ", MosFault.SWAP_NEEDS_TWO);
        }
        return listed(in, ids, name);
    }

    /** What {@code element_target} says, asked for only as far as the operation needs it. */
    private static final class ActionTarget {
        private final Children in;
        private final String storyID;
        private final String itemID;
        private final boolean absent;

        ActionTarget(Children in) {
            this.in = in;
            var target = in.inside(TARGET);
            absent = target.isEmpty();
            storyID = target.flatMap(inside -> inside.optionalId("storyID")).orElse("");
            itemID = target.flatMap(inside -> inside.optionalId("itemID")).orElse("");
            target.ifPresent(Children::end);
        }

        Position storyPosition() {
            return Position.of(storyID);
        }

        Position itemPosition() {
            return Position.of(itemID);
        }

        String storyID() {
            return needed("storyID", storyID, MosFault.STORY_ID_MISSING);
        }

        String itemID() {
            return needed("itemID", itemID, MosFault.ITEM_ID_MISSING);
        }

        private String needed(String name, String id, MosFault missing) {
            if (absent) throw in.fault(TARGET, "", MosFault.TARGET_MISSING);
            if (id.isBlank()) throw in.fault(TARGET + "/" + name, "", missing);
            return id;
        }
    }
}
