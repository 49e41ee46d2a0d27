package org.cueway.mos.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.ObjPaths;
import org.cueway.mos.model.ObjPaths.ObjPath;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.StoryText;
import org.cueway.mos.value.MosTime;
import org.cueway.mos.value.RoDuration;
import org.cueway.mos.value.Samples;
import org.cueway.mos.xml.Element;

/** Reads what several messages have in common: headers, stories, items, bodies. Stateless. */
final class PartReader {
    private PartReader() {}

    /** The header of a running order, still without what nobody asked for: that is known when the stories are taken. */
    static RoHeader header(Children in) {
        return new RoHeader(
                in.text("roSlug"),
                in.text("roChannel"),
                in.leaf("roEdStart", MosTime::new),
                roEdDur(in),
                in.text("roTrigger"),
                in.text("macroIn"),
                in.text("macroOut"),
                in.metadata(),
                List.of());
    }

    private static Optional<RoDuration> roEdDur(Children in) {
        var length = in.leaf("roEdDur", RoDuration::new);
        if (length.isPresent() && length.get().readable() && !length.get().wellFormed()) {
            in.tolerate("roEdDur", Children.shown(length.get().text()), MosFault.VALUE_NOT_UNDERSTOOD);
        }
        return length;
    }

    /** The header again, with what nobody asked for. */
    static RoHeader withOthers(RoHeader header, Children in) {
        var others = in.others();
        if (others.isEmpty()) return header;
        return new RoHeader(
                header.roSlug(),
                header.roChannel(),
                header.roEdStart(),
                header.roEdDur(),
                header.roTrigger(),
                header.macroIn(),
                header.macroOut(),
                header.metadata(),
                others);
    }

    /** The stories directly in {@code in}, none twice. */
    static List<Story> stories(Children in) {
        var stories = in.each("story", story -> story(story, story.id("storyID", MosFault.STORY_ID_MISSING)));
        checkUnique(stories, Story::storyID, in, "story", MosFault.DUPLICATE_STORY);
        return stories;
    }

    /** The stories that a newsroom is asked to make, whose IDs are empty. */
    static List<Story> wishedStories(Children in) {
        return in.each(
                "story", story -> story(story, story.optionalId("storyID").orElse("")));
    }

    private static Story story(Children in, String storyID) {
        var slug = in.text("storySlug");
        var number = in.text("storyNum");
        var metadata = in.metadata();
        var items = items(in);
        return new Story(storyID, slug, number, metadata, items, in.others());
    }

    /** The items directly in {@code in}, none twice. */
    static List<Item> items(Children in) {
        var items = in.each("item", PartReader::item);
        checkUnique(items, Item::itemID, in, "item", MosFault.DUPLICATE_ITEM);
        return items;
    }

    private static <T> void checkUnique(List<T> list, Function<T, String> id, Children in, String name, MosFault rule) {
        if (list.size() < 2) return;
        var seen = HashSet.<String>newHashSet(list.size());
        for (int i = 0; i < list.size(); i++) {
            String each = id.apply(list.get(i));
            // Items without ID cannot be told apart, and are not meant to be (R102).
            if (!each.isEmpty() && !seen.add(each)) {
                throw in.fault(name + "[" + (i + 1) + "]", Children.shown(each), rule);
            }
        }
    }

    static Item item(Children in) {
        var itemID = in.optionalId("itemID").orElse("");
        if (itemID.isBlank()) in.tolerate("", "", MosFault.ITEM_WITHOUT_ID);
        var slug = in.text("itemSlug");
        var objID = in.optionalId("objID");
        return new Item(
                itemID,
                slug,
                objID,
                in.optionalId("mosID"),
                in.text("mosPlugInID"),
                in.markup("mosAbstract"),
                in.inside("objPaths").map(PartReader::paths),
                in.text("itemChannel"),
                in.leaf("itemEdStart", Samples::new),
                in.leaf("itemEdDur", Samples::new),
                in.leaf("itemUserTimingDur", Samples::new),
                in.text("itemTrigger"),
                in.text("macroIn"),
                in.text("macroOut"),
                in.metadata(),
                in.others());
    }

    static ObjPaths paths(Children in) {
        var paths = new ObjPaths(
                in.each("objPath", PartReader::path),
                in.each("objProxyPath", PartReader::path),
                in.each("objMetadataPath", PartReader::path));
        in.end();
        return paths;
    }

    private static ObjPath path(Children in) {
        return new ObjPath(in.attribute("techDescription"), in.element().text());
    }

    /** What {@code roStorySend} says beside the IDs. */
    static StoryText storyText(Children in) {
        return new StoryText(
                in.text("storySlug"),
                in.text("storyNum"),
                in.inside("storyBody").map(PartReader::body),
                in.metadata(),
                in.others());
    }

    private static StoryText.Body body(Children in) {
        var items = new ArrayList<Item>();
        collectItems(in, in.element(), items);
        return new StoryText.Body(
                in.element().raw(),
                in.attribute("Read1stMEMasBody").map(PartReader::isTrue).orElse(false),
                items);
    }

    /** Items stand beside paragraphs or inside them (R116); the reader's depth limit bounds the recursion. */
    private static void collectItems(Children body, Element within, List<Item> items) {
        for (int i = 0; i < within.size(); i++) {
            var each = within.child(i);
            if (each.name().equals("storyItem")) items.add(item(body.below(each, items.size() + 1)));
            else collectItems(body, each, items);
        }
    }

    /** YES, true and 1, in any case (R51). */
    static boolean isTrue(String word) {
        String it = word.strip();
        return it.equalsIgnoreCase("YES") || it.equalsIgnoreCase("true") || it.equals("1");
    }
}
