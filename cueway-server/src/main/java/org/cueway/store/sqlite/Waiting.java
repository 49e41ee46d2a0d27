package org.cueway.store.sqlite;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * An entry on its way to the disk, and who waits for it. The fate is set once, by the writer; the rest is immutable.
 */
final class Waiting {
    private final Entry entry;
    private final byte[] bytes;
    private final List<Change> changes;
    private final @Nullable Thread lane;
    private volatile @Nullable Fate fate;

    private Waiting(Entry entry, List<Change> changes, @Nullable Thread lane) {
        this.entry = entry;
        this.bytes = EntryFormat.encode(entry);
        this.changes = List.copyOf(changes);
        this.lane = lane;
    }

    /** An entry that the calling thread will wait for. */
    static Waiting here(Entry entry, List<Change> changes) {
        return new Waiting(entry, changes, Thread.currentThread());
    }

    /** An entry that nobody waits for. */
    static Waiting note(Entry entry) {
        return new Waiting(entry, List.of(), null);
    }

    Entry entry() {
        return entry;
    }

    byte[] bytes() {
        return bytes;
    }

    List<Change> changes() {
        return changes;
    }

    boolean isNote() {
        return lane == null;
    }

    void saved(long number) {
        settle(new Fate.Saved(number));
    }

    void refused(String reason, @Nullable Throwable cause) {
        settle(new Fate.Refused(reason, cause));
    }

    private void settle(Fate outcome) {
        fate = outcome;
        LockSupport.unpark(lane);
    }

    /**
     * Waits for the writer, and does not stop waiting when interrupted: an entry cannot be taken back, so whoever asked must
     * hear what became of it.
     */
    long await() {
        boolean interrupted = false;
        Fate outcome;
        while ((outcome = fate) == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return switch (outcome) {
            case Fate.Saved(var number) -> number;
            case Fate.Refused(var reason, var cause) -> throw new StoreException(reason, cause);
        };
    }

    private sealed interface Fate {
        record Saved(long number) implements Fate {}

        record Refused(String reason, @Nullable Throwable cause) implements Fate {}
    }
}
