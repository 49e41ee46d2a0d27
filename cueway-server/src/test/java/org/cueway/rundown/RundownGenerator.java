package org.cueway.rundown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random running orders out of small pools of IDs, so that clashes and misses happen. The same seed, the same values. */
public final class RundownGenerator {
    /** The running order that generated edits are meant for. */
    public static final RundownId ID = new RundownId("NCS-1", "NCS-1;P_NEWS\\W;5C0E7A31");

    static final List<String> STORY_IDS = List.of("S1", "S2", "S3", "S4", "S5", "S6", "S7");
    static final List<String> ITEM_IDS = List.of("1", "2", "3", "4", "1-12", "0");
    private static final List<String> TEXTS =
            List.of("", "RAIN", "FERRY STRIKE", "Gr\u00F6\u00DFe <b> & \"more\"\u00A0\uD83D\uDE00");
    private static final List<String> SCHEMAS = List.of("", "http://a.example/one", "http://a.example/two");

    private final RandomGenerator random;

    public RundownGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** A running order as a valid message describes it: all IDs unique, no body, no status. */
    public Rundown rundown(RundownId id) {
        return new Rundown(
                id,
                fields("roSlug", "roEdStart", "roTrigger"),
                blocks(),
                others(),
                stories(5),
                Air.UNKNOWN,
                Optional.empty());
    }

    /** Up to {@code most} stories with different IDs, in random order. */
    public List<Story> stories(int most) {
        return some(STORY_IDS, most).stream().map(this::story).toList();
    }

    /** A story with this ID. */
    public Story story(String storyID) {
        return new Story(
                storyID,
                fields("storySlug", "storyNum"),
                blocks(),
                others(),
                items(4),
                Optional.empty(),
                Optional.empty());
    }

    /** Up to {@code most} items with different IDs, now and then one without ID between them (R102). */
    public List<Item> items(int most) {
        var items = new ArrayList<Item>();
        for (String id : some(ITEM_IDS, most)) {
            items.add(item(id));
            if (random.nextInt(10) == 0) {
                items.add(item(""));
            }
        }
        return List.copyOf(items);
    }

    /** An item with this ID; many name the same object (R113). */
    public Item item(String itemID) {
        return new Item(
                itemID,
                random.nextBoolean() ? Optional.of("OBJ" + random.nextInt(3)) : Optional.empty(),
                random.nextBoolean() ? Optional.of("clips.example.mos") : Optional.empty(),
                fields("itemSlug", "itemEdDur"),
                blocks(),
                others(),
                Optional.empty());
    }

    /** Some of these elements, some of them empty. */
    public Fields fields(String... names) {
        var values = new LinkedHashMap<String, String>();
        for (String name : names) {
            if (random.nextInt(4) > 0) {
                values.put(name, oneOf(TEXTS));
            }
        }
        return new Fields(values);
    }

    /** Up to two blocks, now and then two of one schema. */
    public List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String schema = oneOf(SCHEMAS);
            blocks.add(new Block(
                    schema,
                    "<mosExternalMetadata><mosSchema>" + schema + "</mosSchema><mosPayload><n>" + random.nextInt(3)
                            + "</n></mosPayload></mosExternalMetadata>"));
        }
        return List.copyOf(blocks);
    }

    List<String> others() {
        return random.nextInt(4) == 0 ? List.of("<vendor x=\"" + random.nextInt(3) + "\"/>") : List.of();
    }

    <T> T oneOf(List<T> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    /** Up to {@code most} different elements of the pool, in random order. */
    <T> List<T> some(List<T> pool, int most) {
        var rest = new ArrayList<>(pool);
        var chosen = new ArrayList<T>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            chosen.add(rest.remove(random.nextInt(rest.size())));
        }
        return List.copyOf(chosen);
    }
}
