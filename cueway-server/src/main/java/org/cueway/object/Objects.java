package org.cueway.object;

import java.util.LinkedHashMap;
import org.cueway.object.ObjectOutcome.Applied;
import org.cueway.object.ObjectOutcome.Refused;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;

/** Every change to an object, told by its owner or wished of ours. Pure. Rules: {@code mos-protocol} §6.2. */
public final class Objects {
    /** Revisions count to 999 and go on with 1 (MOS 4.0 §6). */
    static final int LAST_REVISION = 999;

    private Objects() {}

    /** Returns what becomes of {@code now} by {@code edit}. An object that is not held can be removed: it is gone. */
    public static ObjectOutcome apply(ObjectSlot now, ObjectEdit edit) {
        return switch (edit) {
            case ObjectEdit.Remove() -> new Applied(new ObjectSlot.Empty(now.id()));
            case ObjectEdit.Put(var fields, var metadata, var others) ->
                accept(now, new StoredObject(now.id(), fields, metadata, others));
            case ObjectEdit.Update update ->
                switch (now) {
                    case ObjectSlot.Empty(ObjectId id) ->
                        accept(now, new StoredObject(id, update.fields(), update.metadata(), update.others()));
                    case ObjectSlot.Held(StoredObject held) -> accept(now, updated(held, update));
                };
            case OwnEdit own -> OwnObjects.apply(now, own);
        };
    }

    private static ObjectOutcome accept(ObjectSlot now, StoredObject next) {
        if (now instanceof ObjectSlot.Held(StoredObject held)) {
            var before = held.revision();
            var after = next.revision();
            if (before.isPresent() && after.isPresent() && older(after.getAsInt(), before.getAsInt(), held, next)) {
                return new Refused(
                        ObjectRefusal.OLDER_REVISION, "found " + after.getAsInt() + ", held " + before.getAsInt());
            }
            return new Applied(next.equals(held) ? now : new ObjectSlot.Held(next));
        }
        return new Applied(new ObjectSlot.Held(next));
    }

    /**
     * After 999 comes 1. A fall by more than half of the counter is such a turn, even if messages in between were missed,
     * provided that the object was changed later than the one held.
     */
    private static boolean older(int after, int before, StoredObject held, StoredObject next) {
        boolean turned = before - after > LAST_REVISION / 2 && changed(next).compareTo(changed(held)) > 0;
        return after < before && !turned;
    }

    /** MOS times of one device are written alike, so their text orders them. */
    private static String changed(StoredObject object) {
        return object.fields().get("changed").orElse("");
    }

    private static StoredObject updated(StoredObject held, ObjectEdit.Update update) {
        var fields = new LinkedHashMap<>(held.fields().values());
        update.fields().values().forEach((name, text) -> {
            if (text.isBlank()) {
                fields.remove(name);
            } else {
                fields.put(name, text);
            }
        });
        return new StoredObject(
                held.id(),
                new Fields(fields),
                Block.merged(held.metadata(), update.metadata()),
                update.others().isEmpty() ? held.others() : update.others());
    }
}
