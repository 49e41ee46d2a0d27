package org.cueway.cue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.cue.payload.GraphicPayload;
import org.cueway.rundown.Block;
import org.cueway.rundown.Item;

/**
 * The graphic that an item carries, against the one that its object carries. An item has what was filled in when it was put
 * into the story; its object may have been changed since, and of the two the newer one counts. Pure.
 */
final class Filling {
    private Filling() {}

    /** Whether an item carries a graphic. */
    static boolean isIn(Item item) {
        return item.metadata().stream().anyMatch(Filling::isOne);
    }

    private static boolean isOne(Block block) {
        return block.schema().strip().startsWith(GraphicPayload.SCHEMA);
    }

    /** The graphic that an item carries itself; empty if it carries none that can be read. */
    static Optional<GraphicPayload> of(Item item) {
        return GraphicPayload.read(item.metadata().stream().map(Block::xml).toList());
    }

    /** The item, with what its object carries in place of its own if that is newer, or if it has none of its own. */
    static Item newest(Item item, GraphicPayload carries) {
        boolean stays =
                isIn(item) && of(item).filter(own -> !carries.isNewerThan(own)).isPresent();
        return stays ? item : with(item, new Block(carries.schema(), carries.xml()));
    }

    private static Item with(Item item, Block filled) {
        var blocks = new ArrayList<Block>();
        boolean there = false;
        for (var block : item.metadata()) {
            if (!isOne(block)) {
                blocks.add(block);
            } else if (!there) {
                blocks.add(filled);
                there = true;
            }
        }
        if (!there) blocks.add(filled);
        return new Item(
                item.itemID(),
                item.objID(),
                item.mosID(),
                item.fields(),
                List.copyOf(blocks),
                item.others(),
                item.status());
    }
}
