package org.cueway.rundown;

import java.util.List;
import java.util.Optional;

/**
 * An item: a reference to an object inside a story. Immutable.
 *
 * @param itemID unique in its story; empty for an item that came without one, which is kept but cannot be addressed
 *     (R102)
 * @param objID the object it names, if any (live sources have none)
 * @param mosID the device that owns that object, if said
 * @param fields its other leaf elements by MOS name
 * @param metadata its metadata blocks in order
 * @param others what else stood in the item (structures, vendor elements), each as the very text that came
 * @param status the state last reported for it
 */
public record Item(
        String itemID,
        Optional<String> objID,
        Optional<String> mosID,
        Fields fields,
        List<Block> metadata,
        List<String> others,
        Optional<Status> status) {
    public Item {
        metadata = List.copyOf(metadata);
        others = List.copyOf(others);
    }

    /** Whether it is reported as playing. */
    public boolean isOnAir() {
        return status.filter(Status::plays).isPresent();
    }
}
