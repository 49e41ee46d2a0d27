package org.cueway.web.plugin;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cueway.graphics.Catalogue;
import org.cueway.object.Holdings;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.store.Committed;

/**
 * Where the plug-in's pages come from. Each is asked by many threads at once.
 *
 * @param catalogue the graphics that there are now
 * @param objects our own
 * @param rundowns where objects are used
 * @param subscribe has a consumer told of each entry that becomes durable
 */
public record PluginSources(
        Supplier<Catalogue> catalogue,
        Objects objects,
        Supplier<Collection<Rundown>> rundowns,
        Consumer<Consumer<Committed>> subscribe) {
    /**
     * Objects of our own.
     *
     * @param all those that are there
     * @param editing how they are made and changed
     */
    public record Objects(Holdings holdings, Supplier<Collection<StoredObject>> all, Editing editing) {
        /** The device that they belong to. */
        String mosID() {
            return holdings.mosIDs().stream().findFirst().orElse("");
        }

        Optional<StoredObject> find(String objID) {
            return all.get().stream()
                    .filter(object -> object.id().objID().equals(objID))
                    .findFirst();
        }
    }

    /** Makes an object, or says how one is; {@code seen} is empty if it is to be new. */
    @FunctionalInterface
    public interface Editing {
        ObjectOutcome describe(String objID, OwnEdit.Description described, OptionalInt seen, String by);
    }
}
