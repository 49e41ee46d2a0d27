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
import org.cueway.cue.Verb;

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

    /**
     * Adds what is no action. If more of that waits than anybody could have meant, what the device said first is forgotten: it
     * says more often what it shows than anybody asks for something.
     */
    void tell(Order<S> order) {
        lock.lock();
        try {
            if (told.size() >= max) {
                told.remove(told.stream()
                        .filter(each -> each instanceof Order.Says<S>)
                        .findFirst()
                        .orElse(told.getFirst()));
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
     * @return empty if there was nothing until then, or somebody has put in what is not wanted yet
     */
    @SuppressWarnings("WaitNotInLoop") // who is woken for nothing finds nothing, and comes again
    Optional<Order<S>> take(boolean acting, long until) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var there = next(acting);
            if (there.isPresent()) {
                return there;
            }
            long now = time.nanoTime();
            long wait = (acting ? earliest(until, now) : until) - now;
            if (wait <= 0) {
                return Optional.empty();
            }
            news.await(wait, TimeUnit.NANOSECONDS);
            return next(acting);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Order<S>> next(boolean acting) {
        if (!told.isEmpty()) {
            return Optional.of(told.removeFirst());
        }
        var due = acting ? due(time.nanoTime()) : Optional.<Order.Act<S>>empty();
        due.ifPresent(acts::remove);
        return due.map(act -> act);
    }

    /** Actions that are due and of that kind, taken out; the others keep their order. */
    List<Order.Act<S>> takeDue(Predicate<Order.Act<S>> kind) {
        lock.lock();
        try {
            long now = time.nanoTime();
            var due = acts.stream()
                    .filter(act -> act.dueAt() - now <= 0)
                    .filter(kind)
                    .toList();
            acts.removeAll(due);
            return due;
        } finally {
            lock.unlock();
        }
    }

    /** Of those that are due: what is urgent first, then as they came. */
    private Optional<Order.Act<S>> due(long now) {
        var due = acts.stream().filter(act -> act.dueAt() - now <= 0).toList();
        var first = due.stream().min(Comparator.comparing((Order.Act<S> act) -> !act.isUrgent()));
        // What takes an item off must not overtake what makes that item ready: it would be left there for good.
        return first.filter(act -> act.action().verb() == Verb.OUT)
                .flatMap(out -> due.stream().filter(out::isAboutSameItem).findFirst())
                .or(() -> first);
    }

    private long earliest(long until, long now) {
        return now + acts.stream().mapToLong(act -> act.dueAt() - now).reduce(until - now, Math::min);
    }
}
