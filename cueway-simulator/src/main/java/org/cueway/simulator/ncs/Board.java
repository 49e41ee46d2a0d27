package org.cueway.simulator.ncs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.simulator.ncs.answer.Holding;
import org.cueway.simulator.ncs.answer.Verdict;
import org.cueway.simulator.ncs.like.EditStyle;
import org.cueway.simulator.ncs.like.Habits.Delivery;
import org.cueway.simulator.ncs.show.Edits.Edit;
import org.cueway.simulator.ncs.show.Shows;

/**
 * What the newsroom holds, and what each device has not been told yet. Any thread changes, one a device tells; all is guarded
 * by its lock, which is held while the state is written, so that what is on the disk is never behind what was told.
 *
 * <p>What waits is bounded: where more happens than fits, the single messages are dropped and the device is told everything
 * anew, so that both sides end equal however long it was away.
 */
final class Board {
    private final int maxWaiting;
    private final EditStyle style;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Queue> queues = new LinkedHashMap<>();
    private Holding now = Holding.NOTHING;
    private Optional<StateFile> kept = Optional.empty();

    /** What a device is to be told next. */
    sealed interface Errand {
        /**
         * A file to be played.
         *
         * @param counts whether it changes what we hold, so that a refusal leaves a difference
         */
        record Play(PlayFile file, boolean counts) implements Errand {}

        record One(RoRequest message) implements Errand {}

        /** Not worth telling after {@code until}, in nanoseconds of the monotonic clock. */
        record Cue(RoRequest message, long until) implements Errand {}

        /** All running orders, as they are. */
        record Everything(Shows shows) implements Errand {}
    }

    Board(int maxWaiting, EditStyle style) {
        this.maxWaiting = maxWaiting;
        this.style = style;
    }

    Holding now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** What a device is to be told; the same one for the same device. */
    Queue queue(String mosID, Delivery delivery) {
        lock.lock();
        try {
            return queues.computeIfAbsent(mosID, _ -> new Queue(delivery));
        } finally {
            lock.unlock();
        }
    }

    /** Holds {@code next}; whoever calls tells the devices. */
    void hold(Shows next) {
        lock.lock();
        try {
            now = now.with(next);
        } finally {
            lock.unlock();
        }
    }

    /** From now on what is held is on the disk before anybody hears of it. */
    void keep(StateFile file) throws IOException {
        lock.lock();
        try {
            file.write(now.shows());
            kept = Optional.of(file);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Thinks of an edit, makes it, and lets all devices know.
     *
     * @throws IOException if it cannot be kept; nothing has changed then
     */
    boolean edit(Function<Shows, Optional<Edit>> thought) throws IOException {
        lock.lock();
        try {
            var edit = thought.apply(now.shows());
            if (edit.isEmpty()) return false;
            become(now.with(edit.get().next()), edit.get().messages());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Judges a request, holds what follows from it, and lets all devices know. */
    Verdict take(Function<Holding, Verdict> judge) {
        lock.lock();
        try {
            var verdict = judge.apply(now);
            become(verdict.next(), verdict.tell());
            return verdict;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private void become(Holding next, List<RoRequest> messages) throws IOException {
        if (kept.isPresent() && !next.shows().equals(now.shows())) kept.get().write(next.shows());
        now = next;
        var said = style.say(messages, next.shows());
        for (var queue : queues.values()) queue.add(said);
        changed.signalAll();
    }

    /** A cue for those whose mosID fits. */
    void cue(Predicate<String> mosID, RoRequest message, long until) {
        lock.lock();
        try {
            queues.forEach((id, queue) -> {
                if (mosID.test(id)) queue.waiting.add(new Errand.Cue(message, until));
            });
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All devices are to be told everything anew. */
    void again() {
        lock.lock();
        try {
            queues.values().forEach(Queue::again);
        } finally {
            lock.unlock();
        }
    }

    /** Whether all devices have been told all there is to tell. */
    boolean settled() {
        lock.lock();
        try {
            return queues.values().stream().allMatch(Queue::settled);
        } finally {
            lock.unlock();
        }
    }

    /** What one device has not been told yet. Guarded by the board's lock. */
    final class Queue {
        private final Delivery delivery;
        private final Deque<Errand> waiting = new ArrayDeque<>();
        private final Set<String> askedFor = new HashSet<>();
        private boolean everything;
        private boolean telling;

        Queue(Delivery delivery) {
            this.delivery = delivery;
        }

        /** Files to be played, in this order. */
        void play(List<Errand.Play> files) {
            lock.lock();
            try {
                if (delivery != Delivery.NEVER && delivery != Delivery.ON_REQUEST) waiting.addAll(files);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** The device has asked for a running order: from now on it is told what becomes of it. */
        void askedFor(String roID) {
            lock.lock();
            try {
                askedFor.add(roID);
            } finally {
                lock.unlock();
            }
        }

        /** The device is to be told these too. */
        void tell(List<RoRequest> messages) {
            lock.lock();
            try {
                add(messages);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** The device is to be told everything anew, and nothing that waited. */
        void again() {
            lock.lock();
            try {
                if (delivery == Delivery.NEVER || delivery == Delivery.ON_REQUEST) return;
                forget();
                everything = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** What waited is thrown away, files and all (R60). */
        void lose() {
            lock.lock();
            try {
                waiting.clear();
                everything = false;
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
                if (waiting.peekFirst() instanceof Errand.Play || !everything) return waiting.removeFirst();
                everything = false;
                return new Errand.Everything(now.shows());
            } finally {
                lock.unlock();
            }
        }

        /** Whether a file is still to be played. */
        boolean plays() {
            lock.lock();
            try {
                return waiting.peekFirst() instanceof Errand.Play;
            } finally {
                lock.unlock();
            }
        }

        private boolean settled() {
            return !telling && !everything && waiting.isEmpty();
        }

        private void add(List<RoRequest> messages) {
            if (everything || delivery == Delivery.NEVER) return;
            for (var message : messages) {
                if (delivery != Delivery.ON_REQUEST || askedFor.contains(RoIds.of(message))) {
                    waiting.add(new Errand.One(message));
                }
            }
            if (waiting.stream()
                            .filter(errand -> !(errand instanceof Errand.Play))
                            .count()
                    > maxWaiting) again();
        }

        /** All but the files, which are not ours to say otherwise. */
        private void forget() {
            waiting.removeIf(errand -> !(errand instanceof Errand.Play));
        }
    }
}
