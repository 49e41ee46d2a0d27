package org.cueway.device;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.cueway.base.TimeSource;

/**
 * What waits for one device: actions by the time that they are due, and everything else before them, in the order that it came.
 * Guarded by its lock.
 */
final class Inbox<S> {
    private final int max;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Order<S>> told = new ArrayDeque<>();
    /** In the order that they came. */
    private final List<Order.Act<S>> acts = new ArrayList<>();

    Inbox(int max, TimeSource time) {
        this.max = max;
        this.time = time;
    }

    /** Adds an action; false if too many wait. */
    boolean offer(Order.Act<S> act) {
        lock.lock();
        try {
            if (acts.size() >= max) {
                return false;
            }
            acts.add(act);
            news.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Adds what is no action. If more of that waits than anybody could have meant, the oldest is forgotten. */
    void tell(Order<S> order) {
        lock.lock();
        try {
            if (told.size() >= max) {
                told.removeFirst();
            }
            told.add(order);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** How many actions wait. */
    int waiting() {
        lock.lock();
        try {
            return acts.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is next; waits for it.
     *
     * @param acting whether actions are wanted now
     * @param until waits no longer than that, by the monotonic clock
     * @return empty if there was nothing until then
     */
    Optional<Order<S>> take(boolean acting, long until) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (!told.isEmpty()) {
                    return Optional.of(told.removeFirst());
                }
                long now = time.nanoTime();
                var due = acting ? due(now) : Optional.<Order.Act<S>>empty();
                if (due.isPresent()) {
                    acts.remove(due.get());
                    return Optional.of(due.get());
                }
                long wait = (acting ? earliest(until, now) : until) - now;
                if (wait <= 0) {
                    return Optional.empty();
                }
                news.await(wait, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Those actions, taken out, in the order that they came; the others keep their places. */
    List<Order.Act<S>> takeOut(Predicate<Order.Act<S>> which) {
        lock.lock();
        try {
            var out = acts.stream().filter(which).toList();
            acts.removeAll(out);
            return out;
        } finally {
            lock.unlock();
        }
    }

    /** Of those that are due: what is urgent first, then as they came. */
    private Optional<Order.Act<S>> due(long now) {
        return acts.stream()
                .filter(act -> act.dueAt() - now <= 0)
                .min(Comparator.comparing((Order.Act<S> act) -> !act.isUrgent()));
    }

    private long earliest(long until, long now) {
        return now + acts.stream().mapToLong(act -> act.dueAt() - now).reduce(until - now, Math::min);
    }
}
