package org.cueway.newsroom.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cueway.mos.model.RunningOrderMessage.ElementStatus;
import org.cueway.object.Holdings;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Item;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Story;

/**
 * What a {@code roAck} says about the items that its message brought: NOT READY for each that needs an object of ours which is
 * not there (MOS 4.0 §3.4.1). Pure.
 */
public final class ItemReport {
    /** The word for it (MOS 4.0 §6). */
    public static final String NOT_READY = "NOT READY";

    private ItemReport() {}

    /**
     * One group for each such item, in the order of the running order, the first {@code max} of them.
     *
     * @param next what the edit led to
     */
    public static List<ElementStatus> of(Edit edit, Slot next, Holdings holdings, int max) {
        if (!(next instanceof Slot.Held(var rundown))) {
            return List.of();
        }
        return switch (edit) {
            case Edit.Put _ -> of(rundown.stories(), _ -> true, holdings, max);
            case Edit.InsertStories(var _, var added) -> of(among(rundown.stories(), added), _ -> true, holdings, max);
            case Edit.ReplaceStory(var _, var added, var _) ->
                of(among(rundown.stories(), added), _ -> true, holdings, max);
            case Edit.InsertItems(var story, var _, var added) ->
                of(named(rundown.stories(), story), item -> isAmong(item, added), holdings, max);
            case Edit.ReplaceItem(var story, var _, var added) ->
                of(named(rundown.stories(), story), item -> isAmong(item, added), holdings, max);
            case Edit.SendStory send ->
                of(named(rundown.stories(), send.storyID()), item -> isAmong(item, send.bodyItems()), holdings, max);
            case Edit.MergeHeader _,
                    Edit.Delete _,
                    Edit.MoveStories _,
                    Edit.DeleteStories _,
                    Edit.SwapStories _,
                    Edit.MoveItems _,
                    Edit.DeleteItems _,
                    Edit.SwapItems _,
                    Edit.SetAir _,
                    Edit.SetStatus _,
                    Edit.Healing _ -> List.of();
        };
    }

    private static List<ElementStatus> of(List<Story> stories, Predicate<Item> brought, Holdings holdings, int max) {
        var groups = new ArrayList<ElementStatus>();
        for (var story : stories) {
            for (var item : story.items()) {
                if (groups.size() < max && brought.test(item) && !item.itemID().isEmpty() && holdings.lacks(item)) {
                    groups.add(new ElementStatus(
                            Optional.of(story.storyID()),
                            Optional.of(item.itemID()),
                            item.objID(),
                            item.fields().get("itemChannel"),
                            Optional.of(NOT_READY)));
                }
            }
        }
        return groups;
    }

    private static List<Story> among(List<Story> stories, List<Story> wanted) {
        return stories.stream()
                .filter(story -> wanted.stream().anyMatch(each -> each.storyID().equals(story.storyID())))
                .toList();
    }

    private static List<Story> named(List<Story> stories, String storyID) {
        return stories.stream().filter(story -> story.storyID().equals(storyID)).toList();
    }

    private static boolean isAmong(Item item, List<Item> wanted) {
        return wanted.stream().anyMatch(each -> each.itemID().equals(item.itemID()));
    }
}
