package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;

/** What a device wishes an item to be, {@code mosItemReplace}, made into an edit of the newsroom's own. Pure. */
public final class ItemWish {
    private ItemWish() {}

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
