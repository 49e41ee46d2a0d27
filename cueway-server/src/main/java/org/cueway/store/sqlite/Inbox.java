package org.cueway.store.sqlite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.cueway.base.Limits;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.StoreException;
import org.cueway.store.sqlite.format.EntryFormat;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the writer, in order. Any thread may add; only the writer's takes and parks. Bounded by the lanes, each
 * of which waits for its one entry, and by the limit on notes.
 */
final class Inbox {
    private final Limits.Store limits;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger notes = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private @Nullable Thread alone; // whose entry was the whole of the last group; the writer's own
    private volatile @Nullable Thread sleeper;
    private volatile @Nullable Thread gatherer;
    private volatile boolean woken;
    private volatile boolean closed;

    Inbox(Limits.Store limits) {
        this.limits = limits;
    }

    void add(Waiting waiting) {
        queue.add(waiting);
        LockSupport.unpark(sleeper);
        if (waiting.isCue()) {
            LockSupport.unpark(gatherer);
        }
    }

    /** Adds a note if there is room. */
    void addNote(Waiting note) {
        if (notes.incrementAndGet() > limits.maxNotes()) {
            notes.decrementAndGet();
            drop(1);
            return;
        }
        add(note);
    }

    void drop(long count) {
        dropped.addAndGet(count);
    }

    long dropped() {
        return dropped.get();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /**
     * Lets more come for so long, if anything waits at all. A cue ends it, and so does closing. A lane that had the last group
     * for itself and is the next again is not kept waiting: nobody else may be at work.
     */
    void gather(Duration atMost) {
        var next = queue.peek();
        if (next == null || !atMost.isPositive() || (alone != null && alone.equals(next.lane))) {
            return;
        }
        gatherer = Thread.currentThread();
        // Announced before the look, as in await.
        if (queue.stream().noneMatch(Waiting::isCue) && !closed) {
            LockSupport.parkNanos(this, atMost.toNanos());
        }
        gatherer = null;
    }

    /** What goes into the next commit; empty if nothing waits. Never waits itself. */
    List<Waiting> nextGroup() {
        var group = new ArrayList<Waiting>();
        long bytes = 0;
        for (Waiting next; group.size() < limits.maxGroupEntries() && (next = queue.peek()) != null; ) {
            bytes += next.bytes().length;
            if (!group.isEmpty() && bytes > limits.maxGroupBytes()) {
                break;
            }
            group.add(next);
            queue.remove();
            if (next.isNote()) {
                notes.decrementAndGet();
            }
        }
        if (!group.isEmpty()) {
            alone = group.size() == 1 ? group.getFirst().lane : null;
        }
        return group;
    }

    /** Refuses everything that waits. The writer is gone: any thread may do this then. */
    void refuseAll(String reason) {
        for (Waiting next; (next = queue.poll()) != null; ) {
            if (next.isNote()) {
                drop(1);
            } else {
                next.refused(reason, null);
            }
        }
    }

    /** The writer waits at most so long for something to come; returns whether something did. */
    boolean await(Duration atMost) {
        sleeper = Thread.currentThread();
        // Announced before the look, so whoever adds or wakes after it will see the sleeper.
        if (queue.isEmpty() && !woken && !closed) {
            LockSupport.parkNanos(this, atMost.toNanos());
        }
        sleeper = null;
        woken = false;
        return !queue.isEmpty();
    }

    /** Ends the writer's waiting, or its next one, although nothing came. */
    void wake() {
        woken = true;
        LockSupport.unpark(sleeper);
    }

    /** No waiting any more: the writer is to finish. */
    void close() {
        closed = true;
        LockSupport.unpark(sleeper);
        LockSupport.unpark(gatherer);
    }

    /**
     * An entry on its way to the disk, and who waits for it. The fate is set once, by the writer; the rest is immutable.
     */
    static final class Waiting {
        private final Entry entry;
        private final byte[] bytes;
        private final List<Change> changes;
        private final Runnable publish;
        private final @Nullable Thread lane;
        private final boolean cue;
        private volatile @Nullable Fate fate;

        private Waiting(Entry entry, List<Change> changes, Runnable publish, @Nullable Thread lane) {
            this.entry = entry;
            this.bytes = EntryFormat.encode(entry);
            this.changes = List.copyOf(changes);
            this.publish = publish;
            this.lane = lane;
            this.cue = changes.stream().anyMatch(Change.CueGiven.class::isInstance);
        }

        /** An entry that the calling thread will wait for. */
        static Waiting here(Entry entry, List<Change> changes, Runnable publish) {
            return new Waiting(entry, changes, publish, Thread.currentThread());
        }

        /** An entry that nobody waits for. */
        static Waiting note(Entry entry) {
            return new Waiting(entry, List.of(), () -> {}, null);
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

        /** Whether somebody at a desk waits for what follows from it. */
        boolean isCue() {
            return cue;
        }

        boolean isNote() {
            return lane == null;
        }

        void saved(long number) {
            publish.run();
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
}
