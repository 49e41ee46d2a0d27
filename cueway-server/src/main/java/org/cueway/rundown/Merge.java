package org.cueway.rundown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** How new values meet held ones, where a message does not simply replace. Pure. */
final class Merge {
    private Merge() {}

    /** What is present replaces, empty or not; what is absent stays. */
    static Fields fields(Fields held, Fields came) {
        return merged(held, came, false);
    }

    /** What is present and has text replaces; what is absent or empty stays (R112). */
    static Fields fieldsWithText(Fields held, Fields came) {
        return merged(held, came, true);
    }

    private static Fields merged(Fields held, Fields came, boolean emptyKeeps) {
        if (came.values().isEmpty()) {
            return held;
        }
        var all = new LinkedHashMap<>(held.values());
        came.values().forEach((name, text) -> {
            if (!(emptyKeeps && text.isBlank())) {
                all.put(name, text);
            }
        });
        return all.equals(held.values()) ? held : new Fields(all);
    }

    /** A block takes the place of the held one with the same schema, else it comes behind the rest (R112, R120). */
    static List<Block> blocks(List<Block> held, List<Block> came) {
        if (came.isEmpty()) {
            return held;
        }
        var all = new ArrayList<>(held);
        int open = held.size(); // blocks behind this one are new and not to be replaced by a later new one
        var taken = new boolean[open];
        for (Block block : came) {
            int at = freeBlock(held, taken, block.schema());
            if (at < 0) {
                all.add(block);
            } else {
                taken[at] = true;
                all.set(at, block);
            }
        }
        return List.copyOf(all);
    }

    private static int freeBlock(List<Block> held, boolean[] taken, String schema) {
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i] && held.get(i).schema().equals(schema)) {
                return i;
            }
        }
        return -1;
    }

    /** Vendor elements have no known identity: a list that came replaces the held one, an empty one leaves it. */
    static List<String> others(List<String> held, List<String> came) {
        return came.isEmpty() ? held : came;
    }

    /** A story that is described anew keeps its body and status, and its items their status. */
    static Story anew(Story held, Story came) {
        var next = new Story(
                came.storyID(),
                came.fields(),
                came.metadata(),
                came.others(),
                came.items().stream().map(item -> anew(held.items(), item)).toList(),
                came.body().or(held::body),
                came.status().or(held::status));
        return next.equals(held) ? held : next;
    }

    /** An item that is described anew keeps its status. */
    static Item anew(List<Item> held, Item came) {
        int at = Arrangement.ITEMS.indexOf(held, came.itemID());
        if (at < 0) {
            return came;
        }
        var next = withStatus(came, came.status().or(held.get(at)::status));
        return next.equals(held.get(at)) ? held.get(at) : next;
    }

    /** An item that a story body describes: what is present replaces, what is absent stays. */
    static Item fromBody(Item held, Item came) {
        return new Item(
                held.itemID(),
                came.objID().or(held::objID),
                came.mosID().or(held::mosID),
                fields(held.fields(), came.fields()),
                blocks(held.metadata(), came.metadata()),
                others(held.others(), came.others()),
                held.status());
    }

    static Item withStatus(Item item, Optional<Status> status) {
        return new Item(
                item.itemID(), item.objID(), item.mosID(), item.fields(), item.metadata(), item.others(), status);
    }

    static Story withStatus(Story story, Status status) {
        return new Story(
                story.storyID(),
                story.fields(),
                story.metadata(),
                story.others(),
                story.items(),
                story.body(),
                Optional.of(status));
    }

    static Story withItems(Story story, List<Item> items) {
        return new Story(
                story.storyID(), story.fields(), story.metadata(), story.others(), items, story.body(), story.status());
    }
}
