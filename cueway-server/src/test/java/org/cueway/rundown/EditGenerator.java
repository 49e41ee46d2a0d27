package org.cueway.rundown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Random edits of every kind for one running order: most fit a running order of {@link RundownGenerator}, some name what
 * it does not have or what it has already, some contradict themselves. The same seed, the same edits.
 */
public final class EditGenerator {
    private static final List<String> STATUS_ITEM_IDS = List.of("1", "2", "3", "77", "", "0", "00", "1-12", "_ALL_");

    private final RandomGenerator random;
    private final RundownGenerator values;

    public EditGenerator(RandomGenerator random) {
        this.random = random;
        this.values = new RundownGenerator(random);
    }

    /** Any edit. */
    public Edit next() {
        return switch (random.nextInt(40)) {
            case 0 -> new Edit.Delete();
            case 1, 2, 3 -> put();
            case 4, 5 ->
                new Edit.MergeHeader(
                        values.fields("roSlug", "roEdStart", "roEdDur"),
                        values.blocks(),
                        values.others(),
                        random.nextBoolean() ? List.of() : List.of("roEdStart", "roTrigger"));
            case 6 -> new Edit.SetAir(values.oneOf(List.of(Air.READY, Air.NOT_READY)));
            case 7, 8, 9, 10 -> new Edit.SetStatus(target(), status());
            case 11, 12, 13, 14 -> sendStory();
            case 15, 16, 17, 18 -> new Edit.InsertStories(storyPlace(), describedStories());
            case 19, 20 ->
                new Edit.ReplaceStory(
                        storyID(), describedStories(), values.oneOf(List.of(Edit.Missing.GOES, Edit.Missing.STAYS)));
            case 21, 22, 23 -> new Edit.MoveStories(storyPlace(), storyIDs());
            case 24 -> new Edit.DeleteStories(storyIDs());
            case 25, 26 -> new Edit.SwapStories(swapped(RundownGenerator.STORY_IDS));
            case 27, 28, 29, 30 -> new Edit.InsertItems(storyID(), itemPlace(), describedItems());
            case 31, 32 -> new Edit.ReplaceItem(storyID(), itemID(), describedItems());
            case 33, 34, 35 -> new Edit.MoveItems(storyID(), itemPlace(), itemIDs());
            case 36, 37 -> new Edit.DeleteItems(storyID(), itemIDs());
            default -> new Edit.SwapItems(storyID(), swapped(RundownGenerator.ITEM_IDS));
        };
    }

    /** A complete description that is valid more often than not. */
    public Edit.Put put() {
        var stories = new ArrayList<>(values.stories(6));
        if (!stories.isEmpty() && random.nextInt(10) == 0) {
            stories.add(values.story(stories.getFirst().storyID()));
        }
        return new Edit.Put(values.fields("roSlug", "roEdStart"), values.blocks(), values.others(), stories);
    }

    private Edit.SendStory sendStory() {
        return new Edit.SendStory(
                storyID(),
                values.fields("storySlug", "storyNum"),
                values.blocks(),
                values.others(),
                values.oneOf(List.of(
                        Optional.<String>empty(),
                        Optional.of("<storyBody/>"),
                        Optional.of("<storyBody><p>Rain " + random.nextInt(3) + "</p></storyBody>"))),
                describedItems());
    }

    private List<Story> describedStories() {
        var stories = new ArrayList<>(values.stories(2));
        if (random.nextInt(20) == 0) {
            stories.add(values.story("S1"));
        }
        if (random.nextInt(40) == 0) {
            stories.add(values.story(""));
        }
        return stories;
    }

    private List<Item> describedItems() {
        var items = new ArrayList<>(values.items(2));
        if (random.nextInt(20) == 0) {
            items.add(values.item("1"));
        }
        return items;
    }

    private Target target() {
        return switch (random.nextInt(4)) {
            case 0 -> new Target.Whole();
            case 1 -> new Target.OneStory(storyID());
            default -> new Target.OneItem(storyID(), values.oneOf(STATUS_ITEM_IDS));
        };
    }

    private Status status() {
        return new Status(values.oneOf(List.of("PLAY", "STOP", "NOT READY", "")), "2026-03-17T18:04:31,120Z");
    }

    private Place storyPlace() {
        return random.nextInt(3) == 0 ? new Place.End() : new Place.Before(storyID());
    }

    private Place itemPlace() {
        return random.nextInt(3) == 0 ? new Place.End() : new Place.Before(itemID());
    }

    private String storyID() {
        return values.oneOf(RundownGenerator.STORY_IDS);
    }

    private String itemID() {
        return random.nextInt(20) == 0 ? "" : values.oneOf(RundownGenerator.ITEM_IDS);
    }

    private List<String> storyIDs() {
        return maybeTwice(values.some(RundownGenerator.STORY_IDS, 3));
    }

    private List<String> itemIDs() {
        return maybeTwice(values.some(RundownGenerator.ITEM_IDS, 3));
    }

    private List<String> maybeTwice(List<String> ids) {
        var all = new ArrayList<>(ids);
        if (!all.isEmpty() && random.nextInt(10) == 0) {
            all.add(all.getFirst());
        }
        return all;
    }

    /** Two IDs most of the time; sometimes the same twice, one or three. */
    private List<String> swapped(List<String> pool) {
        var ids = new ArrayList<>(List.of(values.oneOf(pool), values.oneOf(pool)));
        if (random.nextInt(10) == 0) {
            ids.add(values.oneOf(pool));
        } else if (random.nextInt(10) == 0) {
            ids.removeLast();
        }
        return ids;
    }
}
