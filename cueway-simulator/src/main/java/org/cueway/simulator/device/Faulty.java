package org.cueway.simulator.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertItems;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveItems;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoReplace;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.simulator.ncs.show.ScriptedStory;
import org.cueway.simulator.ncs.show.Shows;

/** What a device with faults does instead of what it was told. Pure. */
final class Faulty {
    private Faulty() {}

    /** The message that it carries out. */
    static MosMessage done(MosMessage told, Shows now, Set<Misbehaviour> faults) {
        var message = told instanceof SupersededMessage old ? old.current() : told;
        if (faults.contains(Misbehaviour.FORGETS_STORY)) message = forgetful(message);
        return faults.contains(Misbehaviour.WRONG_ORDER) ? misplaced(message, now) : message;
    }

    /** What is left of its running orders after a message that it refused. */
    static Shows half(MosMessage told, Shows now, Set<Misbehaviour> faults) {
        if (!faults.contains(Misbehaviour.HALF_APPLIES) || !(told instanceof DeleteStories(var roID, var ids)))
            return now;
        var known = ids.stream()
                .filter(id -> now.find(roID).flatMap(show -> show.story(id)).isPresent())
                .toList();
        return known.isEmpty() ? now : now.apply(new DeleteStories(roID, known)).orElse(now);
    }

    private static MosMessage forgetful(MosMessage message) {
        if (message instanceof RoCreate(var roID, var header, var stories)) {
            return new RoCreate(roID, header, butLast(stories));
        }
        return message instanceof RoReplace(var roID, var header, var stories)
                ? new RoReplace(roID, header, butLast(stories))
                : message;
    }

    private static <T> List<T> butLast(List<T> list) {
        return list.isEmpty() ? list : list.subList(0, list.size() - 1);
    }

    private static MosMessage misplaced(MosMessage message, Shows now) {
        if (message instanceof InsertStories(var roID, var place, var stories)) {
            return new InsertStories(roID, behind(place, stories(now, roID), List.of()), stories);
        }
        if (message instanceof MoveStories(var roID, var place, var ids)) {
            return new MoveStories(roID, behind(place, stories(now, roID), ids), ids);
        }
        if (message instanceof InsertItems(var roID, var story, var place, var items)) {
            return new InsertItems(roID, story, behind(place, items(now, roID, story), List.of()), items);
        }
        return message instanceof MoveItems(var roID, var story, var place, var ids)
                ? new MoveItems(roID, story, behind(place, items(now, roID, story), ids), ids)
                : message;
    }

    private static Position behind(Position place, List<String> all, List<String> moved) {
        if (!(place instanceof Position.Before(var id))) return place;
        var rest = new ArrayList<>(all);
        rest.removeAll(moved);
        int at = rest.indexOf(id);
        return at < 0 || at + 1 == rest.size() ? new Position.End() : new Position.Before(rest.get(at + 1));
    }

    private static List<String> stories(Shows now, String roID) {
        return now.find(roID).stream()
                .flatMap(show -> show.stories().stream())
                .map(ScriptedStory::id)
                .toList();
    }

    private static List<String> items(Shows now, String roID, String storyID) {
        return now.find(roID).flatMap(show -> show.story(storyID)).map(ScriptedStory::story).stream()
                .map(Story::items)
                .flatMap(List::stream)
                .map(Item::itemID)
                .toList();
    }
}
