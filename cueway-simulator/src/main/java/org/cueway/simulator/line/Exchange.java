package org.cueway.simulator.line;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.RunningOrderMessage.RoList;

/** The one request that a connection may have outstanding, and its answer. Guarded by its lock. */
final class Exchange {
    /** Numbers of requests nobody waits for any more, the oldest forgotten first; 100. */
    private static final int REMEMBERED = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SequencedSet<String> overdue = new LinkedHashSet<>();
    /** Numbers that came back on the answers to their requests, as many; none counts while an answer fails to come. */
    private final SequencedSet<String> echoed = new LinkedHashSet<>();

    private Optional<Outgoing> outstanding = Optional.empty();
    private Optional<Said> answer = Optional.empty();
    private Optional<String> ended = Optional.empty();

    /** {@code asked} is outstanding from now on; false if something else is, or the connection has ended. */
    boolean begin(Outgoing asked) {
        lock.lock();
        try {
            if (outstanding.isPresent() || ended.isPresent()) return false;
            outstanding = Optional.of(asked);
            answer = Optional.empty();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the answer to what is outstanding; empty if there is none in time, or the connection ends. */
    Optional<Said> await(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (answer.isEmpty() && ended.isEmpty() && left > 0) left = changed.awaitNanos(left);
            if (answer.isEmpty()) {
                outstanding.flatMap(Outgoing::messageID).ifPresent(number -> remember(number, overdue));
                echoed.clear();
            }
            return answer;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is outstanding any more. */
    void end() {
        lock.lock();
        try {
            outstanding = Optional.empty();
            answer = Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether what came was waited for, or was once and is too late or comes again: then it must not be answered (R21). */
    boolean offer(Envelope came, String text) {
        lock.lock();
        try {
            var number = came.head().messageID().map(String::strip).orElse("");
            var asked = outstanding.filter(out -> answer.isEmpty() && out.fits(came.message()));
            boolean ours = asked.filter(out -> out.numberedLike(came.head())).isPresent();
            // A question of the peer's that is no answer by itself counts as ours only if it bears our number.
            if (!ours && !came.message().isAnswer()) return overdue.remove(number);
            if (!ours && (overdue.contains(number) || echoed.contains(number))) return true;
            // A running order that nobody asked for is no answer, and is news all the same (mos-protocol §6.3).
            if (asked.isEmpty()) return came.message().isAnswer() && !(came.message() instanceof RoList);
            if (ours && !number.isEmpty()) remember(number, echoed);
            answer = Optional.of(new Said.Answered(came, text));
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** An answer came that cannot be read. */
    void offerUnreadable(String why, String text) {
        lock.lock();
        try {
            if (outstanding.isEmpty()) return;
            answer = Optional.of(new Said.Unreadable(why, text));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The connection has ended. */
    void close(String why) {
        lock.lock();
        try {
            if (ended.isEmpty()) ended = Optional.of(why);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Why the connection has ended; empty if it has not. */
    Optional<String> ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the connection ends, at most so long; returns whether it has. */
    boolean awaitEnd(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (ended.isEmpty() && left > 0) left = changed.awaitNanos(left);
            return ended.isPresent();
        } finally {
            lock.unlock();
        }
    }

    private static void remember(String number, SequencedSet<String> among) {
        among.addLast(number);
        if (among.size() > REMEMBERED) among.removeFirst();
    }
}
