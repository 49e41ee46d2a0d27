package org.cueway.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Story;

/**
 * Edits that follow from a seed, and the state that they lead to. The seed of an edit is the text of its entry, so a replay
 * makes the same edit again; it is a pure function of that text and of what is held. Small pools of IDs: the same things
 * are made, changed and removed again and again. Confined to one thread.
 */
public final class RandomEdits {
    private static final int RUNDOWNS = 4;
    private static final int OBJECTS = 3;

    private final Random seeds;
    private final String newsroom;
    private final Map<Record, Record> held = new HashMap<>();

    public RandomEdits(long seed) {
        this(seed, "NCS", Map.of());
    }

    /** Goes on from what is held; keeps to things of one newsroom, so that several can edit side by side. */
    public RandomEdits(long seed, String newsroom, Map<Record, Record> held) {
        this.seeds = new Random(seed);
        this.newsroom = newsroom;
        this.held.putAll(held);
    }

    /** All that should be held now, by ID. */
    public Map<Record, Record> model() {
        return Map.copyOf(held);
    }

    /** All that a snapshot holds, by ID. */
    public static Map<Record, Record> held(Snapshot snapshot) {
        var held = new HashMap<Record, Record>();
        snapshot.rundowns().forEach(at -> held.put(at.thing().id(), at.thing()));
        snapshot.objects().forEach(at -> held.put(at.thing().id(), at.thing()));
        return held;
    }

    /** Appends one edit; what is held changes only if the store took it. Returns the entry with its number. */
    public Entry appendTo(RundownStore store) {
        var text = newsroom + " " + seeds.nextLong();
        var changes = changes(text, held);
        boolean object =
                changes.getFirst() instanceof Change.ObjectSaved || changes.getFirst() instanceof Change.ObjectRemoved;
        var entry = Samples.entry(object ? Entry.Kind.OBJECT : Entry.Kind.EDIT, text, newsroom, text);
        long number = store.append(entry, changes);
        apply(changes, held);
        return entry.numbered(number);
    }

    /** Brings a store up after a crash; returns what is held then. */
    public static Map<Record, Record> recover(RundownStore store) {
        var snapshot = store.snapshot();
        var held = held(snapshot);
        var standsAt = standsAt(snapshot);
        store.replay(entry -> {
            // A pure function of text and state: what stands at this entry or a newer one is not touched.
            var text = entry.message();
            var thing = thing(text);
            if (standsAt.getOrDefault(thing, 0L) >= entry.number()) {
                return List.of();
            }
            var changes = changes(text, held);
            apply(changes, held);
            return changes;
        });
        return held;
    }

    /** What the entries, oldest first, lead to. */
    public static Map<Record, Record> replayed(Collection<Entry> entries) {
        var held = new HashMap<Record, Record>();
        entries.forEach(entry -> apply(changes(entry.message(), held), held));
        return held;
    }

    private static Map<Record, Long> standsAt(Snapshot snapshot) {
        var standsAt = new HashMap<Record, Long>();
        snapshot.removedRundowns().forEach(at -> standsAt.put(at.thing(), at.entry()));
        snapshot.removedObjects().forEach(at -> standsAt.put(at.thing(), at.entry()));
        snapshot.rundowns().forEach(at -> standsAt.put(at.thing().id(), at.entry()));
        snapshot.objects().forEach(at -> standsAt.put(at.thing().id(), at.entry()));
        return standsAt;
    }

    private static void apply(List<Change> changes, Map<Record, Record> held) {
        for (var change : changes) {
            switch (change) {
                case Change.RundownSaved(var rundown) -> held.put(rundown.id(), rundown);
                case Change.RundownRemoved(var id) -> held.remove(id);
                case Change.ObjectSaved(var object) -> held.put(object.id(), object);
                case Change.ObjectRemoved(var id) -> held.remove(id);
                case Change.CueGiven _ -> {}
            }
        }
    }

    private static long seed(String text) {
        return Long.parseLong(text.substring(text.lastIndexOf(' ') + 1));
    }

    private static String newsroom(String text) {
        return text.substring(0, text.lastIndexOf(' '));
    }

    private static Record thing(String text) {
        var random = new Random(seed(text));
        return random.nextInt(5) == 0
                ? new ObjectId(newsroom(text), "graphics.mos", "OBJ" + random.nextInt(OBJECTS))
                : new RundownId(newsroom(text), "RO" + random.nextInt(RUNDOWNS));
    }

    private static List<Change> changes(String text, Map<Record, Record> held) {
        var random = new Random(~seed(text));
        var thing = thing(text);
        var now = held.get(thing);
        if (thing instanceof ObjectId id) {
            return List.of(
                    now != null && random.nextInt(4) == 0
                            ? new Change.ObjectRemoved(id)
                            : new Change.ObjectSaved(
                                    new StoredObject(id, Samples.fields("objRev", text), List.of(), List.of())));
        }
        if (now instanceof Rundown rundown) {
            return List.of(
                    random.nextInt(10) == 0
                            ? new Change.RundownRemoved(rundown.id())
                            : new Change.RundownSaved(edited(rundown, text, random)));
        }
        return List.of(new Change.RundownSaved(Samples.rundown((RundownId) thing, random.nextInt(6))));
    }

    /** One to three small edits; stories and items that they do not touch are shared. */
    private static Rundown edited(Rundown rundown, String text, Random random) {
        var stories = new ArrayList<>(rundown.stories());
        for (int edits = random.nextInt(3); edits >= 0; edits--) {
            int place = stories.isEmpty() ? 0 : random.nextInt(stories.size());
            switch (stories.isEmpty() ? 0 : random.nextInt(5)) {
                case 0 -> insert(stories, place, Samples.story("S" + random.nextInt(20), random.nextInt(4)));
                case 1 -> stories.remove(place);
                case 2 -> stories.add(random.nextInt(stories.size()), stories.remove(place));
                case 3 -> Collections.shuffle(stories, random);
                default -> stories.set(place, withItem(stories.get(place), text, random));
            }
        }
        return Samples.withStories(rundown, stories);
    }

    private static void insert(List<Story> stories, int place, Story story) {
        if (stories.stream().noneMatch(other -> other.storyID().equals(story.storyID()))) {
            stories.add(place, story);
        }
    }

    private static Story withItem(Story story, String text, Random random) {
        var items = new ArrayList<>(story.items());
        items.add(random.nextInt(items.size() + 1), Samples.item("I" + text));
        return new Story(
                story.storyID(),
                story.fields(),
                story.metadata(),
                story.others(),
                random.nextBoolean() ? items : story.items(),
                Optional.of("<storyBody>" + text + "</storyBody>"),
                story.status());
    }
}
