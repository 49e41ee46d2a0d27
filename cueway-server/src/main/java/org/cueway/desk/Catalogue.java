package org.cueway.desk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.ObjectRefusal;
import org.cueway.object.ObjectSlot;
import org.cueway.object.Objects;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.store.Change;

/**
 * The objects as they are now. Written by {@link Desk} only, with the lock of the newsroom that the objects belong to;
 * read by anyone.
 */
final class Catalogue {
    private final Map<ObjectId, StoredObject> objects = new ConcurrentHashMap<>();
    /** How many of them are our own, and the last stamp that one of those got; guarded by the lock of our own objects. */
    private int ours;

    private Instant newest = Instant.MIN;

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

    /** What becomes of an object of our own; at most {@code max} of them are kept. */
    ObjectOutcome apply(ObjectId id, OwnEdit edit, int max) {
        var now = slot(id);
        return switch (Objects.apply(now, edit)) {
            case ObjectOutcome.Applied(var next)
            when now instanceof ObjectSlot.Empty && next instanceof ObjectSlot.Held && ours >= max ->
                new ObjectOutcome.Refused(ObjectRefusal.CATALOGUE_FULL, Integer.toString(max));
            case ObjectOutcome outcome -> outcome;
        };
    }

    /**
     * When an edit of an object of our own happened: later than any before it, also if the clock was set back. So stamps
     * order all edits of our objects, and the newest one is how far somebody has been told.
     */
    Instant stamp(Instant now) {
        var millis = now.truncatedTo(ChronoUnit.MILLIS);
        return newest.isBefore(millis) ? millis : newest.plusMillis(1);
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
        var before = switch (next) {
            case ObjectSlot.Held(var object) -> objects.put(object.id(), object);
            case ObjectSlot.Empty(var id) -> objects.remove(id);
        };
        if (next.id().isOurs()) {
            count(before != null, next);
        }
    }

    private void count(boolean before, ObjectSlot next) {
        if (next instanceof ObjectSlot.Held(var object)) {
            ours += before ? 0 : 1;
            newest = object.changed().filter(newest::isBefore).orElse(newest);
        } else {
            ours -= before ? 1 : 0;
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
