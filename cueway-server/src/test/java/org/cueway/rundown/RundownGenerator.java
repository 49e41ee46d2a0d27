package org.cueway.rundown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random running orders and edits from small pools of IDs, so that clashes and misses happen often. */
public final class RundownGenerator {
    public static final RundownId ID = new RundownId("NCS-1", "NCS-1;P_NEWS\\W;5C0E7A31");
    private static final int STORY_POOL = 9;
    private static final int ITEM_POOL = 5;

    private final RandomGenerator random;

    public RundownGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** A wish of any kind; about half of them can be applied. */
    public Edit edit() {
        return switch (random.nextInt(17)) {
            case 0, 1 -> put();
            case 2 -> new Edit.MergeHeader(fields("roSlug", "roEdDur"), blocks(), others());
            case 3 -> random.nextInt(8) == 0 ? new Edit.Delete() : put();
            case 4, 5 -> new Edit.InsertStories(place(storyID()), stories(2));
            case 6 -> new Edit.ReplaceStory(storyID(), stories(2));
            case 7 -> new Edit.MoveStories(place(storyID()), storyIDs());
            case 8 -> new Edit.DeleteStories(storyIDs());
            case 9 -> new Edit.SwapStories(List.of(storyID(), storyID()));
            case 10, 11 -> new Edit.InsertItems(storyID(), place(itemID()), items(2));
            case 12 -> new Edit.ReplaceItem(storyID(), itemID(), items(2));
            case 13 -> new Edit.MoveItems(storyID(), place(itemID()), itemIDs());
            case 14 -> new Edit.DeleteItems(storyID(), itemIDs());
            case 15 -> new Edit.SwapItems(storyID(), List.of(itemID(), itemID()));
            default -> spoken();
        };
    }

    /** A complete description of up to nine stories. */
    public Edit.Put put() {
        var stories = new ArrayList<Story>();
        for (String id : distinct(STORY_POOL, "S")) {
            stories.add(story(id));
        }
        return new Edit.Put(fields("roSlug", "roEdStart", "roEdDur"), blocks(), others(), stories);
    }

    private Edit spoken() {
        return switch (random.nextInt(4)) {
            case 0 -> new Edit.SetAir(random.nextBoolean() ? Air.READY : Air.NOT_READY);
            case 1 -> new Edit.SetStatus(target(), new Status("PLAY" + random.nextInt(3), "2026-03-17T18:04:31Z"));
            default ->
                new Edit.SendStory(
                        storyID(),
                        fields("storySlug", "storyNum"),
                        blocks(),
                        others(),
                        Optional.of("<storyBody><p>" + random.nextInt(5) + " &amp; \u05D0\uD83D\uDE00</p></storyBody>"),
                        items(2));
        };
    }

    private Target target() {
        return switch (random.nextInt(3)) {
            case 0 -> new Target.Whole();
            case 1 -> new Target.OneStory(storyID());
            default -> new Target.OneItem(storyID(), itemID());
        };
    }

    private Story story(String id) {
        var items = new ArrayList<Item>();
        for (String item : distinct(ITEM_POOL, "")) {
            items.add(item(item));
        }
        return new Story(
                id, fields("storySlug", "storyNum"), blocks(), others(), items, Optional.empty(), Optional.empty());
    }

    private Item item(String id) {
        return new Item(
                id,
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of("OBJ;" + random.nextInt(4)),
                Optional.of("clips.gw1.northgate.ngtv.mos"),
                fields("itemSlug", "itemEdDur", "itemChannel"),
                blocks(),
                others(),
                Optional.empty());
    }

    private List<Story> stories(int most) {
        var stories = new ArrayList<Story>();
        for (int i = random.nextInt(1, most + 1); i > 0; i--) {
            stories.add(story(storyID()));
        }
        return stories;
    }

    private List<Item> items(int most) {
        var items = new ArrayList<Item>();
        for (int i = random.nextInt(1, most + 1); i > 0; i--) {
            items.add(item(itemID()));
        }
        return items;
    }

    private Place place(String id) {
        return random.nextInt(3) == 0 ? new Place.End() : new Place.Before(id);
    }

    private List<String> storyIDs() {
        return random.nextBoolean() ? List.of(storyID()) : List.of(storyID(), storyID());
    }

    private List<String> itemIDs() {
        return random.nextBoolean() ? List.of(itemID()) : List.of(itemID(), itemID());
    }

    private String storyID() {
        return "S" + random.nextInt(STORY_POOL);
    }

    private String itemID() {
        return "" + random.nextInt(ITEM_POOL);
    }

    private List<String> distinct(int pool, String prefix) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < pool; i++) {
            if (random.nextBoolean()) {
                ids.add(random.nextInt(ids.size() + 1), prefix + i);
            }
        }
        return ids;
    }

    private Fields fields(String... names) {
        var values = new LinkedHashMap<String, String>();
        for (String name : names) {
            switch (random.nextInt(5)) {
                case 0 -> {}
                case 1 -> values.put(name, "");
                default -> values.put(name, name + " " + random.nextInt(3) + " <&\u00A0\uD83D\uDE00");
            }
        }
        return new Fields(values);
    }

    private List<Block> blocks() {
        return switch (random.nextInt(3)) {
            case 0 -> List.of(block());
            case 1 -> List.of(block(), block());
            default -> List.of();
        };
    }

    private Block block() {
        String schema = "https://schemas.example/" + random.nextInt(2);
        return new Block(
                schema,
                "<mosExternalMetadata><mosSchema>" + schema + "</mosSchema><mosPayload><a b=\"" + random.nextInt(3)
                        + "\"/></mosPayload></mosExternalMetadata>");
    }

    private List<String> others() {
        return random.nextInt(4) == 0 ? List.of("<octext_jobID>" + random.nextInt(3) + "</octext_jobID>") : List.of();
    }
}
