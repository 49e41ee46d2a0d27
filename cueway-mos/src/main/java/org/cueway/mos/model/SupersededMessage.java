package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.value.MosTime;

/**
 * Messages of MOS 2.8.x that {@code roElementAction} and {@code roElementStat} replaced. Accepted always; there is one
 * code path, since {@link #current} says the same in today's words.
 */
public sealed interface SupersededMessage extends MosMessage, Request.RoRequest {
    record RoStoryAppend(String roID, List<Story> stories) implements SupersededMessage {
        public RoStoryAppend {
            stories = List.copyOf(stories);
        }
    }

    record RoStoryInsert(String roID, Position position, List<Story> stories) implements SupersededMessage {
        public RoStoryInsert {
            stories = List.copyOf(stories);
        }
    }

    record RoStoryReplace(String roID, String storyID, List<Story> stories) implements SupersededMessage {
        public RoStoryReplace {
            stories = List.copyOf(stories);
        }
    }

    record RoStoryMove(String roID, String storyID, Position position) implements SupersededMessage {}

    record RoStoryMoveMultiple(String roID, List<String> storyIDs, Position position) implements SupersededMessage {
        public RoStoryMoveMultiple {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    record RoStorySwap(String roID, String first, String second) implements SupersededMessage {}

    record RoStoryDelete(String roID, List<String> storyIDs) implements SupersededMessage {
        public RoStoryDelete {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    record RoItemInsert(String roID, String storyID, Position position, List<Item> items) implements SupersededMessage {
        public RoItemInsert {
            items = List.copyOf(items);
        }
    }

    record RoItemReplace(String roID, String storyID, String itemID, List<Item> items) implements SupersededMessage {
        public RoItemReplace {
            items = List.copyOf(items);
        }
    }

    record RoItemMoveMultiple(String roID, String storyID, List<String> itemIDs, Position position)
            implements SupersededMessage {
        public RoItemMoveMultiple {
            itemIDs = List.copyOf(itemIDs);
        }
    }

    record RoItemDelete(String roID, String storyID, List<String> itemIDs) implements SupersededMessage {
        public RoItemDelete {
            itemIDs = List.copyOf(itemIDs);
        }
    }

    record RoStat(String roID, String status, Optional<MosTime> time) implements SupersededMessage {}

    record RoItemStat(
            Target.OneItem item,
            Optional<String> objID,
            Optional<String> itemChannel,
            String status,
            Optional<MosTime> time)
            implements SupersededMessage {}

    /** What took its place, with the same meaning. */
    default RunningOrderMessage current() {
        return switch (this) {
            case RoStoryAppend(var ro, var stories) ->
                new RunningOrderMessage.InsertStories(ro, new Position.End(), stories);
            case RoStoryInsert(var ro, var place, var stories) ->
                new RunningOrderMessage.InsertStories(ro, place, stories);
            case RoStoryReplace(var ro, var story, var stories) ->
                new RunningOrderMessage.ReplaceStory(ro, story, stories);
            case RoStoryMove(var ro, var story, var place) ->
                new RunningOrderMessage.MoveStories(ro, place, List.of(story));
            case RoStoryMoveMultiple(var ro, var stories, var place) ->
                new RunningOrderMessage.MoveStories(ro, place, stories);
            case RoStorySwap(var ro, var first, var second) -> new RunningOrderMessage.SwapStories(ro, first, second);
            case RoStoryDelete(var ro, var stories) -> new RunningOrderMessage.DeleteStories(ro, stories);
            case RoItemInsert(var ro, var story, var place, var items) ->
                new RunningOrderMessage.InsertItems(ro, story, place, items);
            case RoItemReplace(var ro, var story, var item, var items) ->
                new RunningOrderMessage.ReplaceItem(ro, story, item, items);
            case RoItemMoveMultiple(var ro, var story, var items, var place) ->
                new RunningOrderMessage.MoveItems(ro, story, place, items);
            case RoItemDelete(var ro, var story, var items) -> new RunningOrderMessage.DeleteItems(ro, story, items);
            case RoStat(var ro, var status, var time) ->
                new RunningOrderMessage.RoElementStat(
                        new Target.WholeRo(ro), Optional.empty(), Optional.empty(), status, time);
            case RoItemStat(var item, var objID, var channel, var status, var time) ->
                new RunningOrderMessage.RoElementStat(item, objID, channel, status, time);
        };
    }

    @Override
    default String element() {
        return switch (this) {
            case RoStoryAppend _ -> "roStoryAppend";
            case RoStoryInsert _ -> "roStoryInsert";
            case RoStoryReplace _ -> "roStoryReplace";
            case RoStoryMove _ -> "roStoryMove";
            case RoStoryMoveMultiple _ -> "roStoryMoveMultiple";
            case RoStorySwap _ -> "roStorySwap";
            case RoStoryDelete _ -> "roStoryDelete";
            case RoItemInsert _ -> "roItemInsert";
            case RoItemReplace _ -> "roItemReplace";
            case RoItemMoveMultiple _ -> "roItemMoveMultiple";
            case RoItemDelete _ -> "roItemDelete";
            case RoStat _ -> "roStat";
            case RoItemStat _ -> "roItemStat";
        };
    }

    @Override
    default Optional<Channel> channel() {
        return Optional.of(Channel.RO);
    }
}
