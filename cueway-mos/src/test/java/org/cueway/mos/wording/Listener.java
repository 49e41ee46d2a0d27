package org.cueway.mos.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Request.RoRequest;
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
import org.cueway.mos.model.Story;
import org.cueway.mos.model.SupersededMessage;

/** Someone who does with a list of stories what he is told, word by word; fails at what he cannot find. */
final class Listener {
    private List<Story> stories;

    Listener(List<Story> stories) {
        this.stories = stories;
    }

    List<Story> stories() {
        return stories;
    }

    void hear(RoRequest message) {
        var current = message instanceof SupersededMessage old ? old.current() : message;
        if (!(current instanceof RoElementAction action)) throw new AssertionError("not an edit: " + message);
        stories = switch (action) {
            case InsertStories(var _, var place, var added) -> inserted(stories, Story::storyID, place, fresh(added));
            case ReplaceStory(var _, var id, var added) -> replaced(stories, Story::storyID, id, added);
            case MoveStories(var _, var place, var ids) -> moved(stories, Story::storyID, place, ids);
            case DeleteStories(var _, var ids) -> without(stories, Story::storyID, ids);
            case SwapStories(var _, var one, var other) -> swapped(stories, Story::storyID, one, other);
            case InsertItems(var _, var story, var place, var added) ->
                in(story, items -> inserted(items, Item::itemID, place, added));
            case ReplaceItem(var _, var story, var id, var added) ->
                in(story, items -> replaced(items, Item::itemID, id, added));
            case MoveItems(var _, var story, var place, var ids) ->
                in(story, items -> moved(items, Item::itemID, place, ids));
            case DeleteItems(var _, var story, var ids) -> in(story, items -> without(items, Item::itemID, ids));
            case SwapItems(var _, var story, var one, var other) ->
                in(story, items -> swapped(items, Item::itemID, one, other));
        };
    }

    private List<Story> fresh(List<Story> added) {
        for (var story : added) {
            if (at(stories, Story::storyID, story.storyID()).isPresent()) throw new AssertionError("again: " + story);
        }
        return added;
    }

    private List<Story> in(String storyID, Function<List<Item>, List<Item>> change) {
        var next = new ArrayList<>(stories);
        int at = at(stories, Story::storyID, storyID).orElseThrow(() -> new AssertionError("no story " + storyID));
        var old = stories.get(at);
        next.set(
                at,
                new Story(
                        storyID,
                        old.storySlug(),
                        old.storyNum(),
                        old.metadata(),
                        change.apply(old.items()),
                        old.others()));
        return next;
    }

    private static <T> Optional<Integer> at(List<T> list, Function<T, String> id, String wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (id.apply(list.get(i)).equals(wanted)) return Optional.of(i);
        }
        return Optional.empty();
    }

    private static <T> List<T> inserted(List<T> list, Function<T, String> id, Position place, List<T> added) {
        var next = new ArrayList<>(list);
        next.addAll(
                switch (place) {
                    case Position.End() -> list.size();
                    case Position.Before(var target) ->
                        at(list, id, target).orElseThrow(() -> new AssertionError("no target " + target));
                },
                added);
        return next;
    }

    private static <T> List<T> replaced(List<T> list, Function<T, String> id, String old, List<T> added) {
        int at = at(list, id, old).orElseThrow(() -> new AssertionError("nothing to replace: " + old));
        var next = new ArrayList<>(list);
        next.remove(at);
        next.addAll(at, added);
        return next;
    }

    private static <T> List<T> moved(List<T> list, Function<T, String> id, Position place, List<String> ids) {
        var moving = ids.stream()
                .map(each ->
                        list.get(at(list, id, each).orElseThrow(() -> new AssertionError("nothing to move: " + each))))
                .toList();
        return inserted(without(list, id, ids), id, place, moving);
    }

    private static <T> List<T> without(List<T> list, Function<T, String> id, List<String> ids) {
        for (var each : ids) {
            if (at(list, id, each).isEmpty()) throw new AssertionError("nothing to take out: " + each);
        }
        return list.stream().filter(each -> !ids.contains(id.apply(each))).toList();
    }

    private static <T> List<T> swapped(List<T> list, Function<T, String> id, String one, String other) {
        int first = at(list, id, one).orElseThrow();
        int second = at(list, id, other).orElseThrow();
        var next = new ArrayList<>(list);
        next.set(first, list.get(second));
        next.set(second, list.get(first));
        return next;
    }
}
