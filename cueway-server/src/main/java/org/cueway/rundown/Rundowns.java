package org.cueway.rundown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cueway.rundown.Arrangement.Arranged;
import org.cueway.rundown.Outcome.Applied;
import org.cueway.rundown.Outcome.Refused;

/**
 * Every change to a running order. An edit is applied whole or refused; one that changes nothing gives back the very
 * instance that was held, and no event (R25, R62). Rules: {@code mos-protocol} §5.6, §6.3, §6.6.
 */
public final class Rundowns {
    private Rundowns() {}

    /** Returns what becomes of {@code now} by {@code edit}. Pure. */
    public static Outcome apply(Slot now, Edit edit) {
        if (edit instanceof Edit.Put put) {
            return put(now, put);
        }
        if (edit instanceof Edit.Healing healing) {
            return heal(now, healing);
        }
        return switch (now) {
            case Slot.Empty(RundownId id) -> new Refused(Refusal.UNKNOWN_RUNDOWN, id.roID());
            case Slot.Held(Rundown held) -> change(held, edit);
        };
    }

    private static Outcome change(Rundown held, Edit edit) {
        if (held.sync() == Sync.DISCONNECTED && dependsOnWhatIsThere(edit)) {
            return new Refused(Refusal.DISCONNECTED, held.id().roID());
        }
        return switch (edit) {
            case Edit.Put put -> put(new Slot.Held(held), put);
            case Edit.Healing healing -> heal(new Slot.Held(held), healing);
            case Edit.MergeHeader merge -> mergeHeader(held, merge);
            case Edit.Delete() -> new Applied(new Slot.Empty(held.id()), List.of(new Event.Deleted()));
            case Edit.InsertStories(var place, var added) ->
                firstFault(added)
                        .orElseGet(() -> stories(held, Arrangement.STORIES.insert(held.stories(), place, added)));
            case Edit.ReplaceStory replace -> replaceStory(held, replace);
            case Edit.MoveStories(var place, var ids) ->
                stories(held, Arrangement.STORIES.move(held.stories(), place, ids));
            case Edit.DeleteStories(var ids) -> stories(held, Arrangement.STORIES.delete(held.stories(), ids));
            case Edit.SwapStories(var ids) -> stories(held, Arrangement.STORIES.swap(held.stories(), ids));
            case Edit.InsertItems(var story, var place, var added) ->
                items(held, story, items -> Arrangement.ITEMS.insert(items, place, added));
            case Edit.ReplaceItem(var story, var id, var added) ->
                items(held, story, items -> Arrangement.ITEMS.replace(items, id, Merge.anew(items, added)));
            case Edit.MoveItems(var story, var place, var ids) ->
                items(held, story, items -> Arrangement.ITEMS.move(items, place, ids));
            case Edit.DeleteItems(var story, var ids) ->
                items(held, story, items -> Arrangement.ITEMS.delete(items, ids));
            case Edit.SwapItems(var story, var ids) -> items(held, story, items -> Arrangement.ITEMS.swap(items, ids));
            case Edit.SendStory send -> sendStory(held, send);
            case Edit.SetAir(var air) -> setAir(held, air);
            case Edit.SetStatus(var target, var status) -> setStatus(held, target, status);
        };
    }

    /**
     * Whether an edit says where, so that it makes something else of a running order that is not the newsroom's. All that it
     * says is in the {@code roList} that is on its way; what is not in there (text, approval, status) is taken meanwhile.
     */
    private static boolean dependsOnWhatIsThere(Edit edit) {
        return switch (edit) {
            case Edit.InsertStories _,
                    Edit.ReplaceStory _,
                    Edit.MoveStories _,
                    Edit.DeleteStories _,
                    Edit.SwapStories _,
                    Edit.InsertItems _,
                    Edit.ReplaceItem _,
                    Edit.MoveItems _,
                    Edit.DeleteItems _,
                    Edit.SwapItems _ -> true;
            case Edit.Put _,
                    Edit.Healing _,
                    Edit.MergeHeader _,
                    Edit.Delete _,
                    Edit.SendStory _,
                    Edit.SetAir _,
                    Edit.SetStatus _ -> false;
        };
    }

