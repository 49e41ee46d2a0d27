package org.cueway.mos.wording;

import java.util.List;
import java.util.function.Function;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Vocabulary;
import org.cueway.mos.dialect.Vocabulary.Form;
import org.cueway.mos.dialect.Writes.Playing;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.DeleteItems;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertItems;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveItems;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoReplace;
import org.cueway.mos.model.RunningOrderMessage.SwapItems;
import org.cueway.mos.model.RunningOrderMessage.SwapStories;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.SupersededMessage.RoItemStat;
import org.cueway.mos.model.SupersededMessage.RoStat;
import org.cueway.mos.model.Target;

/**
 * Says a message so that a peer of these habits understands it (R111): as it is, in the messages that were superseded, or by
 * what it leads to. Pure.
 */
public final class Wording {
    private static final String STOP = "STOP";

    private final Vocabulary vocabulary;
    private final Playing playing;

    private Wording(Dialect dialect) {
        this.vocabulary = dialect.writes().vocabulary();
        this.playing = dialect.writes().playing();
    }

    /**
     * What to send in place of {@code message}, one after the other; nothing if the peer is not to hear of it.
     *
     * @param edited the stories of its running order, before and after; two equal lists if the message does not edit them
     */
    public static List<RoRequest> of(RoRequest message, Edited edited, Dialect dialect) {
        return new Wording(dialect).say(message, edited);
    }

    /**
     * The same for a message that edits no stories, as all are that a device sends.
     *
     * @throws IllegalArgumentException if it does, and the peer can only be told by what it leads to
     */
    public static List<RoRequest> of(RoRequest message, Dialect dialect) {
        var current = message instanceof SupersededMessage old ? current(old) : message;
        var wording = new Wording(dialect);
        if (current instanceof RoElementAction action && wording.needsStories(action)) {
            throw new IllegalArgumentException(
                    action.element() + " " + action.operation() + " without the stories before and after it");
        }
        return wording.say(current, new Edited(List.of(), List.of()));
    }

    private List<RoRequest> say(RoRequest message, Edited edited) {
        return switch (message) {
            case SupersededMessage old -> say(current(old), edited);
            case RoElementAction action -> edit(action, edited);
            case RoElementStat stat -> status(stat);
            case RoCreate(var roID, var header, var stories) ->
                List.of(new RoCreate(roID, header, understood(stories)));
            case RoReplace(var roID, var header, var stories) ->
                List.of(new RoReplace(roID, header, understood(stories)));
            case RoStorySend send -> unheard(send, edited) ? List.of() : List.of(send);
            case RunningOrderMessage.RoMetadataReplace _,
                    RunningOrderMessage.RoDelete _,
                    RunningOrderMessage.RoReq _,
                    RunningOrderMessage.RoReadyToAir _,
                    DiscoveryMessage.RoReqAll _,
                    ObjectRequestMessage.MosItemReplace _,
                    ModificationMessage.RoReqStoryAction _,
                    ControlMessage _,
                    BasicMessage.Heartbeat _,
                    BasicMessage.ReqMachInfo _ -> List.of(message);
        };
    }

    private static RoRequest current(SupersededMessage old) {
        return switch (old.current()) {
            case RoElementAction action -> action;
            case RoElementStat stat -> stat;
            case RunningOrderMessage _ -> throw new AssertionError(old.element() + " was replaced by something else");
        };
    }

    // ---- statuses

    private List<RoRequest> status(RoElementStat stat) {
        boolean stops = stat.status().strip().equalsIgnoreCase(STOP);
        if (stops && playing == Playing.ONLY_PLAY) return List.of();
        if (vocabulary.statuses() == Form.CURRENT) return List.of(stat);
        return List.of(
                switch (stat.target()) {
                    case Target.WholeRo(var roID) -> new RoStat(roID, stat.status(), stat.time());
                    // There never was a message for it.
                    case Target.OneStory _ -> stat;
                    case Target.OneItem item ->
                        new RoItemStat(item, stat.objID(), stat.itemChannel(), stat.status(), stat.time());
                });
    }

    // ---- edits

    private List<Story> understood(List<Story> stories) {
        return vocabulary.emptyStories() ? stories : Edited.visible(stories);
    }

    /** Whether a text is of a story that the peer knows nothing of. */
    private boolean unheard(RoStorySend send, Edited edited) {
        return !vocabulary.emptyStories()
                && edited.after().stream()
                        .anyMatch(story -> story.storyID().equals(send.storyID())
                                && story.items().isEmpty());
    }

    private boolean needsStories(RoElementAction action) {
        return !vocabulary.emptyStories() || isBeyond(action) || isMoved(action);
    }

    private List<RoRequest> edit(RoElementAction action, Edited edited) {
        boolean hidden = !vocabulary.emptyStories() && edited.hasEmpty();
        var actions = hidden || isBeyond(action)
                ? Rearranging.stories(action.roID(), hidden ? edited.withoutEmpty() : edited)
                : parts(action, edited);
        if (vocabulary.edits() == Form.CURRENT) return List.copyOf(actions);
        return actions.stream().<RoRequest>map(OldWords::of).toList();
    }

    /** Whether the peer cannot be told of it at all, and has to be told what becomes of the stories. */
    private boolean isBeyond(RoElementAction action) {
        return switch (action) {
            case InsertStories _, ReplaceStory _, MoveStories _, DeleteStories _, SwapStories _ -> false;
            case InsertItems _, ReplaceItem _, MoveItems _, DeleteItems _, SwapItems _ -> !vocabulary.itemEdits();
        };
    }

    /** Whether two elements change their places by being moved; no superseded message does that with items. */
    private boolean isMoved(RoElementAction swap) {
        return switch (swap) {
            case SwapStories _ -> !vocabulary.swap();
            case SwapItems _ -> !vocabulary.swap() || vocabulary.edits() == Form.SUPERSEDED;
            case InsertStories _, ReplaceStory _, MoveStories _, DeleteStories _ -> false;
            case InsertItems _, ReplaceItem _, MoveItems _, DeleteItems _ -> false;
        };
    }

    private List<RoElementAction> parts(RoElementAction action, Edited edited) {
        return switch (action) {
            case SwapStories swap -> isMoved(swap) ? Rearranging.swap(swap, edited) : List.of(swap);
            case SwapItems swap ->
                isMoved(swap)
                        ? Rearranging.swap(
                                swap, items(edited.before(), swap.storyID()), items(edited.after(), swap.storyID()))
                        : List.of(swap);
            case MoveStories(var roID, var place, var ids) ->
                each(action, ids, id -> new MoveStories(roID, place, List.of(id)));
            case MoveItems(var roID, var storyID, var place, var ids) ->
                each(action, ids, id -> new MoveItems(roID, storyID, place, List.of(id)));
            case InsertStories _, ReplaceStory _, DeleteStories _ -> List.of(action);
            case InsertItems _, ReplaceItem _, DeleteItems _ -> List.of(action);
        };
    }

    /** One after the other in front of the same target, several stand in the order in which they were named. */
    private List<RoElementAction> each(
            RoElementAction move, List<String> ids, Function<String, RoElementAction> moveOne) {
        return vocabulary.moveMultiple()
                ? List.of(move)
                : ids.stream().map(moveOne).toList();
    }

    /** Those that can be addressed. */
    private static List<String> items(List<Story> stories, String storyID) {
        return stories.stream()
                .filter(story -> story.storyID().equals(storyID))
                .flatMap(story -> story.items().stream())
                .map(Item::itemID)
                .filter(id -> !id.isBlank())
                .toList();
    }
}
