package org.cueway.mos.codec.write;

import java.util.List;
import org.cueway.mos.model.SupersededMessage;
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

/** Writes the messages of MOS 2.8.x that others replaced. Confined to one message. */
final class SupersededWriter {
    private static final String STORY = "storyID";
    private static final String ITEM = "itemID";

    private final FieldWriter out;
    private final PartWriter parts;

    SupersededWriter(FieldWriter out, PartWriter parts) {
        this.out = out;
        this.parts = parts;
    }

    void write(SupersededMessage message) {
        out.open(message.element());
        switch (message) {
            case RoStoryAppend(var roID, var stories) -> {
                ids(roID);
                parts.stories(stories);
            }
            case RoStoryInsert(var roID, var position, var stories) -> {
                ids(roID, position.target());
                parts.stories(stories);
            }
            case RoStoryReplace(var roID, var storyID, var stories) -> {
                ids(roID, storyID);
                parts.stories(stories);
            }
            case RoStoryMove(var roID, var storyID, var position) -> {
                ids(roID, storyID);
                out.id(STORY, position.target());
            }
            case RoStoryMoveMultiple(var roID, var storyIDs, var position) -> {
                ids(roID);
                each(STORY, storyIDs);
                out.id(STORY, position.target());
            }
            case RoStorySwap(var roID, var first, var second) -> {
                ids(roID, first);
                out.id(STORY, second);
            }
            case RoStoryDelete(var roID, var storyIDs) -> {
                ids(roID);
                each(STORY, storyIDs);
            }
            case RoItemInsert(var roID, var storyID, var position, var items) -> {
                ids(roID, storyID, position.target());
                parts.items(items);
            }
            case RoItemReplace(var roID, var storyID, var itemID, var items) -> {
                ids(roID, storyID, itemID);
                parts.items(items);
            }
            case RoItemMoveMultiple(var roID, var storyID, var itemIDs, var position) -> {
                ids(roID, storyID);
                each(ITEM, itemIDs);
                out.id(ITEM, position.target());
            }
            case RoItemDelete(var roID, var storyID, var itemIDs) -> {
                ids(roID, storyID);
                each(ITEM, itemIDs);
            }
            case RoStat(var roID, var status, var time) -> {
                ids(roID);
                out.status("status", status);
                out.stamp("time", time);
            }
            case RoItemStat(var item, var objID, var channel, var status, var time) -> {
                ids(item.roID(), item.storyID(), item.itemID());
                out.id("objID", objID);
                out.text("itemChannel", channel);
                out.status("status", status);
                out.stamp("time", time);
            }
        }
        out.close(message.element());
    }

    private void ids(String roID) {
        out.id("roID", roID);
    }

    private void ids(String roID, String storyID) {
        ids(roID);
        out.id(STORY, storyID);
    }

    private void ids(String roID, String storyID, String itemID) {
        ids(roID, storyID);
        out.id(ITEM, itemID);
    }

    private void each(String name, List<String> ids) {
        for (var id : ids) out.id(name, id);
    }
}
