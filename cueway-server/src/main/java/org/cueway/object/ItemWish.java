package org.cueway.object;

import java.util.List;
import java.util.Optional;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.RundownId;

/**
 * How we would like an item of a newsroom's running order to be ({@code mosItemReplace}, MOS 4.0 §3.3.2): what is present is
 * set, what is present and empty is removed, what is absent stays. Whether it becomes so is the newsroom's to decide (R115).
 *
 * @param fields leaf elements by MOS name, {@code objID} and {@code mosID} among them
 * @param metadata blocks; each takes the place of the one of its schema
 * @param mosAbstract the whole element as text
 */
public record ItemWish(
        RundownId rundown,
        String storyID,
        String itemID,
        Fields fields,
        List<Block> metadata,
        Optional<String> mosAbstract) {
    public ItemWish {
        metadata = List.copyOf(metadata);
    }
}
