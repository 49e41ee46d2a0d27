package org.cueway.mos.wire.websocket;

import java.nio.ByteBuffer;
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
        record Part(Kind kind, byte[] bytes, Fragment which) implements Arrival {
            /** With a copy of the bytes that a library lends us. */
            public static Part copy(Kind kind, ByteBuffer lent, Fragment which) {
                var bytes = new byte[lent.remaining()];
                lent.get(bytes);
                return new Part(kind, bytes, which);
            }
        }

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
    private int pongs;

    /**
     * A part of a message came.
     *
     * @throws IllegalStateException if the one before has not been taken: an error of whoever calls
     */
    public void put(Arrival.Part next) {
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
