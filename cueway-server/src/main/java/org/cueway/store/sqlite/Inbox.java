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
    private volatile @Nullable Thread sleeper;
    private volatile boolean woken;
    private volatile boolean closed;

    Inbox(Limits.Store limits) {
        this.limits = limits;
    }

    void add(Waiting waiting) {
        queue.add(waiting);
        unparkSleeper();
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

    /** What goes into the next commit; empty if nothing waits. Never waits itself: a group is what came in the meantime. */
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

    /** Waits at most so long for something to come; returns whether something did. */
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
        unparkSleeper();
    }

    /** No waiting any more: the writer is to finish. */
    void close() {
        closed = true;
        unparkSleeper();
    }

    private void unparkSleeper() {
        var asleep = sleeper;
        if (asleep != null) {
            LockSupport.unpark(asleep);
        }
    }
}
