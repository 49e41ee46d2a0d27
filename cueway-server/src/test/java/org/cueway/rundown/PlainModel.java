package org.cueway.rundown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a running order should be after an edit, written a second time and as plainly as possible: mutable lists,
 * elements taken out and put in one by one. A wrong edit throws {@link Wrong}, perhaps half-way through; the test works
 * on a copy.
 */
final class PlainModel {
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class PlainItem {
        String id = "";
        Optional<String> objID = Optional.empty();
        Optional<String> mosID = Optional.empty();
        Map<String, String> fields = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        List<String> others = List.of();
        Optional<Status> status = Optional.empty();
    }

    private static final class PlainStory {
        String id = "";
        Map<String, String> fields = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        List<String> others = List.of();
        List<PlainItem> items = new ArrayList<>();
        Optional<String> body = Optional.empty();
        Optional<Status> status = Optional.empty();
    }

    private final RundownId id;
    private boolean held;
    private Map<String, String> fields = new LinkedHashMap<>();
    private List<Block> blocks = new ArrayList<>();
    private List<String> others = List.of();
    private List<PlainStory> stories = new ArrayList<>();
    private Air air = Air.UNKNOWN;
    private Optional<Status> status = Optional.empty();

    PlainModel(Slot slot) {
        this.id = slot.id();
        if (slot instanceof Slot.Held(Rundown rundown)) {
            held = true;
            fields.putAll(rundown.fields().values());
            blocks.addAll(rundown.metadata());
            others = rundown.others();
            rundown.stories().forEach(story -> stories.add(plain(story)));
            air = rundown.air();
            status = rundown.status();
        }
    }

    Slot slot() {
        if (!held) {
            return new Slot.Empty(id);
        }
        return new Slot.Held(new Rundown(
                id,
                new Fields(fields),
                blocks,
                others,
                stories.stream().map(PlainModel::told).toList(),
                air,
                status));
    }

    void apply(Edit edit) {
        if (edit instanceof Edit.Put put) {
            put(put);
            return;
        }
        check(held);
        switch (edit) {
            case Edit.Put _ -> throw new AssertionError("done above");
            case Edit.Healing _ -> throw new AssertionError("no message says that");
            case Edit.Delete() -> held = false;
            case Edit.MergeHeader(var came, var metadata, var more, var removed) -> {
                came.values().forEach((name, text) -> {
                    if (!text.isBlank()) {
                        fields.put(name, text);
                    }
                });
                fields.keySet().removeAll(removed);
                mergeBlocks(blocks, metadata);
                others = more.isEmpty() ? others : more;
            }
            case Edit.SetAir(var now) -> air = now;
            case Edit.InsertStories(var place, var added) ->
                putIn(place, added.stream().map(PlainModel::plain).toList());
            case Edit.ReplaceStory(var old, var added, var missing) -> replaceStory(old, added, missing);
            case Edit.MoveStories(var place, var ids) -> {
                distinct(ids);
                var taken = new ArrayList<PlainStory>();
                for (String one : ids) {
                    taken.add(story(one));
                    stories.remove(story(one));
                }
                putIn(place, taken);
            }
            case Edit.DeleteStories(var ids) -> {
                for (String one : ids) {
                    stories.remove(story(one)); // the second of two equal IDs is no longer there
                }
            }
            case Edit.SwapStories(var ids) -> {
                check(ids.size() == 2 && !ids.get(0).equals(ids.get(1)));
                swap(stories, stories.indexOf(story(ids.get(0))), stories.indexOf(story(ids.get(1))));
            }
            case Edit.InsertItems(var in, var place, var added) ->
                putIn(story(in), place, added.stream().map(PlainModel::plain).toList());
            case Edit.ReplaceItem(var in, var old, var added) -> replaceItem(story(in), old, added);
            case Edit.MoveItems(var in, var place, var ids) -> {
                distinct(ids);
                var taken = new ArrayList<PlainItem>();
                for (String one : ids) {
                    taken.add(item(story(in), one));
                    story(in).items.remove(item(story(in), one));
                }
                putIn(story(in), place, taken);
            }
            case Edit.DeleteItems(var in, var ids) -> {
                var items = story(in).items;
                for (String one : ids) {
                    items.remove(item(story(in), one));
                }
            }
            case Edit.SwapItems(var in, var ids) -> {
                check(ids.size() == 2 && !ids.get(0).equals(ids.get(1)));
                var items = story(in).items;
                swap(items, items.indexOf(item(story(in), ids.get(0))), items.indexOf(item(story(in), ids.get(1))));
            }
            case Edit.SendStory send -> send(send);
            case Edit.SetStatus(var target, var now) -> setStatus(target, now);
        }
    }

    private void put(Edit.Put put) {
        var old = stories;
        held = true;
        fields = new LinkedHashMap<>(put.fields().values());
        blocks = new ArrayList<>(put.metadata());
        others = put.others();
        stories = new ArrayList<>();
        for (Story came : put.stories()) {
            putIn(new Place.End(), List.of(described(came, find(old, came.storyID()))));
        }
    }

    private void replaceStory(String old, List<Story> added, Edit.Missing missing) {
        var gone = story(old);
        int at = stories.indexOf(gone);
        stories.remove(gone);
        for (Story came : added) {
            check(find(stories, came.storyID()) == null && !came.storyID().isEmpty());
            boolean itself = came.storyID().equals(old);
            var now = described(came, itself ? gone : null);
            if (itself && missing == Edit.Missing.STAYS) {
                var all = new ArrayList<>(gone.blocks);
                mergeBlocks(all, now.blocks);
                now.blocks = all;
            }
            stories.add(at++, now);
        }
    }

