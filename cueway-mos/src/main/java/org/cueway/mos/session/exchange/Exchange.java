package org.cueway.mos.session.exchange;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.mos.codec.Head;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosObj;
import org.cueway.mos.wire.Connection;

/**
 * The one request that a lane may have outstanding: callers put it in and wait, the thread of the connection brings the answer.
 * Guarded by its lock.
 *
 * <p>Since there is only one, an answer without a messageID is its answer (R20), and so is one of a fitting type with a
 * messageID that was never ours: some peers number their answers themselves. An answer to an attempt whose time is up, and one
 * that comes a second time, is recognised by its messageID and dropped (R21). It counts only on the connection that the request went out on (R83).
 *
 * <p>A lane that we dial has one connection at a time. One that the peer dials may have several: then the one used last is asked.
 */
public final class Exchange {
    /** Whose an answer is. */
    public enum Match {
        /** It was waited for. */
        TAKEN,
        /** It was taken although its messageID is a stranger's. */
        FOREIGN,
        /** It answers an earlier request, after its time or once more. */
        LATE,
        /** Nobody asked. */
        UNASKED
    }

    /** MessageIDs of requests repeated or given up, the oldest forgotten first; an answer later than 1,000 requests has never been seen. */
    private static final int REMEMBERED = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SequencedSet<String> givenUp = new LinkedHashSet<>();
    /**
     * MessageIDs that came back on the answers to their requests; as many are remembered. While an answer fails to come none
     * counts: a peer that numbers its answers itself may have met one of them by chance.
     */
    private final SequencedSet<String> echoed = new LinkedHashSet<>();
    /** Those that may be asked on; the one used last stands last. */
    private final SequencedSet<Connection> usable = new LinkedHashSet<>();

    private Optional<Out> outstanding = Optional.empty();
    private Optional<Answer> answer = Optional.empty();
    private boolean stopped;

    /** A request that is out, and where. */
    private record Out(Ask ask, Connection connection) {}

    /** Callers may ask on {@code connection}, and on this one before any other. */
    public void open(Connection connection) {
        lock.lock();
        try {
            usable.addLast(connection);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A connection is gone, and with it what was asked on it; the caller will ask again on the next one. */
    public void lost(Connection connection) {
        lock.lock();
        try {
            usable.remove(connection);
            if (outstanding.filter(out -> out.connection().equals(connection)).isPresent()) giveUp();
        } finally {
            lock.unlock();
        }
    }

    /** The lane ends: callers are told so. */
    public void stop() {
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
    public Optional<Connection> begin(Ask ask) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!stopped && (usable.isEmpty() || outstanding.isPresent())) changed.await();
            return begun(ask);
        } finally {
            lock.unlock();
        }
    }

    /** The same, but waits at most for {@code patience}; empty also if that is over. */
    public Optional<Connection> begin(Ask ask, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!stopped && (usable.isEmpty() || outstanding.isPresent()) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return begun(ask);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Connection> begun(Ask ask) {
        if (stopped || usable.isEmpty() || outstanding.isPresent()) return Optional.empty();
        var connection = usable.getLast();
        ask(ask, connection);
        return Optional.of(connection);
    }

    /** Waits at most for {@code patience} until callers may ask; whether they may. */
    public boolean awaitOpen(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (!stopped && usable.isEmpty() && left > 0) left = changed.awaitNanos(left);
            return !stopped && !usable.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the lane has ended. */
    public boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Makes {@code ask} the outstanding one if there is none, whether the lane is up or not: for the lane's own use. */
    public boolean beginNow(Ask ask, Connection connection) {
        lock.lock();
        try {
            if (outstanding.isPresent()) return false;
            ask(ask, connection);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void ask(Ask ask, Connection connection) {
        outstanding = Optional.of(new Out(ask, connection));
        answer = Optional.empty();
    }

    /** Waits for the answer; empty if it does not come in time, or the connection is lost. */
    public Optional<Answer> await(Ask ask, Duration wait) throws InterruptedException {
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
    public Optional<Answer> take(Ask ask) {
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
    public boolean holds(Ask ask) {
        lock.lock();
        try {
            return outstanding.filter(out -> out.ask().equals(ask)).isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** The time for an attempt is up: from now on its answer may come twice, and the second time it is late. */
    public void repeated(Ask ask) {
        lock.lock();
        try {
            remember(ask);
        } finally {
            lock.unlock();
        }
    }

    /** Stops waiting for the answer to {@code ask}; one that comes is late. */
    public void leave(Ask ask) {
        lock.lock();
        try {
            if (holds(ask)) giveUp();
        } finally {
            lock.unlock();
        }
    }

    /** An answer came on {@code from}, or a heartbeat that may be one. */
    public Match offer(Connection from, Answer.Said as) {
        lock.lock();
        try {
            var head = as.envelope().head();
            var said = as.envelope().message();
            var id = head.messageID().map(String::strip).orElse("");
            var ask = waitingFor(said, from);
            boolean ours = ask.filter(o -> o.isOurs(head.messageID())).isPresent();
            // A heartbeat with a messageID of its own is a question, however much we wait for one ourselves (R45). It
            // may meet a forgotten number of ours by chance: so such a number counts for one heartbeat only.
            // So is a mosObj that does not bring what was asked for, under whatever number.
            if (said instanceof MosObj && (ask.isEmpty() || !ours)) return Match.UNASKED;
            if (!ours && said instanceof Heartbeat) return givenUp.remove(id) ? Match.LATE : Match.UNASKED;
            if (!ours && isEarlier(id)) return Match.LATE;
            if (ask.isEmpty()) return Match.UNASKED;
            if (ours && !id.isEmpty() && !(said instanceof Heartbeat)) remember(id, echoed);
            answer = Optional.of(as);
            changed.signalAll();
            return ours ? Match.TAKEN : Match.FOREIGN;
        } finally {
            lock.unlock();
        }
    }

    /** Whether an answer has a messageID that was never ours while we wait for one that is. */
    public boolean isForeign(Head head) {
        lock.lock();
        try {
            var id = head.messageID().map(String::strip).orElse("");
            return outstanding
                            .map(Out::ask)
                            .filter(ask -> !ask.isOurs(head.messageID()))
                            .isPresent()
                    && !isEarlier(id);
        } finally {
            lock.unlock();
        }
    }

    /** An answer came on {@code from} that cannot be read: whatever is outstanding there has failed with it. */
    public Match offerUnreadable(Connection from, Answer.Unreadable unreadable) {
        lock.lock();
        try {
            if (outstanding.filter(out -> out.connection().equals(from)).isEmpty() || answer.isPresent())
                return Match.UNASKED;
            answer = Optional.of(unreadable);
            changed.signalAll();
            return Match.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Ask> waitingFor(MosMessage message, Connection from) {
        return outstanding
                .filter(out -> out.connection().equals(from) && answer.isEmpty())
                .map(Out::ask)
                .filter(ask -> ask.fits(message));
    }

    private void giveUp() {
        outstanding.map(Out::ask).ifPresent(this::remember);
        outstanding = Optional.empty();
        answer = Optional.empty();
        changed.signalAll();
    }

    private boolean isEarlier(String messageID) {
        return givenUp.contains(messageID) || echoed.contains(messageID);
    }

    private void remember(Ask ask) {
        remember(ask.messageID(), givenUp);
        echoed.clear();
    }

    private static void remember(String messageID, SequencedSet<String> among) {
        among.addLast(messageID);
        if (among.size() > REMEMBERED) among.removeFirst();
    }
}
