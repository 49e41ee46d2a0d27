package org.cueway.object;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cueway.rundown.Item;

/**
 * Which items need objects of ours, and which of those we lack: marked <em>missing object</em> wherever an item is shown, and
 * told to the newsroom. Follows from item and catalogue alone.
 *
 * @param mosIDs our own names; an item that names another device, or none, is not ours to judge
 * @param held whether an object of ours is there now
 */
public record Holdings(Set<String> mosIDs, Predicate<ObjectId> held) {
    /** We have no objects, so no item can lack one of ours. */
    public static final Holdings NONE = new Holdings(Set.of(), _ -> true);

    public Holdings {
        mosIDs = Set.copyOf(mosIDs);
    }

    /** The object of ours that the item names; empty if it names none of ours, as live sources do. */
    public Optional<ObjectId> named(Item item) {
        return item.mosID()
                .filter(mosIDs::contains)
                .flatMap(mosID ->
                        item.objID().filter(objID -> !objID.isBlank()).map(objID -> ObjectId.ours(mosID, objID)));
    }

    /** Whether the item names an object of ours that is not there. */
    public boolean lacks(Item item) {
        return named(item).filter(held.negate()).isPresent();
    }
}
