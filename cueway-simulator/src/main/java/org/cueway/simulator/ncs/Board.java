package org.cueway.simulator.ncs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.simulator.ncs.show.Shows;

/**
 * What the newsroom holds, and what its device has not been told yet. One thread changes, one tells; guarded by its lock.
 *
 * <p>What waits is bounded: where more happens than fits, the single messages are dropped and the device is told everything
 * anew, so that both sides end equal however long it was away.
 */
final class Board {
    private final int maxWaiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<RoRequest> waiting = new ArrayDeque<>();
    private Shows now = Shows.NONE;
    private boolean everything;
    private boolean telling;

    /** What the device is to be told next. */
    sealed interface Errand {
        record One(RoRequest message) implements Errand {}

        /** All running orders, as they are. */
        record Everything(Shows shows) implements Errand {}
    }

    Board(int maxWaiting) {
        this.maxWaiting = maxWaiting;
    }

    Shows now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** Holds {@code next}; whoever calls tells the device. */
    void hold(Shows next) {
        lock.lock();
        try {
            now = next;
        } finally {
            lock.unlock();
        }
    }

    /** Holds {@code next}, of which {@code messages} tell. */
    void change(Shows next, List<RoRequest> messages) {
        lock.lock();
        try {
            now = next;
            if (!everything) waiting.addAll(messages);
            if (waiting.size() > maxWaiting) {
                waiting.clear();
                everything = true;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The device is to be told everything anew. */
    void again() {
        lock.lock();
        try {
            waiting.clear();
            everything = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next errand; waits until there is one. The one before it is done. */
    Errand next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            telling = false;
            while (!everything && waiting.isEmpty()) changed.await();
            telling = true;
            if (everything) {
                everything = false;
                return new Errand.Everything(now);
            }
            return new Errand.One(waiting.removeFirst());
        } finally {
            lock.unlock();
        }
    }

    /** Whether the device has been told all there is to tell. */
    boolean settled() {
        lock.lock();
        try {
            return !telling && !everything && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
