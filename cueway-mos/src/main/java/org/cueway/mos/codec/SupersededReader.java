package org.cueway.mos.codec;

import java.util.List;
import java.util.function.Function;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.Story;
import org.cueway.mos.model.SupersededMessage.RoItemDelete;
import org.cueway.mos.model.SupersededMessage.RoItemInsert;
import org.cueway.mos.model.SupersededMessage.RoItemMoveMultiple;
import org.cueway.mos.model.SupersededMessage.RoItemReplace;
import org.cueway.mos.model.SupersededMessage.RoItemStat;
import org.cueway.mos.model.SupersededMessage.RoStat;
import org.cueway.mos.model.SupersededMessage.RoStoryAppend;
import org.cueway.mos.model.SupersededMessage.RoStoryDelete;
import org.cueway.mos.model.SupersededMessage.RoStoryInsert;
import org.cueway.mos.model.SupersededMessage.RoStoryMove;
import org.cueway.mos.model.SupersededMessage.RoStoryMoveMultiple;
import org.cueway.mos.model.SupersededMessage.RoStoryReplace;
import org.cueway.mos.model.SupersededMessage.RoStorySwap;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;

/** Reads the messages of MOS 2.8.x that {@code roElementAction} and {@code roElementStat} replaced. Stateless. */
final class SupersededReader {
    private static final String STORY = "storyID";
    private static final String ITEM = "itemID";

    private SupersededReader() {}

    static MosMessage read(Children in) {
        var roID = in.id("roID", MosFault.RO_ID_MISSING);
        var message = switch (in.element().name()) {
            case "roStoryAppend" -> new RoStoryAppend(roID, stories(in));
            case "roStoryInsert" -> new RoStoryInsert(roID, position(in, STORY), stories(in));
            case "roStoryReplace" -> new RoStoryReplace(roID, storyID(in), stories(in));
            case "roStoryMove" -> storyMove(in, roID);
            case "roStoryMoveMultiple" ->
                movedToLast(in, STORY, moved -> new RoStoryMoveMultiple(roID, moved.ids(), moved.place()));
            case "roStorySwap" -> {
                var two = ActionReader.swapped(in, in.ids(STORY), STORY);
                yield new RoStorySwap(roID, two.getFirst(), two.getLast());
            }
            case "roStoryDelete" -> new RoStoryDelete(roID, ActionReader.listed(in, in.ids(STORY), STORY));
            case "roStat" -> new RoStat(roID, in.mandatory("status"), in.leaf("time", MosTime::new));
            default -> items(in, roID);
        };
        in.end();
        return message;
    }

    private static MosMessage items(Children in, String roID) {
        var storyID = storyID(in);
        return switch (in.element().name()) {
            case "roItemInsert" -> new RoItemInsert(roID, storyID, position(in, ITEM), itemList(in));
            case "roItemReplace" ->
                new RoItemReplace(roID, storyID, in.id(ITEM, MosFault.ITEM_ID_MISSING), itemList(in));
            case "roItemMoveMultiple" ->
                movedToLast(in, ITEM, moved -> new RoItemMoveMultiple(roID, storyID, moved.ids(), moved.place()));
            case "roItemDelete" -> new RoItemDelete(roID, storyID, ActionReader.listed(in, in.ids(ITEM), ITEM));
            case "roItemStat" ->
                new RoItemStat(
                        new Target.OneItem(roID, storyID, in.id(ITEM, MosFault.ITEM_ID_MISSING)),
                        in.optionalId("objID"),
                        in.text("itemChannel"),
                        in.mandatory("status"),
                        in.leaf("time", MosTime::new));
            default -> throw in.fault("", in.element().name(), MosFault.UNSUPPORTED_MESSAGE);
        };
    }

    private static String storyID(Children in) {
        return in.id(STORY, MosFault.STORY_ID_MISSING);
    }

    private static Position position(Children in, String name) {
        return Position.of(in.optionalId(name).orElse(""));
    }

    private static List<Story> stories(Children in) {
        var stories = PartReader.stories(in);
        if (stories.isEmpty()) throw in.fault("story", "story", MosFault.ELEMENT_MISSING);
        return stories;
    }

    private static List<Item> itemList(Children in) {
        var items = PartReader.items(in);
        if (items.isEmpty()) throw in.fault("item", "item", MosFault.ELEMENT_MISSING);
        return items;
    }

    /** The first ID is the story to move, the second the one it goes above; without one it goes to the end (R104). */
    private static MosMessage storyMove(Children in, String roID) {
        var ids = in.ids(STORY);
        if (ids.isEmpty()) throw in.fault(STORY, "", MosFault.STORY_ID_MISSING);
        if (ids.size() == 1) in.tolerate(STORY, "to the end", MosFault.TARGET_MISSING);
        if (ids.size() > 2) in.tolerate(STORY, STORY, MosFault.DUPLICATE_ELEMENT);
        var place = Position.of(ids.size() > 1 ? ids.get(1) : "");
        ActionReader.moved(in, ids.subList(0, 1), place, STORY);
        return new RoStoryMove(roID, ids.getFirst(), place);
    }

    /** What is moved, and where to. */
    private record Moved(List<String> ids, Position place) {}

    /** The last ID is the target, the others are moved; a single one goes to the end (R158). */
    private static MosMessage movedToLast(Children in, String name, Function<Moved, MosMessage> maker) {
        var ids = in.ids(name);
        if (ids.size() == 1) in.tolerate(name, "to the end", MosFault.TARGET_MISSING);
        int sources = Math.max(ids.size() - 1, 1);
        var place = Position.of(ids.size() > 1 ? ids.getLast() : "");
        var moved = ids.isEmpty() ? ids : ids.subList(0, sources);
        return maker.apply(new Moved(ActionReader.moved(in, moved, place, name), place));
    }
}
