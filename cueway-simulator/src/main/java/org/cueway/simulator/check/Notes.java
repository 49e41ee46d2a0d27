package org.cueway.simulator.check;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.MosMessage;
import org.cueway.simulator.line.Counterpart;
import org.cueway.simulator.line.Heard;

/** What the peer said of its own accord, on whatever connection; a counterpart answers it. Guarded by its lock. */
public final class Notes implements Counterpart {
    private final Counterpart counterpart;
    private final int most = Limits.Simulator.defaults().maxNotes();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Note> notes = new ArrayDeque<>();
    private long count;

    /** One message, and which one it was since the beginning. */
    public record Note(long number, MosMessage message, String text) {}

    /** Notes what comes, and lets {@code counterpart} answer it. */
    public Notes(Counterpart counterpart) {
        this.counterpart = counterpart;
    }

    @Override
    public Optional<Envelope> answer(Heard heard) {
        if (heard.message() instanceof Decoded.Ok<Envelope>(Envelope(var _, var message), var _)) {
            add(message, heard.text());
        }
        return counterpart.answer(heard);
    }

    /** How many there have been: what comes later has a higher number. */
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** The first one after {@code since} that fits; empty if none comes in time. */
    public Optional<Note> await(long since, Predicate<MosMessage> wanted, Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (true) {
                var found = notes.stream()
                        .filter(note -> note.number() > since && wanted.test(note.message()))
                        .findFirst();
                if (found.isPresent() || left <= 0) return found;
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** All that fit so far. */
    public List<Note> all(Predicate<MosMessage> wanted) {
        lock.lock();
        try {
            return notes.stream().filter(note -> wanted.test(note.message())).toList();
        } finally {
            lock.unlock();
        }
    }

    private void add(MosMessage message, String text) {
        lock.lock();
        try {
            notes.addLast(new Note(++count, message, text));
            if (notes.size() > most) notes.removeFirst();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
