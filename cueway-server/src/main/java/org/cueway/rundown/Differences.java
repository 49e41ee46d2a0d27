package org.cueway.rundown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** What happened between two states of one running order, as events. Pure. */
final class Differences {
    private Differences() {}

    /** The events that lead from {@code before} to {@code after}: header, stories gone, added, reordered, changed, sync. */
    static List<Event> between(Rundown before, Rundown after) {
        var events = new ArrayList<Event>();
        if (!before.fields().equals(after.fields())
                || !before.metadata().equals(after.metadata())
                || !before.others().equals(after.others())) {
            events.add(new Event.HeaderChanged());
        }
        stories(before.stories(), after.stories(), events);
        if (before.sync() != after.sync()) {
            events.add(new Event.SyncChanged(after.sync()));
        }
        return List.copyOf(events);
    }

    /** Looks only at what lies between the common beginning and the common end: most edits touch few stories. */
    private static void stories(List<Story> before, List<Story> after, List<Event> events) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        between(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), events);
    }

    private static void between(List<Story> before, List<Story> after, List<Event> events) {
        var old = HashMap.<String, Story>newHashMap(before.size());
        before.forEach(story -> old.put(story.storyID(), story));
        var now = HashSet.<String>newHashSet(after.size());
        after.forEach(story -> now.add(story.storyID()));

        var gone = ids(before, id -> !now.contains(id));
        var added = ids(after, id -> !old.containsKey(id));
        if (!gone.isEmpty()) {
            events.add(new Event.StoriesRemoved(gone));
        }
        if (!added.isEmpty()) {
            events.add(new Event.StoriesAdded(added));
        }
        if (!ids(before, now::contains).equals(ids(after, old::containsKey))) {
            events.add(new Event.StoriesReordered());
        }
        for (Story story : after) {
            var held = old.get(story.storyID());
            if (held != null && !held.equals(story)) {
                events.add(new Event.StoryChanged(story.storyID()));
            }
        }
    }

    private static List<String> ids(List<Story> stories, Predicate<String> wanted) {
        return stories.stream().map(Story::storyID).filter(wanted).toList();
    }
}
