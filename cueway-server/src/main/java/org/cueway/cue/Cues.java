package org.cueway.cue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.cue.CueOutcome.Given;
import org.cueway.cue.CueOutcome.Refused;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Story;
import org.cueway.rundown.Target;

/**
 * From a wish to cues for single items. One wish may address a whole running order or a story with its items (MOS 4.0
 * §3.7.3): it is then about each of these items, in the order of the running order.
 */
public final class Cues {
    private Cues() {}

    /**
     * What a trigger comes to when it is {@code now}. Pure.
     *
     * <p>Some newsrooms write {@code 0} where there is no ID. So {@code 0} is the element of that name if there is one, and
     * else as good as empty: the level above ({@code mos-protocol} §6.7). Items that came without an ID get no cue, since
     * nothing could be said of them afterwards (R102).
     */
    public static CueOutcome of(Slot slot, Trigger trigger, Instant now) {
        return switch (slot) {
            case Slot.Empty(var id) -> new Refused(Refusal.UNKNOWN_RUNDOWN, id.roID());
            case Slot.Held(var rundown) -> given(rundown, trigger, Due.of(trigger.at(), now));
        };
    }

    /**
     * The same where items are still on air, or ready, that the running order does not have any more: they are held, signalled
     * and taken off all the same, because what is on air outlives an edit.
     *
     * @param standing items of this running order that devices have
     */
    public static CueOutcome of(Slot slot, Trigger trigger, Instant now, List<ItemRef> standing) {
        var outcome = of(slot, trigger, now);
        var gone = trigger.verb().isAboutWhatStands()
                ? standing.stream()
                        .filter(item -> isIn(item, trigger.target()) && !has(slot, item))
                        .map(item -> new Cue(trigger.verb(), item.storyID(), bare(item), Due.of(trigger.at(), now)))
                        .toList()
                : List.<Cue>of();
        if (gone.isEmpty()) {
            return outcome;
        }
        return switch (outcome) {
            case Refused _ -> new Given(trigger, trigger.target(), Due.of(trigger.at(), now), gone);
            case Given given ->
                new Given(
                        trigger,
                        given.target(),
                        given.due(),
                        Stream.concat(given.cues().stream(), gone.stream()).toList());
        };
    }

    private static boolean isIn(ItemRef item, Target target) {
        return switch (target) {
            case Target.Whole() -> true;
            case Target.OneStory(var storyID) -> item.storyID().equals(storyID);
            case Target.OneItem(var storyID, var itemID) ->
                item.storyID().equals(storyID) && item.itemID().equals(itemID);
        };
    }

    private static boolean has(Slot slot, ItemRef item) {
        return slot instanceof Slot.Held(var rundown)
                && story(rundown, item.storyID()).stream()
                        .flatMap(Cues::items)
                        .anyMatch(each -> each.itemID().equals(item.itemID()));
    }

    /** What is left of an item that is gone. */
    private static Item bare(ItemRef item) {
        return new Item(
                item.itemID(), Optional.empty(), Optional.empty(), Fields.NONE, List.of(), List.of(), Optional.empty());
    }

    private static CueOutcome given(Rundown rundown, Trigger trigger, Due due) {
        return switch (trigger.target()) {
            case Target.Whole() -> whole(rundown, trigger, due);
            case Target.OneStory(var storyID) -> {
                var story = story(rundown, storyID);
                if (story.isPresent()) {
                    yield story(story.get(), trigger, due);
                }
                yield isNone(storyID) ? whole(rundown, trigger, due) : new Refused(Refusal.UNKNOWN_STORY, storyID);
            }
            case Target.OneItem(var storyID, var itemID) -> item(rundown, storyID, itemID, trigger, due);
        };
    }

    private static CueOutcome item(Rundown rundown, String storyID, String itemID, Trigger trigger, Due due) {
        var story = story(rundown, storyID);
        if (story.isEmpty()) {
            return isNone(storyID) && isNone(itemID)
                    ? whole(rundown, trigger, due)
                    : new Refused(Refusal.UNKNOWN_STORY, storyID);
        }
        var item =
                items(story.get()).filter(each -> each.itemID().equals(itemID)).findFirst();
        if (item.isPresent()) {
            return new Given(
                    trigger,
                    new Target.OneItem(storyID, itemID),
                    due,
                    List.of(new Cue(trigger.verb(), storyID, item.get(), due)));
        }
        return isNone(itemID) ? story(story.get(), trigger, due) : new Refused(Refusal.UNKNOWN_ITEM, itemID);
    }

    private static Given whole(Rundown rundown, Trigger trigger, Due due) {
        var cues = rundown.stories().stream()
                .flatMap(story -> cues(story, trigger.verb(), due))
                .toList();
        return new Given(trigger, new Target.Whole(), due, cues);
    }

    private static Given story(Story story, Trigger trigger, Due due) {
        return new Given(
                trigger,
                new Target.OneStory(story.storyID()),
                due,
                cues(story, trigger.verb(), due).toList());
    }

    private static Stream<Cue> cues(Story story, Verb verb, Due due) {
        return items(story).map(item -> new Cue(verb, story.storyID(), item, due));
    }

    private static Stream<Item> items(Story story) {
        return story.items().stream().filter(item -> !item.itemID().isEmpty());
    }

    private static Optional<Story> story(Rundown rundown, String storyID) {
        return rundown.stories().stream()
                .filter(story -> story.storyID().equals(storyID))
                .findFirst();
    }

    private static boolean isNone(String id) {
        return id.isBlank() || id.strip().equals("0");
    }

    /**
     * What two IDs of a request address; empty text is no ID.
     *
     * @return empty if that is an item outside a story
     */
    public static Optional<Target> target(String storyID, String itemID) {
        if (storyID.isBlank()) {
            return itemID.isBlank() ? Optional.of(new Target.Whole()) : Optional.empty();
        }
        return Optional.of(itemID.isBlank() ? new Target.OneStory(storyID) : new Target.OneItem(storyID, itemID));
    }
}
