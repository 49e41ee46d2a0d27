package org.cueway.mos.wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveItems;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.SwapItems;
import org.cueway.mos.model.RunningOrderMessage.SwapStories;
import org.cueway.mos.model.Story;

/**
 * Small edits that lead from one list to another, each about one story or item.
 *
 * <p>In general: what vanished is deleted first. Of what both lists have, as much as possible stays: the longest run that is in the right
 * order already. Then the new list is gone through from its end, so that the element that something goes in front of is
 * always in its place. Stateless.
 */
final class Rearranging {
    private Rearranging() {}

    static List<RoElementAction> stories(String roID, Edited edited) {
        var before = byId(edited.before());
        var after = byId(edited.after());
        var edits = new ArrayList<RoElementAction>();
        var gone = ids(edited.before()).stream()
                .filter(id -> !after.containsKey(id))
                .toList();
        if (!gone.isEmpty()) edits.add(new DeleteStories(roID, gone));
        var staying = staying(ids(edited.before()), ids(edited.after()));
        Position place = new Position.End();
        for (var story : edited.after().reversed()) {
            var id = story.storyID();
            var known = before.get(id);
            if (known == null) edits.add(new InsertStories(roID, place, List.of(story)));
            else if (!staying.contains(id)) edits.add(new MoveStories(roID, place, List.of(id)));
            if (known != null && !known.equals(story)) edits.add(new ReplaceStory(roID, id, List.of(story)));
            place = new Position.Before(id);
        }
        return edits;
    }

    /** Two stories that changed their places are moved, and no others; one of them is enough if they were neighbours. */
    static List<RoElementAction> swap(SwapStories swap, Edited edited) {
        var before = ids(edited.before());
        return moves(before, ids(edited.after()), swap.first(), swap.second()).stream()
                .<RoElementAction>map(move -> new MoveStories(swap.roID(), move.place(), List.of(move.id())))
                .toList();
    }

    /** The same with two items. */
    static List<RoElementAction> swap(SwapItems swap, List<String> before, List<String> after) {
        return moves(before, after, swap.first(), swap.second()).stream()
                .<RoElementAction>map(
                        move -> new MoveItems(swap.roID(), swap.storyID(), move.place(), List.of(move.id())))
                .toList();
    }

    private record Move(String id, Position place) {}

    private static List<Move> moves(List<String> before, List<String> after, String first, String second) {
        boolean neighbours = without(before, first).equals(without(after, first));
        var moving = neighbours ? Set.of(first) : Set.of(first, second);
        var moves = new ArrayList<Move>();
        Position place = new Position.End();
        for (var id : after.reversed()) {
            if (moving.contains(id)) moves.add(new Move(id, place));
            place = new Position.Before(id);
        }
        return moves;
    }

    private static List<String> without(List<String> ids, String left) {
        return ids.stream().filter(id -> !id.equals(left)).toList();
    }

    private static List<String> ids(List<Story> stories) {
        return stories.stream().map(Story::storyID).toList();
    }

    private static Map<String, Story> byId(List<Story> stories) {
        return stories.stream().collect(Collectors.toMap(Story::storyID, Function.identity(), (first, _) -> first));
    }

    /** The longest selection of {@code after} that stands in the same order in {@code before}. */
    private static Set<String> staying(List<String> before, List<String> after) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < before.size(); i++) places.put(before.get(i), i);
        var common = after.stream().filter(places::containsKey).toList();
        int[] at = common.stream().mapToInt(places::get).toArray();
        // Patience sorting: tails[n] is the last one of the best run of n + 1 found so far, by its place in common.
        int[] tails = new int[common.size()];
        int[] previous = new int[common.size()];
        int length = 0;
        for (int i = 0; i < common.size(); i++) {
            int place = at[i];
            int run = 0;
            for (int high = length; run < high; ) {
                int middle = (run + high) >>> 1;
                if (at[tails[middle]] < place) run = middle + 1;
                else high = middle;
            }
            previous[i] = run == 0 ? -1 : tails[run - 1];
            tails[run] = i;
            length = Math.max(length, run + 1);
        }
        var staying = HashSet.<String>newHashSet(length);
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) staying.add(common.get(i));
        return staying;
    }
}
