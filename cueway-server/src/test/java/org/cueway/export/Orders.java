package org.cueway.export;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cueway.cue.Planner;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.rundown.Air;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.store.RundownKey;

/** Running orders for tests. */
public final class Orders {
    public static final RundownId RO = new RundownId("NGTV", "RO1");
    public static final String KEY = RundownKey.of(RO);
    /** What stands in items, and no rules. */
    public static final Stacks STACKS = new Stacks(new Planner(List.of()), 1_000);

    private Orders() {}

    public static Rundown order(Story... stories) {
        return order(RO, "18:00 NEWS", Air.UNKNOWN, List.of(stories));
    }

    public static Rundown order(RundownId id, String slug, Air air, List<Story> stories) {
        return new Rundown(
                id, Fields.of(List.of("roSlug", slug)), List.of(), List.of(), stories, air, Optional.empty());
    }

    /** The same with another approval. */
    public static Rundown with(Rundown order, Air air) {
        return order(order.id(), order.fields().get("roSlug").orElse(""), air, order.stories());
    }

    public static Story story(String storyID, Item... items) {
        return story(storyID, "num " + storyID, "<storyBody><p>Text of " + storyID + ".</p></storyBody>", items);
    }

    public static Story story(String storyID, String number, String body, Item... items) {
        return new Story(
                storyID,
                Fields.of(List.of("storySlug", "Slug " + storyID, "storyNum", number)),
                List.of(),
                List.of(),
                Arrays.asList(items),
                Optional.of(body),
                Optional.empty());
    }

    public static Story floated(Story story) {
        return new Story(
                story.storyID(),
                story.fields(),
                story.metadata(),
                story.others(),
                story.items(),
                story.body(),
                Optional.of(new Status("FLOAT", "")));
    }

    /** An item that somebody filled in. */
    public static Item graphic(String itemID, String name) {
        return item(itemID, new GraphicPayload("lower-third", "1.2", 1, Map.of("name", name)).xml());
    }

    /** An item with metadata blocks. */
    public static Item item(String itemID, String... blocks) {
        return new Item(
                itemID,
                Optional.of("OBJ-" + itemID),
                Optional.of("gfx.mos"),
                Fields.of(List.of(
                        "itemSlug", "L3 " + itemID, "itemChannel", "CG1", "itemEdStart", "250", "itemEdDur", "300")),
                Arrays.stream(blocks).map(xml -> new Block(schema(xml), xml)).toList(),
                List.of("<objTB>50</objTB>"),
                Optional.empty());
    }

    private static String schema(String xml) {
        int from = xml.indexOf("<mosSchema>") + "<mosSchema>".length();
        int to = xml.indexOf("</mosSchema>");
        return to < 0 ? "" : xml.substring(from, to);
    }

    /** One of so many stories, a graphic in each; the {@code edited}-th of them says {@code text}. */
    public static Rundown large(RundownId id, int stories, int edited, String text) {
        return order(
                id,
                "LARGE",
                Air.READY,
                IntStream.range(0, stories)
                        .mapToObj(i -> story("S" + i, graphic("1", i == edited ? text : "Name " + i)))
                        .toList());
    }

    /** Its first edition. */
    public static Edition edition(Rundown order) {
        return Editing.next(STACKS, order, Ledger.empty(Named.of(order, RundownKey.of(order.id()))))
                .edition();
    }
}
