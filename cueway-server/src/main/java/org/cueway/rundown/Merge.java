package org.cueway.rundown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

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

    /** The fields but those of these names. */
    static Fields without(Fields held, List<String> names) {
        if (names.stream().allMatch(name -> held.get(name).isEmpty())) {
            return held;
        }
        var left = new LinkedHashMap<>(held.values());
        names.forEach(left::remove);
        return new Fields(left);
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
                anew(held.items(), came.items()),
                came.body().or(held::body),
                came.status().or(held::status));
        return next.equals(held) ? held : next;
    }

    /**
     * The list that the newsroom has, with those of ours among it that are on air and that it does not have: each behind
     * what it stood behind. The very list that came if there are none.
     */
    static <T> List<T> keepingOnAir(List<T> held, List<T> came, Function<T, String> idOf, Predicate<T> isOnAir) {
        if (held.stream().noneMatch(isOnAir)) {
            return came;
        }
        var known = HashSet.<String>newHashSet(came.size());
        came.forEach(each -> known.add(idOf.apply(each)));
        var all = new ArrayList<>(came);
        int behind = 0;
        for (T each : held) {
            var id = idOf.apply(each);
            if (known.contains(id)) {
                behind = indexOf(all, id, idOf) + 1;
            } else if (isOnAir.test(each)) {
                all.add(behind++, each);
            }
        }
        return all.size() == came.size() ? came : List.copyOf(all);
    }

    private static <T> int indexOf(List<T> all, String id, Function<T, String> idOf) {
        int at = 0;
        while (!idOf.apply(all.get(at)).equals(id)) {
            at++;
        }
        return at;
    }

    /** The same story with the metadata blocks of {@code held} that it does not have, each where it stood. */
    static Story withMetadataOf(Story held, Story came) {
        return new Story(
                came.storyID(),
                came.fields(),
                Block.merged(held.metadata(), came.metadata()),
                came.others(),
                came.items(),
                came.body(),
                came.status());
    }

    /**
     * Items that are described anew keep their status. What is not new is the very instance that was held, the list too:
     * whoever compares it after this looks at one pointer.
     */
    static List<Item> anew(List<Item> held, List<Item> came) {
        var position = Arrangement.ITEMS.positions(held, came.size());
        var items = new ArrayList<Item>(came.size());
        for (var item : came) {
            int at = position.applyAsInt(item.itemID());
            items.add(at < 0 ? item : anew(held.get(at), item));
        }
        return items.equals(held) ? held : items;
    }

    private static Item anew(Item held, Item came) {
        var next = came.status().isPresent() || held.status().isEmpty() ? came : withStatus(came, held.status());
        return next.equals(held) ? held : next;
    }

    /** An item that a story body describes: what is present replaces, what is absent stays. */
    static Item fromBody(Item held, Item came) {
        return new Item(
                held.itemID(),
                came.objID().or(held::objID),
                came.mosID().or(held::mosID),
                fields(held.fields(), came.fields()),
                Block.merged(held.metadata(), came.metadata()),
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
