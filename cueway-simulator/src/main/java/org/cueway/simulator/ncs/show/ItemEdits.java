package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.DeleteItems;
import org.cueway.mos.model.RunningOrderMessage.InsertItems;
import org.cueway.mos.model.RunningOrderMessage.MoveItems;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;
import org.cueway.mos.model.RunningOrderMessage.SwapItems;

/** Edits of items; each gives its messages in order, none if the show has nothing to do it to. Pure. */
final class ItemEdits {
    /** Items of one story that come in beside those that were there at first. */
    private static final int MOST_ADDED = 3;

    private static final String ADDED = "NEW-";

    private ItemEdits() {}

    /** A name in a graphic is corrected; where there is none, an item gets another slug. The script follows. */
    static List<RoRequest> replace(Show show, RandomGenerator random) {
        return story(show, _ -> true, 1, random)
                .map(story -> replace(show, story, random))
                .orElse(List.of());
    }

    private static List<RoRequest> replace(Show show, ScriptedStory story, RandomGenerator random) {
        var named = items(story, NewItems::hasName);
        var item = Wording.pick(named.isEmpty() ? story.story().items() : named, random);
        var next = named.isEmpty()
                ? NewItems.withSlug(item, item.objID().orElse(item.itemID()) + " " + Wording.mark(random))
                : NewItems.renamed(item, Wording.name(random));
        var edit = new ReplaceItem(show.roID(), story.id(), item.itemID(), List.of(next));
        return story.script().filter(script -> script.cues(item.itemID())).isEmpty()
                ? List.of(edit)
                : List.of(edit, story.withItems(replaced(story, next)).send(show.roID()));
    }

    /** An item is dropped into a story, and its cue at the end of the script. */
    static List<RoRequest> insert(Show show, RandomGenerator random) {
        var open = show.stories().stream()
                .filter(story -> items(story, ItemEdits::wasAdded).size() < MOST_ADDED)
                .toList();
        if (open.isEmpty()) return List.of();
        var story = Wording.pick(open, random);
        var items = story.story().items();
        var item = NewItems.any(free(items), random);
        int at = random.nextInt(items.size() + 1);
        var edit = new InsertItems(show.roID(), story.id(), before(items, at), List.of(item));
        var with = new ArrayList<>(items);
        with.add(at, item);
        return story.script()
                .map(script -> List.<RoRequest>of(
                        edit, story.withItems(with).saying(script.cueing(item)).send(show.roID())))
                .orElse(List.of(edit));
    }

    /** An item that was dropped in goes again, and its cue with it. */
    static List<RoRequest> delete(Show show, RandomGenerator random) {
        var story = story(show, ItemEdits::wasAdded, 1, random);
        if (story.isEmpty()) return List.of();
        var doomed = Wording.pick(items(story.get(), ItemEdits::wasAdded), random);
        var edit = new DeleteItems(show.roID(), story.get().id(), List.of(doomed.itemID()));
        var rest = story.get().withItems(items(story.get(), item -> !item.equals(doomed)));
        return rest.script().isEmpty() ? List.of(edit) : List.of(edit, rest.send(show.roID()));
    }

    static List<RoRequest> move(Show show, RandomGenerator random) {
        var story = story(show, _ -> true, 2, random);
        if (story.isEmpty()) return List.of();
        var items = story.get().story().items();
        var moved = Wording.pick(items, random).itemID();
        var where = before(items, random.nextInt(items.size() + 1));
        return where.target().equals(moved)
                ? List.of()
                : List.of(new MoveItems(show.roID(), story.get().id(), where, List.of(moved)));
    }

    static List<RoRequest> swap(Show show, RandomGenerator random) {
        var story = story(show, _ -> true, 2, random);
        if (story.isEmpty()) return List.of();
        var one = Wording.pick(story.get().story().items(), random).itemID();
        var other = Wording.pick(story.get().story().items(), random).itemID();
        return one.equals(other)
                ? List.of()
                : List.of(new SwapItems(show.roID(), story.get().id(), one, other));
    }

    /** A story with so many items of a kind. */
    private static Optional<ScriptedStory> story(Show show, Predicate<Item> kind, int least, RandomGenerator random) {
        var fitting = show.stories().stream()
                .filter(story -> items(story, kind).size() >= least)
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(Wording.pick(fitting, random));
    }

    private static List<Item> items(ScriptedStory story, Predicate<Item> kind) {
        return story.story().items().stream().filter(kind).toList();
    }

    private static List<Item> replaced(ScriptedStory story, Item next) {
        return story.story().items().stream()
                .map(item -> item.itemID().equals(next.itemID()) ? next : item)
                .toList();
    }

    private static boolean wasAdded(Item item) {
        return item.itemID().startsWith(ADDED);
    }

    private static String free(List<Item> items) {
        for (int n = 1; ; n++) {
            var id = ADDED + n;
            if (items.stream().noneMatch(item -> item.itemID().equals(id))) return id;
        }
    }

    private static Position before(List<Item> items, int at) {
        return at == items.size()
                ? new Position.End()
                : new Position.Before(items.get(at).itemID());
    }
}
