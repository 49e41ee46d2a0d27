package org.cueway.mos.wording;

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
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.SupersededMessage.RoItemDelete;
import org.cueway.mos.model.SupersededMessage.RoItemInsert;
import org.cueway.mos.model.SupersededMessage.RoItemMoveMultiple;
import org.cueway.mos.model.SupersededMessage.RoItemReplace;
import org.cueway.mos.model.SupersededMessage.RoStoryAppend;
import org.cueway.mos.model.SupersededMessage.RoStoryDelete;
import org.cueway.mos.model.SupersededMessage.RoStoryInsert;
import org.cueway.mos.model.SupersededMessage.RoStoryMove;
import org.cueway.mos.model.SupersededMessage.RoStoryMoveMultiple;
import org.cueway.mos.model.SupersededMessage.RoStoryReplace;
import org.cueway.mos.model.SupersededMessage.RoStorySwap;

/** Edits in the messages of MOS before 2.8.5; {@link SupersededMessage#current} is the way back. Stateless. */
final class OldWords {
    private OldWords() {}

    static SupersededMessage of(RoElementAction action) {
        return switch (action) {
            case InsertStories(var roID, var place, var stories) ->
                switch (place) {
                    case Position.End() -> new RoStoryAppend(roID, stories);
                    case Position.Before before -> new RoStoryInsert(roID, before, stories);
                };
            case ReplaceStory(var roID, var storyID, var stories) -> new RoStoryReplace(roID, storyID, stories);
            case MoveStories(var roID, var place, var ids) ->
                ids.size() == 1
                        ? new RoStoryMove(roID, ids.getFirst(), place)
                        : new RoStoryMoveMultiple(roID, ids, place);
            case DeleteStories(var roID, var ids) -> new RoStoryDelete(roID, ids);
            case SwapStories(var roID, var first, var second) -> new RoStorySwap(roID, first, second);
            case InsertItems(var roID, var storyID, var place, var items) ->
                new RoItemInsert(roID, storyID, place, items);
            case ReplaceItem(var roID, var storyID, var itemID, var items) ->
                new RoItemReplace(roID, storyID, itemID, items);
            case MoveItems(var roID, var storyID, var place, var ids) ->
                new RoItemMoveMultiple(roID, storyID, ids, place);
            case DeleteItems(var roID, var storyID, var ids) -> new RoItemDelete(roID, storyID, ids);
            case SwapItems swap ->
                throw new IllegalArgumentException(
                        swap.operation() + " of items has no superseded message, expected moves in its place");
        };
    }
}
