package org.cueway.mos.codec.write;

import java.util.List;
import org.cueway.mos.model.RunningOrderMessage.DeleteItems;
import org.cueway.mos.model.RunningOrderMessage.DeleteStories;
import org.cueway.mos.model.RunningOrderMessage.InsertItems;
import org.cueway.mos.model.RunningOrderMessage.InsertStories;
import org.cueway.mos.model.RunningOrderMessage.MoveItems;
import org.cueway.mos.model.RunningOrderMessage.MoveStories;
import org.cueway.mos.model.RunningOrderMessage.ReplaceItem;
import org.cueway.mos.model.RunningOrderMessage.ReplaceStory;
import org.cueway.mos.model.RunningOrderMessage.RoElementAction;
import org.cueway.mos.model.RunningOrderMessage.SwapItems;
import org.cueway.mos.model.RunningOrderMessage.SwapStories;

/** Writes {@code roElementAction}. "At the end" is an explicit empty element (R104). Confined to one message. */
final class ActionWriter {
    private final FieldWriter out;
    private final PartWriter parts;

    ActionWriter(FieldWriter out, PartWriter parts) {
        this.out = out;
        this.parts = parts;
    }

    void write(RoElementAction action) {
        out.open("roElementAction", "operation", action.operation());
        out.id("roID", action.roID());
        target(action);
        out.open("element_source");
        switch (action) {
            case InsertStories insert -> parts.stories(insert.stories());
            case ReplaceStory replace -> parts.stories(replace.stories());
            case InsertItems insert -> parts.items(insert.items());
            case ReplaceItem replace -> parts.items(replace.items());
            case MoveStories move -> ids("storyID", move.storyIDs());
            case DeleteStories delete -> ids("storyID", delete.storyIDs());
            case SwapStories swap -> ids("storyID", List.of(swap.first(), swap.second()));
            case MoveItems move -> ids("itemID", move.itemIDs());
            case DeleteItems delete -> ids("itemID", delete.itemIDs());
            case SwapItems swap -> ids("itemID", List.of(swap.first(), swap.second()));
        }
        out.close("element_source");
        out.close("roElementAction");
    }

    private void target(RoElementAction action) {
        switch (action) {
            case InsertStories insert -> story(insert.position().target());
            case ReplaceStory replace -> story(replace.storyID());
            case MoveStories move -> story(move.position().target());
            case DeleteStories _, SwapStories _ -> {}
            case InsertItems insert -> item(insert.storyID(), insert.position().target());
            case ReplaceItem replace -> item(replace.storyID(), replace.itemID());
            case MoveItems move -> item(move.storyID(), move.position().target());
            case DeleteItems delete -> story(delete.storyID());
            case SwapItems swap -> story(swap.storyID());
        }
    }

    private void story(String storyID) {
        out.open("element_target");
        out.id("storyID", storyID);
        out.close("element_target");
    }

    private void item(String storyID, String itemID) {
        out.open("element_target");
        out.id("storyID", storyID);
        out.id("itemID", itemID);
        out.close("element_target");
    }

    private void ids(String name, List<String> ids) {
        for (var id : ids) out.id(name, id);
    }
}