    private static Outcome heal(Slot now, Edit.Healing healing) {
        if (healing instanceof Edit.Healing.Fetched(Edit.Put list)) {
            return fetched(now, list);
        }
        return switch (now) {
            case Slot.Empty _ -> new Applied(now, List.of());
            case Slot.Held(Rundown held) ->
                switch (healing) {
                    case Edit.Healing.Fetched(Edit.Put list) -> fetched(now, list);
                    case Edit.Healing.Forget()
                    when !held.isOnAir() -> new Applied(new Slot.Empty(held.id()), List.of(new Event.Deleted()));
                    case Edit.Healing.Forget() -> mark(held, Sync.GONE);
                    case Edit.Healing.Mark(Sync sync) -> mark(held, sync);
                };
        };
    }

    private static Outcome mark(Rundown held, Sync sync) {
        return changed(held, held.with(sync), List.of(new Event.SyncChanged(sync)));
    }

    /** How the newsroom has it. Stories and items on air that it does not have are left where they are. */
    private static Outcome fetched(Slot now, Edit.Put list) {
        var fault = firstFault(list.stories());
        if (fault.isPresent()) {
            return fault.get();
        }
        if (!(now instanceof Slot.Held(Rundown held))) {
            return put(now, list);
        }
        var came = new HashMap<String, Story>();
        list.stories().forEach(story -> came.put(story.storyID(), story));
        var items = new HashMap<String, List<Item>>();
        for (Story story : held.stories()) {
            var anew = came.get(story.storyID());
            if (anew != null) {
                var kept = Merge.keepingOnAir(story.items(), anew.items(), Item::itemID, Item::isOnAir);
                if (kept.size() > anew.items().size()) {
                    items.put(story.storyID(), kept);
                }
            }
        }
        var described = list.stories().stream()
                .map(story -> items.containsKey(story.storyID())
                        ? Merge.withItems(story, items.getOrDefault(story.storyID(), List.of()))
                        : story)
                .toList();
        var stories = Merge.keepingOnAir(held.stories(), described, Story::storyID, Story::isOnAir);
        boolean whole = items.isEmpty() && stories.size() == described.size();
        return refresh(
                held,
                new Edit.Put(list.fields(), list.metadata(), list.others(), stories),
                whole ? Sync.CURRENT : Sync.STALE);
    }

    /** A complete description: what stays keeps body, status and air state; what vanished is gone. */
    private static Outcome put(Slot now, Edit.Put put) {
        var fault = firstFault(put.stories());
        if (fault.isPresent()) {
            return fault.get();
        }
        return switch (now) {
            case Slot.Empty(RundownId id) -> {
                var next = new Rundown(
                        id, put.fields(), put.metadata(), put.others(), put.stories(), Air.UNKNOWN, Optional.empty());
                yield new Applied(new Slot.Held(next), List.of(new Event.Created()));
            }
            case Slot.Held(Rundown held) -> refresh(held, put, Sync.CURRENT);
        };
    }

    private static Outcome refresh(Rundown held, Edit.Put put, Sync sync) {
        var before = new HashMap<String, Story>();
        held.stories().forEach(story -> before.put(story.storyID(), story));
        var stories = new ArrayList<Story>(put.stories().size());
        for (Story came : put.stories()) {
            var known = before.get(came.storyID());
            stories.add(known == null ? came : Merge.anew(known, came));
        }
        var next = new Rundown(
                held.id(), put.fields(), put.metadata(), put.others(), stories, held.air(), held.status(), sync);
        return changed(held, next, Differences.between(held, next));
    }

