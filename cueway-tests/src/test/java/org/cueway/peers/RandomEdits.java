package org.cueway.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/**
 * A newsroom's random but correct edits of one running order, and the plain list that they should leave. The IDs come from
 * small pools, so that the same one goes and comes back often. Confined to its thread.
 */
public final class RandomEdits {
    private static final int STORY_POOL = 12;
    private static final int ITEM_POOL = 5;

    private record Story(String id, List<String> items) {}

    private final String roId;
    private final RandomGenerator random;
    private List<Story> now = List.of();
    private List<Story> then = List.of();
    private boolean created;

    /** Edits of a running order that nobody holds yet. */
    public RandomEdits(String roId, long seed) {
        this.roId = roId;
        this.random = RandomGeneratorFactory.getDefault().create(seed);
    }

    /** The ID of the running order. */
    public String roId() {
        return roId;
    }

    /** The next message, without its envelope. The one before it has to be {@linkplain #accept accepted}. */
    public String next() {
        if (!created) return put("roCreate");
        return switch (random.nextInt(12)) {
            case 0 -> put("roReplace");
            case 1, 2, 3 -> insertStories();
            case 4, 5 -> moveStory();
            case 6 -> deleteStory();
            case 7 -> swapStories();
            case 8 -> insertItem();
            case 9 -> moveItemToEnd();
            case 10 -> deleteItem();
            default -> sendStory();
        };
    }

    /** The last message was applied. */
    public void accept() {
        now = then;
        created = true;
    }

    /** What has to be held without the last message, as {@link Order} prints it; empty before the first. */
    public String before() {
        return print(now);
    }

    /** What has to be held with it. */
    public String after() {
        return print(then);
    }

    private String put(String kind) {
        var ids = fresh(List.of(), 2 + random.nextInt(6));
        then = ids.stream().map(id -> new Story(id, fewItems())).toList();
        return "<%s><roID>%s</roID><roSlug>Show %d</roSlug>%s</%s>"
                .formatted(kind, roId, random.nextInt(1_000), stories(then), kind);
    }

    private String insertStories() {
        var ids = fresh(now.stream().map(Story::id).toList(), 1 + random.nextInt(2));
        if (ids.isEmpty()) return put("roReplace");
        var added = ids.stream().map(id -> new Story(id, fewItems())).toList();
        int at = random.nextInt(now.size() + 1);
        var next = new ArrayList<>(now);
        next.addAll(at, added);
        then = next;
        return action("INSERT", target(at < now.size() ? now.get(at).id() : ""), stories(added));
    }

    private String moveStory() {
        if (now.size() < 2) return sendStory();
        var next = new ArrayList<>(now);
        var moved = next.remove(random.nextInt(next.size()));
        int at = random.nextInt(next.size() + 1);
        var before = at < next.size() ? next.get(at).id() : "";
        next.add(at, moved);
        then = next;
        return action("MOVE", target(before), "<storyID>" + moved.id() + "</storyID>");
    }

    private String deleteStory() {
        if (now.isEmpty()) return put("roReplace");
        var next = new ArrayList<>(now);
        var gone = next.remove(random.nextInt(next.size()));
        then = next;
        return action("DELETE", "", "<storyID>" + gone.id() + "</storyID>");
    }

    private String swapStories() {
        if (now.size() < 2) return sendStory();
        int one = random.nextInt(now.size());
        int other = (one + 1 + random.nextInt(now.size() - 1)) % now.size();
        var next = new ArrayList<>(now);
        Collections.swap(next, one, other);
        then = next;
        return action(
                "SWAP",
                "",
                "<storyID>" + now.get(one).id() + "</storyID><storyID>"
                        + now.get(other).id() + "</storyID>");
    }

    private String insertItem() {
        if (now.isEmpty()) return put("roReplace");
        int in = random.nextInt(now.size());
        var story = now.get(in);
        for (int n = 1; n <= ITEM_POOL; n++) {
            var id = "I" + n;
            if (!story.items().contains(id)) {
                int at = random.nextInt(story.items().size() + 1);
                var items = new ArrayList<>(story.items());
                items.add(at, id);
                then = with(in, items);
                var before = at < story.items().size() ? story.items().get(at) : "";
                return action("INSERT", target(story.id(), before), item(id));
            }
        }
        return sendStory();
    }

    private String moveItemToEnd() {
        int in = storyWithItems();
        if (in < 0) return sendStory();
        var story = now.get(in);
        var items = new ArrayList<>(story.items());
        var moved = items.remove(random.nextInt(items.size()));
        items.add(moved);
        then = with(in, items);
        return action("MOVE", target(story.id(), ""), "<itemID>" + moved + "</itemID>");
    }

    private String deleteItem() {
        int in = storyWithItems();
        if (in < 0) return sendStory();
        var story = now.get(in);
        var items = new ArrayList<>(story.items());
        var gone = items.remove(random.nextInt(items.size()));
        then = with(in, items);
        return action("DELETE", target(story.id()), "<itemID>" + gone + "</itemID>");
    }

    private String sendStory() {
        if (now.isEmpty()) return put("roReplace");
        then = now;
        var story = now.get(random.nextInt(now.size()));
        return "<roStorySend><roID>%s</roID><storyID>%s</storyID><storyBody><p>Take %d</p></storyBody></roStorySend>"
                .formatted(roId, story.id(), random.nextInt(1_000));
    }

    private int storyWithItems() {
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).items().isEmpty()) return i;
        }
        return -1;
    }

    private List<Story> with(int index, List<String> items) {
        var next = new ArrayList<>(now);
        next.set(index, new Story(now.get(index).id(), List.copyOf(items)));
        return next;
    }

    private List<String> fresh(List<String> taken, int count) {
        var free = new ArrayList<String>();
        for (int n = 1; n <= STORY_POOL; n++) {
            if (!taken.contains("S" + n)) free.add("S" + n);
        }
        Collections.shuffle(free, java.util.Random.from(random));
        return List.copyOf(free.subList(0, Math.min(count, free.size())));
    }

    private List<String> fewItems() {
        var items = new ArrayList<String>();
        for (int n = 1; n <= ITEM_POOL; n++) {
            if (random.nextInt(3) == 0) items.add("I" + n);
        }
        return List.copyOf(items);
    }

    private String action(String operation, String target, String source) {
        return "<roElementAction operation=\"%s\"><roID>%s</roID>%s<element_source>%s</element_source></roElementAction>"
                .formatted(operation, roId, target, source);
    }

    private static String target(String story) {
        return "<element_target><storyID>" + story + "</storyID></element_target>";
    }

    private static String target(String story, String item) {
        return "<element_target><storyID>" + story + "</storyID><itemID>" + item + "</itemID></element_target>";
    }

    private static String stories(List<Story> stories) {
        return stories.stream()
                .map(story -> "<story><storyID>" + story.id() + "</storyID><storySlug>Slug</storySlug>"
                        + story.items().stream().map(RandomEdits::item).collect(Collectors.joining()) + "</story>")
                .collect(Collectors.joining());
    }

    private static String item(String id) {
        return "<item><itemID>" + id + "</itemID><objID>CLIP-" + id + "</objID><mosID>gfx</mosID></item>";
    }

    private static String print(List<Story> stories) {
        return stories.stream()
                .map(story -> story.id() + "[" + String.join(" ", story.items()) + "]")
                .collect(Collectors.joining(" "));
    }
}
