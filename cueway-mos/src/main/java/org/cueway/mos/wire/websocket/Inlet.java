package org.cueway.mos.wire.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where a library leaves what comes on a WebSocket, and where the thread that reads takes it. It holds one part at most, since the
 * next is requested when that is used up. Guarded by its lock.
 */
public final class Inlet {
    /** What came. */
    public sealed interface Arrival {
        /** A part of a message; its bytes are nobody else's. */
        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Part(Kind kind, byte[] bytes, Fragment which) implements Arrival {}

        /** Nothing more comes, for the reason given in words. */
        record End(String why) implements Arrival {}
    }

    /** How a message is marked on the wire. */
    public enum Kind {
        BINARY,
        /** UTF-8. */
        TEXT
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private Optional<Arrival.Part> part = Optional.empty();
    private Optional<Arrival.End> end = Optional.empty();
    private Optional<Character> half = Optional.empty();
    private int pongs;

    /** A part of a message came. Its bytes are copied. */
    public void data(Kind kind, ByteBuffer bytes, Fragment which) {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        put(new Arrival.Part(kind, copy, which));
    }

    /** A part of a text message came, decoded already. It may end between the halves of a surrogate pair. */
    public void text(CharSequence chars, Fragment which) {
        var text = half.map(String::valueOf).orElse("") + chars;
        half = Optional.empty();
        if (!which.isLast() && !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            half = Optional.of(text.charAt(text.length() - 1));
            text = text.substring(0, text.length() - 1);
        }
        put(new Arrival.Part(Kind.TEXT, text.getBytes(StandardCharsets.UTF_8), which));
    }

    private void put(Arrival.Part next) {
        lock.lock();
        try {
            if (part.isPresent()) throw new IllegalStateException("part of a message that was not requested");
            part = Optional.of(next);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The peer answered a ping. */
    public void pong() {
        lock.lock();
        try {
            pongs++;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more comes. The first reason counts. */
    public void end(String why) {
        lock.lock();
        try {
            if (end.isEmpty()) end = Optional.of(new Arrival.End(why));
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often the peer has answered a ping. */
    public int pongs() {
        lock.lock();
        try {
            return pongs;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what comes next; once the end has come, it comes again each time. */
    public Arrival take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (part.isEmpty() && end.isEmpty()) arrived.await();
            return next().orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    /** The same for at most {@code wait}; empty if nothing has come. */
    public Optional<Arrival> take(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (part.isEmpty() && end.isEmpty() && left > 0) left = arrived.awaitNanos(left);
            return next();
        } finally {
            lock.unlock();
        }
    }

    /** Waits at most for {@code wait} until nothing more comes. */
    public void awaitEnd(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (end.isEmpty() && left > 0) left = arrived.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Arrival> next() {
        if (part.isEmpty()) return end.map(last -> last);
        Optional<Arrival> taken = part.map(p -> p);
        part = Optional.empty();
        return taken;
    }
}