    private static Outcome mergeHeader(Rundown held, Edit.MergeHeader merge) {
        var next = new Rundown(
                held.id(),
                Merge.without(Merge.fieldsWithText(held.fields(), merge.fields()), merge.removed()),
                Block.merged(held.metadata(), merge.metadata()),
                Merge.others(held.others(), merge.others()),
                held.stories(),
                held.air(),
                held.status(),
                held.sync());
        return changed(held, next, List.of(new Event.HeaderChanged()));
    }

    /** The story itself may be among those that take its place; it then keeps its body (the way an edit is sent, R108). */
    private static Outcome replaceStory(Rundown held, Edit.ReplaceStory replace) {
        var fault = firstFault(replace.stories());
        if (fault.isPresent()) {
            return fault.get();
        }
        int at = Arrangement.STORIES.indexOf(held.stories(), replace.storyID());
        var kept = new ArrayList<Story>(replace.stories().size());
        for (Story came : replace.stories()) {
            kept.add(
                    at >= 0 && came.storyID().equals(replace.storyID())
                            ? newVersion(held.stories().get(at), came, replace.missing())
                            : came);
        }
        return stories(held, Arrangement.STORIES.replace(held.stories(), replace.storyID(), kept));
    }

    private static Story newVersion(Story held, Story came, Edit.Missing missing) {
        return Merge.anew(
                held,
                switch (missing) {
                    case GOES -> came;
                    case STAYS -> Merge.withMetadataOf(held, came);
                });
    }

    private static Outcome stories(Rundown held, Arranged<Story> arranged) {
        return switch (arranged) {
            case Arranged.Not(Refusal why, String detail) -> new Refused(why, detail);
            case Arranged.Done(List<Story> stories) -> {
                var next = withStories(held, stories);
                yield changed(held, next, Differences.between(held, next));
            }
        };
    }

    /** A change to the items of one story. */
    @FunctionalInterface
    private interface ItemChange {
        Arranged<Item> of(List<Item> items);
    }

    private static Outcome items(Rundown held, String storyID, ItemChange change) {
        int at = Arrangement.STORIES.indexOf(held.stories(), storyID);
        if (at < 0) {
            return new Refused(Refusal.UNKNOWN_STORY, storyID);
        }
        return switch (change.of(held.stories().get(at).items())) {
            case Arranged.Not(Refusal why, String detail) -> new Refused(why, detail);
            case Arranged.Done(List<Item> items) -> inStory(held, at, story -> Merge.withItems(story, items));
        };
    }

    private static Outcome sendStory(Rundown held, Edit.SendStory send) {
        int at = Arrangement.STORIES.indexOf(held.stories(), send.storyID());
        if (at < 0) {
            return new Refused(Refusal.UNKNOWN_STORY, send.storyID());
        }
        return inStory(
                held,
                at,
                story -> new Story(
                        story.storyID(),
                        Merge.fields(story.fields(), send.fields()),
                        Block.merged(story.metadata(), send.metadata()),
                        Merge.others(story.others(), send.others()),
                        withBodyItems(story.items(), send.bodyItems()),
                        send.body().or(story::body),
                        story.status()));
    }

    /** Items that the story does not have stay in the body alone, so the order is never changed by a body. */
    private static List<Item> withBodyItems(List<Item> held, List<Item> inBody) {
        var items = new ArrayList<>(held);
        var position = Arrangement.ITEMS.positions(held, inBody.size());
        for (Item came : inBody) {
            int at = position.applyAsInt(came.itemID());
            if (at >= 0) {
                items.set(at, Merge.fromBody(items.get(at), came));
            }
        }
        return items.equals(held) ? held : List.copyOf(items);
    }

    private static Outcome setAir(Rundown held, Air air) {
        var next = new Rundown(
                held.id(),
                held.fields(),
                held.metadata(),
                held.others(),
                held.stories(),
                air,
                held.status(),
                held.sync());
        return changed(held, next, List.of(new Event.AirChanged(air)));
    }

