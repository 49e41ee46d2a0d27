package org.cueway.simulator.ncs.like;

import java.util.List;
import java.util.stream.Stream;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.simulator.ncs.show.ScriptedStory;
import org.cueway.simulator.ncs.show.Shows;

/** By which messages a newsroom tells of a change (R111). Each says the same. */
public enum EditStyle {
    /** {@code roElementAction}. */
    ELEMENT_ACTIONS,
    /** The messages of MOS 2.x that it superseded. */
    OLD_MESSAGES,
    /** The same, but nothing about items alone: the story that has them is replaced. */
    WHOLE_STORIES;

    /**
     * The messages in this style.
     *
     * @param after what the newsroom holds when they are all done
     */
    public List<RoRequest> say(List<RoRequest> messages, Shows after) {
        return messages.stream().flatMap(message -> say(message, after)).toList();
    }

    private Stream<RoRequest> say(RoRequest message, Shows after) {
        return message instanceof RoElementAction action && this != ELEMENT_ACTIONS
                ? older(action, after)
                : Stream.of(message);
    }

    private Stream<RoRequest> older(RoElementAction action, Shows after) {
        return switch (action) {
            case RunningOrderMessage.InsertStories(var ro, var place, var stories) ->
                Stream.of(
                        place instanceof Position.End
                                ? new SupersededMessage.RoStoryAppend(ro, stories)
                                : new SupersededMessage.RoStoryInsert(ro, place, stories));
            case RunningOrderMessage.ReplaceStory(var ro, var story, var stories) ->
                Stream.of(new SupersededMessage.RoStoryReplace(ro, story, stories));
            case RunningOrderMessage.MoveStories(var ro, var place, var stories) -> moved(ro, place, stories);
            case RunningOrderMessage.DeleteStories(var ro, var stories) ->
                Stream.of(new SupersededMessage.RoStoryDelete(ro, stories));
            case RunningOrderMessage.SwapStories(var ro, var first, var second) ->
                Stream.of(new SupersededMessage.RoStorySwap(ro, first, second));
            case RunningOrderMessage.InsertItems(var ro, var story, var place, var items) ->
                itemEdit(new SupersededMessage.RoItemInsert(ro, story, place, items), ro, story, after);
            case RunningOrderMessage.ReplaceItem(var ro, var story, var item, var items) ->
                itemEdit(new SupersededMessage.RoItemReplace(ro, story, item, items), ro, story, after);
            case RunningOrderMessage.MoveItems(var ro, var story, var place, var items) ->
                itemEdit(new SupersededMessage.RoItemMoveMultiple(ro, story, items, place), ro, story, after);
            case RunningOrderMessage.DeleteItems(var ro, var story, var items) ->
                itemEdit(new SupersededMessage.RoItemDelete(ro, story, items), ro, story, after);
            // There is no old message that swaps items.
            case RunningOrderMessage.SwapItems(var ro, var story, var _, var _) -> replaced(ro, story, after);
        };
    }

    /** Moves of one story only, as many as it takes: some devices have no other (R111). */
    private Stream<RoRequest> moved(String ro, Position place, List<String> stories) {
        return this == OLD_MESSAGES && stories.size() > 1
                ? Stream.of(new SupersededMessage.RoStoryMoveMultiple(ro, stories, place))
                : stories.stream().map(story -> new SupersededMessage.RoStoryMove(ro, story, place));
    }

    private Stream<RoRequest> itemEdit(RoRequest old, String ro, String story, Shows after) {
        return this == OLD_MESSAGES ? Stream.of(old) : replaced(ro, story, after);
    }

    /** A story that has gone meanwhile needs no telling: that follows. */
    private static Stream<RoRequest> replaced(String ro, String story, Shows after) {
        return after.find(ro).flatMap(show -> show.story(story)).map(ScriptedStory::story).stream()
                .map(now -> new SupersededMessage.RoStoryReplace(ro, story, List.of(now)));
    }
}
