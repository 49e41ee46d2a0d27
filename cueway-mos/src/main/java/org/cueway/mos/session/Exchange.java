package org.cueway.mos.session;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.wire.Connection;

/**
 * The one request that a dialled lane may have outstanding: callers put it in and wait, the lane's thread brings the answer.
 * Guarded by its lock.
 *
 * <p>Since there is only one, an answer without a messageID is its answer (R20), and so is one of a fitting type with a
 * messageID that was never ours: some peers number their answers themselves. An answer to an attempt whose time is up is
 * recognised by its messageID and dropped (R21).
 */
final class Exchange {
    /** Whose an answer is. */
    enum Match {
        /** It was waited for. */
        TAKEN,
        /** It was taken although its messageID is a stranger's. */
        FOREIGN,
        /** It answers an earlier request, after its time. */
        LATE,
        /** Nobody asked. */
        UNASKED
    }

    /** MessageIDs of requests repeated or given up, the oldest forgotten first; an answer later than 1,000 requests has never been seen. */
    private static final int REMEMBERED = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SequencedSet<String> givenUp = new LinkedHashSet<>();
    private Optional<Connection> connection = Optional.empty();
    private Optional<Ask> outstanding = Optional.empty();
    private Optional<Answer> answer = Optional.empty();
    private boolean stopped;

    /** The lane is up: callers may ask on {@code usable}. */
    void open(Connection usable) {
        lock.lock();
        try {
            connection = Optional.of(usable);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The connection is gone, and with it what was asked on it; the caller will ask again on the next one. */
    void lost() {
        lock.lock();
        try {
            connection = Optional.empty();
            giveUp();
        } finally {
            lock.unlock();
        }
    }

    /** The lane ends: callers are told so. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            giveUp();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the lane is up and nothing is outstanding, then {@code ask} is.
     *
     * @return the connection to ask on; empty if the lane has ended
     */
    Optional<Connection> begin(Ask ask) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!stopped && (connection.isEmpty() || outstanding.isPresent())) changed.await();
            if (stopped) return Optional.empty();
            outstanding = Optional.of(ask);
            answer = Optional.empty();
            return connection;
        } finally {
            lock.unlock();
        }
    }

    /** The same, but waits at most for {@code patience}; empty also if that is over. */
    Optional<Connection> begin(Ask ask, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!stopped && (connection.isEmpty() || outstanding.isPresent()) && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (stopped || connection.isEmpty() || outstanding.isPresent()) return Optional.empty();
            outstanding = Optional.of(ask);
            answer = Optional.empty();
            return connection;
        } finally {
            lock.unlock();
        }
    }

    /** Waits at most for {@code patience} until callers may ask; whether they may. */
    boolean awaitOpen(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!stopped && connection.isEmpty() && left > 0) left = changed.awaitNanos(left);
            return !stopped && connection.isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the lane has ended. */
    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Makes {@code ask} the outstanding one if there is none, whether the lane is up or not: for the lane's own use. */
    boolean beginNow(Ask ask) {
        lock.lock();
        try {
            if (outstanding.isPresent()) return false;
            outstanding = Optional.of(ask);
            answer = Optional.empty();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the answer; empty if it does not come in time, or the connection is lost. */
    Optional<Answer> await(Ask ask, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (holds(ask) && answer.isEmpty() && left > 0) left = changed.awaitNanos(left);
            return take(ask);
        } finally {
            lock.unlock();
        }
    }

    /** The answer, if it has come; the exchange is then over. */
    Optional<Answer> take(Ask ask) {
        lock.lock();
        try {
            if (!holds(ask) || answer.isEmpty()) return Optional.empty();
            var taken = answer;
            outstanding = Optional.empty();
            answer = Optional.empty();
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@code ask} is still outstanding. */
    boolean holds(Ask ask) {
        lock.lock();
        try {
            return outstanding.filter(ask::equals).isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** The time for an attempt is up: from now on its answer may come twice, and the second time it is late. */
    void repeated(Ask ask) {
        lock.lock();
        try {
            remember(ask);
        } finally {
            lock.unlock();
        }
    }

    /** Stops waiting for the answer to {@code ask}; one that comes is late. */
    void leave(Ask ask) {
        lock.lock();
        try {
            if (holds(ask)) giveUp();
        } finally {
            lock.unlock();
        }
    }

    /** An answer came, or a heartbeat that may be one. */
    Match offer(Head head, MosMessage message, Answer as) {
        lock.lock();
        try {
            var id = head.messageID().map(String::strip).orElse("");
            var ask = outstanding.filter(o -> answer.isEmpty() && o.fits(message));
            boolean ours = ask.filter(o -> o.isOurs(head.messageID())).isPresent();
            // A heartbeat with a messageID of its own is a question, however much we wait for one ourselves (R45). It
            // may
            // meet a forgotten number of ours by chance: so such a number counts for one heartbeat only.
            if (!ours && message instanceof Heartbeat) return givenUp.remove(id) ? Match.LATE : Match.UNASKED;
            if (!ours && givenUp.contains(id)) return Match.LATE;
            if (ask.isEmpty()) return Match.UNASKED;
            answer = Optional.of(as);
            changed.signalAll();
            return ours ? Match.TAKEN : Match.FOREIGN;
        } finally {
            lock.unlock();
        }
    }

    /** Whether an answer has a messageID that was never ours while we wait for one that is. */
    boolean isForeign(Head head) {
        lock.lock();
        try {
            var id = head.messageID().map(String::strip).orElse("");
            return outstanding.filter(ask -> !ask.isOurs(head.messageID())).isPresent() && !givenUp.contains(id);
        } finally {
            lock.unlock();
        }
    }

    /** An answer came that cannot be read: whatever is outstanding has failed with it. */
    Match offerUnreadable(Answer.Unreadable unreadable) {
        lock.lock();
        try {
            if (outstanding.isEmpty() || answer.isPresent()) return Match.UNASKED;
            answer = Optional.of(unreadable);
            changed.signalAll();
            return Match.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    private void giveUp() {
        outstanding.ifPresent(this::remember);
        outstanding = Optional.empty();
        answer = Optional.empty();
        changed.signalAll();
    }

    private void remember(Ask ask) {
        givenUp.addLast(ask.messageID());
        if (givenUp.size() > REMEMBERED) givenUp.removeFirst();
    }
}