    private static Outcome setStatus(Rundown held, Target target, Status status) {
        return switch (target) {
            case Target.Whole() -> {
                var next = new Rundown(
                        held.id(),
                        held.fields(),
                        held.metadata(),
                        held.others(),
                        held.stories(),
                        held.air(),
                        Optional.of(status),
                        held.sync());
                yield changed(held, next, List.of(new Event.StatusChanged(target, status)));
            }
            case Target.OneStory(String storyID) -> {
                int at = Arrangement.STORIES.indexOf(held.stories(), storyID);
                yield at < 0
                        ? new Refused(Refusal.UNKNOWN_STORY, storyID)
                        : inStory(
                                held,
                                at,
                                story -> Merge.withStatus(story, status),
                                new Event.StatusChanged(target, status));
            }
            case Target.OneItem item -> setItemStatus(held, item, status);
        };
    }

    private static Outcome setItemStatus(Rundown held, Target.OneItem target, Status status) {
        int at = Arrangement.STORIES.indexOf(held.stories(), target.storyID());
        if (at < 0) {
            return new Refused(Refusal.UNKNOWN_STORY, target.storyID());
        }
        var items = held.stories().get(at).items();
        int item = Arrangement.ITEMS.indexOf(items, target.itemID());
        if (item < 0) {
            return namesTheStory(target.itemID())
                    ? setStatus(held, new Target.OneStory(target.storyID()), status)
                    : new Refused(Refusal.UNKNOWN_ITEM, target.itemID());
        }
        var next = new ArrayList<>(items);
        next.set(item, Merge.withStatus(items.get(item), Optional.of(status)));
        return inStory(held, at, story -> Merge.withItems(story, next), new Event.StatusChanged(target, status));
    }

    /**
     * An item status is about the whole story if its itemID is none that the story has and is empty, zero or no number
     * (R147). Items that are called so do exist (R32), hence the look at the story first.
     */
    private static boolean namesTheStory(String itemID) {
        boolean number = !itemID.isEmpty() && itemID.chars().allMatch(c -> c >= '0' && c <= '9');
        return !number || itemID.chars().allMatch(c -> c == '0');
    }

    private static Outcome inStory(Rundown held, int at, UnaryOperator<Story> change) {
        return inStory(
                held, at, change, new Event.StoryChanged(held.stories().get(at).storyID()));
    }

    private static Outcome inStory(Rundown held, int at, UnaryOperator<Story> change, Event event) {
        var before = held.stories().get(at);
        var after = change.apply(before);
        if (after.equals(before)) {
            return new Applied(new Slot.Held(held), List.of());
        }
        var stories = new ArrayList<>(held.stories());
        stories.set(at, after);
        return new Applied(new Slot.Held(withStories(held, stories)), List.of(event));
    }

    private static Outcome changed(Rundown held, Rundown next, List<Event> events) {
        return next.equals(held)
                ? new Applied(new Slot.Held(held), List.of())
                : new Applied(new Slot.Held(next), events);
    }

    private static Rundown withStories(Rundown held, List<Story> stories) {
        return new Rundown(
                held.id(),
                held.fields(),
                held.metadata(),
                held.others(),
                stories,
                held.air(),
                held.status(),
                held.sync());
    }

    /** What makes a list of described stories unusable, whatever is held. */
    private static Optional<Outcome> firstFault(List<Story> described) {
        String twice = Arrangement.STORIES.firstDuplicate(described);
        if (!twice.isEmpty()) {
            return Optional.of(new Refused(Refusal.DUPLICATE_STORY, twice));
        }
        for (Story story : described) {
            if (story.storyID().isEmpty()) {
                return Optional.of(new Refused(Refusal.STORY_WITHOUT_ID, ""));
            }
            String item = Arrangement.ITEMS.firstDuplicate(story.items());
            if (!item.isEmpty()) {
                return Optional.of(new Refused(Refusal.DUPLICATE_ITEM, item + " in story " + story.storyID()));
            }
        }
        return Optional.empty();
    }
}
