package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.InsertItems;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;

/** What somebody wishes of an item: a device by {@code mosItemReplace}, a journalist by putting it into a story. Pure. */
public final class ItemWish {
    private static final String ADDED = "PLUGIN-";

    private ItemWish() {}

    /**
     * The edit that puts an item at the end of a story, under an ID of the newsroom's own, and its cue at the end of the script.
     *
     * @return empty if there is no such story
     */
    public static Optional<Edits.Edit> added(Shows now, String roID, String storyID, Item item) {
        return now.find(roID).flatMap(show -> show.story(storyID)).flatMap(story -> {
            var items = story.story().items();
            var named = withID(item, free(items));
            var messages = new ArrayList<RoRequest>();
            messages.add(new InsertItems(roID, storyID, new Position.End(), List.of(named)));
            var with = new ArrayList<>(items);
            with.add(named);
            story.script()
                    .ifPresent(script -> messages.add(
                            story.withItems(with).saying(script.cueing(named)).send(roID)));
            return Edits.of(now, messages);
        });
    }

    /** The item under an ID of the newsroom's own, if it came with none: empty, or {@code 0}. */
    static Item named(Item item, List<Item> others) {
        boolean none = item.itemID().isBlank() || item.itemID().strip().equals("0");
        return none ? withID(item, free(others)) : item;
    }

    private static String free(List<Item> items) {
        for (int n = 1; ; n++) {
            var id = ADDED + n;
            if (items.stream().noneMatch(item -> item.itemID().equals(id))) return id;
        }
    }

    private static Item withID(Item item, String itemID) {
        return new Item(
                itemID,
                item.itemSlug(),
                item.objID(),
                item.mosID(),
                item.mosPlugInID(),
                item.mosAbstract(),
                item.objPaths(),
                item.itemChannel(),
                item.itemEdStart(),
                item.itemEdDur(),
                item.itemUserTimingDur(),
                item.itemTrigger(),
                item.macroIn(),
                item.macroOut(),
                item.metadata(),
                item.others());
    }

    /**
     * The edit that fulfils it.
     *
     * @return empty if there is no such item
     */
    public static Optional<Edits.Edit> edit(Shows now, String roID, String storyID, Item wished) {
        var story = now.find(roID).flatMap(show -> show.story(storyID));
        var held = story.stream()
                .flatMap(scripted -> scripted.story().items().stream())
                .filter(item -> item.itemID().equals(wished.itemID()))
                .findFirst();
        if (story.isEmpty() || held.isEmpty()) return Optional.empty();
        var next = Merge.wished(held.get(), wished);
        var messages = new ArrayList<RoRequest>();
        messages.add(new ReplaceItem(roID, storyID, next.itemID(), List.of(next)));
        if (story.get().script().filter(script -> script.cues(next.itemID())).isPresent()) {
            messages.add(story.get().withItem(next).send(roID));
        }
        return Edits.of(now, messages);
    }
}
