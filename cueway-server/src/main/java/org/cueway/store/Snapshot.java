package org.cueway.store;

import java.util.List;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;

/**
 * What the projection held when the store was opened. What came later is the tail: see {@link RundownStore#replay}.
 *
 * @param rundowns each with the number of the entry that it stands at
 * @param objects each with the number of the entry that it stands at
 * @param removedRundowns running orders that are not held any more while older entries of theirs are still in the tail
 * @param removedObjects objects that are not held any more while older entries of theirs are still in the tail
 * @param receipts the last of each (mosID, ncsID, channel), and older ones of the journal's last 60 s, in journal order;
 *     the tail's are among them
 * @param messageIds the last reserved messageID of each (newsroom, ncsID, channel), the tail's among them
 * @param outbox entries of kind {@link Entry.Kind#QUEUED} that are not settled, in journal order; the tail's among them
 */
public record Snapshot(
        List<At<Rundown>> rundowns,
        List<At<StoredObject>> objects,
        List<At<RundownId>> removedRundowns,
        List<At<ObjectId>> removedObjects,
        List<Receipt> receipts,
        List<Reserved> messageIds,
        List<Entry> outbox) {
    public Snapshot {
        rundowns = List.copyOf(rundowns);
        objects = List.copyOf(objects);
        removedRundowns = List.copyOf(removedRundowns);
        removedObjects = List.copyOf(removedObjects);
        receipts = List.copyOf(receipts);
        messageIds = List.copyOf(messageIds);
        outbox = List.copyOf(outbox);
    }

    /** Of a store in which nothing was ever kept. */
    public static Snapshot empty() {
        return new Snapshot(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** A thing and the entry that it stands at: replaying that entry or an older one must not touch it. */
    public record At<T>(T thing, long entry) {}

    /** MessageIDs of ours up to and including {@code last} may have been used. */
    public record Reserved(String newsroom, String ncsID, String channel, long last) {}
}