    /** Body, status and the statuses of items stay with what is described anew. */
    private static PlainStory described(Story came, @Nullable PlainStory before) {
        var now = plain(came);
        if (before != null) {
            now.body = before.body;
            now.status = before.status;
            for (PlainItem item : now.items) {
                for (PlainItem earlier : before.items) {
                    if (!item.id.isEmpty() && item.id.equals(earlier.id)) {
                        item.status = earlier.status;
                    }
                }
            }
        }
        return now;
    }

    private static void replaceItem(PlainStory story, String old, List<Item> added) {
        var gone = item(story, old);
        int at = story.items.indexOf(gone);
        story.items.remove(gone);
        for (Item came : added) {
            var now = plain(came);
            if (now.id.equals(old)) {
                now.status = gone.status;
            }
            story.items.add(at++, now);
        }
        distinct(story.items.stream()
                .map(item -> item.id)
                .filter(id -> !id.isEmpty())
                .toList());
    }

    private void send(Edit.SendStory send) {
        var story = story(send.storyID());
        story.fields.putAll(send.fields().values());
        mergeBlocks(story.blocks, send.metadata());
        story.others = send.others().isEmpty() ? story.others : send.others();
        story.body = send.body().isPresent() ? send.body() : story.body;
        for (Item came : send.bodyItems()) {
            for (PlainItem item : story.items) {
                if (!came.itemID().isEmpty() && item.id.equals(came.itemID())) {
                    item.objID = came.objID().isPresent() ? came.objID() : item.objID;
                    item.mosID = came.mosID().isPresent() ? came.mosID() : item.mosID;
                    item.fields.putAll(came.fields().values());
                    mergeBlocks(item.blocks, came.metadata());
                    item.others = came.others().isEmpty() ? item.others : came.others();
                }
            }
        }
    }

    private void setStatus(Target target, Status now) {
        switch (target) {
            case Target.Whole() -> status = Optional.of(now);
            case Target.OneStory(var one) -> story(one).status = Optional.of(now);
            case Target.OneItem(var in, var one) -> {
                var story = story(in);
                if (story.items.stream().anyMatch(item -> !one.isEmpty() && item.id.equals(one))) {
                    item(story, one).status = Optional.of(now);
                } else {
                    check(!one.matches("0*[1-9][0-9]*")); // R147: only a number above zero can be a missing item
                    story.status = Optional.of(now);
                }
            }
        }
    }

    private void putIn(Place place, List<PlainStory> added) {
        int at = place instanceof Place.Before(var target) ? stories.indexOf(story(target)) : stories.size();
        for (PlainStory one : added) {
            check(find(stories, one.id) == null && !one.id.isEmpty());
            stories.add(at++, one);
            distinct(one.items.stream()
                    .map(item -> item.id)
                    .filter(id -> !id.isEmpty())
                    .toList());
        }
    }

    private static void putIn(PlainStory story, Place place, List<PlainItem> added) {
        int at = place instanceof Place.Before(var target)
                ? story.items.indexOf(item(story, target))
                : story.items.size();
        story.items.addAll(at, added);
        distinct(story.items.stream()
                .map(item -> item.id)
                .filter(id -> !id.isEmpty())
                .toList());
    }

    private static void mergeBlocks(List<Block> all, List<Block> came) {
        for (String schema : came.stream().map(Block::schema).distinct().toList()) {
            int at = all.size();
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).schema().equals(schema)) {
                    all.remove(i);
                    at = i;
                }
            }
            all.addAll(
                    at,
                    came.stream().filter(block -> block.schema().equals(schema)).toList());
        }
    }

    private PlainStory story(String one) {
        var story = find(stories, one);
        if (story == null) {
            throw new Wrong();
        }
        return story;
    }

    private static @Nullable PlainStory find(List<PlainStory> stories, String one) {
        return stories.stream()
                .filter(story -> story.id.equals(one))
                .findFirst()
                .orElse(null);
    }

    private static PlainItem item(PlainStory story, String one) {
        check(!one.isEmpty());
        return story.items.stream()
                .filter(item -> item.id.equals(one))
                .findFirst()
                .orElseThrow(Wrong::new);
    }

    private static <T> void swap(List<T> list, int a, int b) {
        T first = list.get(a);
        list.set(a, list.get(b));
        list.set(b, first);
    }

    private static void distinct(List<String> ids) {
        check(new HashSet<>(ids).size() == ids.size());
    }

    private static void check(boolean right) {
        if (!right) {
            throw new Wrong();
        }
    }

    private static PlainStory plain(Story story) {
        var plain = new PlainStory();
        plain.id = story.storyID();
        plain.fields.putAll(story.fields().values());
        plain.blocks.addAll(story.metadata());
        plain.others = story.others();
        story.items().forEach(item -> plain.items.add(plain(item)));
        plain.body = story.body();
        plain.status = story.status();
        return plain;
    }

    private static PlainItem plain(Item item) {
        var plain = new PlainItem();
        plain.id = item.itemID();
        plain.objID = item.objID();
        plain.mosID = item.mosID();
        plain.fields.putAll(item.fields().values());
        plain.blocks.addAll(item.metadata());
        plain.others = item.others();
        plain.status = item.status();
        return plain;
    }

    private static Story told(PlainStory story) {
        return new Story(
                story.id,
                new Fields(story.fields),
                story.blocks,
                story.others,
                story.items.stream().map(PlainModel::told).toList(),
                story.body,
                story.status);
    }

    private static Item told(PlainItem item) {
        return new Item(
                item.id, item.objID, item.mosID, new Fields(item.fields), item.blocks, item.others, item.status);
    }
}
