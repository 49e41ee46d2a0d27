package org.cueway.object;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cueway.rundown.Item;

/**
 * Which items need objects of ours, and which of those we lack: marked <em>missing object</em> wherever an item is shown, and
 * told to the newsroom. Follows from item and catalogue alone.
 *
 * @param owners the mosIDs whose objects we answer for, each with the {@link ObjectId#newsroom} that its objects are kept
 *     under: our own, under none, and servers of our family that we fetch from (MOS profile 6). An item that names another
 *     device, or none, is not ours to judge
 * @param held whether such an object is there now
 */
public record Holdings(Map<String, String> owners, Predicate<ObjectId> held) {
    /** We have no objects, so no item can lack one of ours. */
    public static final Holdings NONE = new Holdings(Set.of(), _ -> true);

    public Holdings {
        owners = Map.copyOf(owners);
    }

    /** Only objects of our own, under these names. */
    public Holdings(Set<String> mosIDs, Predicate<ObjectId> held) {
        this(mosIDs.stream().collect(Collectors.toMap(mosID -> mosID, _ -> "")), held);
    }

    /** Our own names. */
    public Set<String> mosIDs() {
        return owners.entrySet().stream()
                .filter(owner -> owner.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The object of ours that the item names; empty if it names none of ours, as live sources do. */
    public Optional<ObjectId> named(Item item) {
        return item.mosID()
                .filter(owners::containsKey)
                .flatMap(mosID -> item.objID()
                        .filter(objID -> !objID.isBlank())
                        .map(objID -> new ObjectId(owners.getOrDefault(mosID, ""), mosID, objID)));
    }

    /** Whether the item names an object of ours that is not there. */
    public boolean lacks(Item item) {
        return named(item).filter(held.negate()).isPresent();
    }
}
