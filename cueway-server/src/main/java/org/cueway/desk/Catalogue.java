package org.cueway.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.ObjectSlot;
import org.cueway.object.Objects;
import org.cueway.object.StoredObject;
import org.cueway.store.Change;

/**
 * The objects as they are now. Written by {@link Desk} only, with the lock of the newsroom that the objects belong to;
 * read by anyone.
 */
final class Catalogue {
    private final Map<ObjectId, StoredObject> objects = new ConcurrentHashMap<>();

    /** What becomes of all that was told, in order; an object may be told about twice. */
    sealed interface Result {
        record Applied(Map<ObjectId, ObjectSlot> next) implements Result {}

        /** One was refused, so none is applied. */
        record Refused(ObjectOutcome.Refused why) implements Result {}
    }

    Result apply(List<ObjectChange> told) {
        var next = new LinkedHashMap<ObjectId, ObjectSlot>();
        for (var one : told) {
            var now = next.containsKey(one.id()) ? next.get(one.id()) : slot(one.id());
            switch (Objects.apply(now, one.edit())) {
                case ObjectOutcome.Applied(var slot) -> next.put(one.id(), slot);
                case ObjectOutcome.Refused refused -> {
                    return new Result.Refused(refused);
                }
            }
        }
        return new Result.Applied(next);
    }

    /** What the projection has to take over. */
    List<Change> changes(Map<ObjectId, ObjectSlot> next) {
        var changes = new ArrayList<Change>();
        next.forEach((id, slot) -> {
            if (!slot.equals(slot(id))) {
                changes.add(
                        switch (slot) {
                            case ObjectSlot.Held(var object) -> new Change.ObjectSaved(object);
                            case ObjectSlot.Empty(var gone) -> new Change.ObjectRemoved(gone);
                        });
            }
        });
        return changes;
    }

    void publish(Map<ObjectId, ObjectSlot> next) {
        next.values().forEach(this::publish);
    }

    void publish(ObjectSlot next) {
        switch (next) {
            case ObjectSlot.Held(var object) -> objects.put(object.id(), object);
            case ObjectSlot.Empty(var id) -> objects.remove(id);
        }
    }

    Optional<StoredObject> find(ObjectId id) {
        return Optional.ofNullable(objects.get(id));
    }

    Collection<StoredObject> all() {
        return List.copyOf(objects.values());
    }

    private ObjectSlot slot(ObjectId id) {
        var held = objects.get(id);
        return held == null ? new ObjectSlot.Empty(id) : new ObjectSlot.Held(held);
    }
}
