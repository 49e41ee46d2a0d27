package org.cueway.mos.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cueway.base.TimeSource;

/**
 * What passes over one connection, and when: so that it can be shown, and so that the guard of all connections can tell which one
 * to close. Written by the threads that read and write, read by any.
 */
final class Meter {
    private final TimeSource time;
    private final AtomicLong framesIn = new AtomicLong();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong framesOut = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();
    private volatile Optional<Instant> lastIn = Optional.empty();
    private volatile Optional<Instant> lastOut = Optional.empty();
    private volatile boolean insideFrame;
    /** Whether a whole frame was handed out and its reader has not come back for the next. */
    private volatile boolean atWork;

    private volatile long lastByte;
    private volatile long lastFrame;
    /** How long no frame may come; empty if a peer may be silent for ever. */
    private volatile Optional<Duration> longestSilence = Optional.empty();
    /** When the write that is going on last got on, by the monotonic clock; empty if none is. */
    private volatile Optional<Long> writeProgress = Optional.empty();

    Meter(TimeSource time) {
        this.time = time;
        this.lastByte = time.nanoTime();
        this.lastFrame = lastByte;
    }

    /** Bytes came. */
    void received(int bytes) {
        bytesIn.addAndGet(bytes);
        lastByte = time.nanoTime();
    }

    /** Whether part of a frame has come and the rest has not, as far as has been looked at. */
    void insideFrame(boolean inside) {
        insideFrame = inside;
    }

    boolean insideFrame() {
        return insideFrame;
    }

    /** The reader has come back: what it read last is done with. */
    void ready() {
        atWork = false;
    }

    /** Whether a frame is being read or worked on. */
    boolean busy() {
        return atWork || insideFrame;
    }

    /** Counts it if it is a whole frame, which is worked on from now on. */
    Received counted(Received received) {
        if (received instanceof Received.Whole) {
            atWork = true;
            framesIn.incrementAndGet();
            lastIn = Optional.of(time.now());
            lastFrame = time.nanoTime();
        }
        return received;
    }

    /** What of {@code patience} is left since the last byte. */
    Duration left(Duration patience) {
        return patience.minusNanos(time.nanoTime() - lastByte);
    }

    /** When the last byte came, by the monotonic clock. */
    long lastByte() {
        return lastByte;
    }

    /** A write is getting on. */
    void writing() {
        writeProgress = Optional.of(time.nanoTime());
    }

    /** It is over, well or not. */
    void written() {
        writeProgress = Optional.empty();
    }

    /** A frame went out whole. */
    void sent(int bytes) {
        framesOut.incrementAndGet();
        bytesOut.addAndGet(bytes);
        lastOut = Optional.of(time.now());
    }

    void closeWhenSilent(Duration limit) {
        longestSilence = Optional.of(limit);
    }

    /**
     * Why the connection has to be closed now although nobody asked for that; empty if it may stay open.
     *
     * @param longestWrite how long a peer may take nothing of what we write
     */
    Optional<String> overdue(Duration longestWrite) {
        long now = time.nanoTime();
        return tooLong(now, writeProgress, longestWrite, "the peer took nothing of an answer for ")
                .or(() -> insideFrame ? Optional.empty() : silentTooLong(now));
    }

    private Optional<String> silentTooLong(long now) {
        return longestSilence.flatMap(limit -> tooLong(now, Optional.of(lastFrame), limit, "no frame for "));
    }

    private static Optional<String> tooLong(long now, Optional<Long> since, Duration limit, String words) {
        return since.map(then -> Duration.ofNanos(now - then))
                .filter(took -> took.compareTo(limit) > 0)
                .map(took -> words + took.toSeconds() + " s");
    }

    Traffic traffic() {
        return new Traffic(framesIn.get(), bytesIn.get(), framesOut.get(), bytesOut.get(), lastIn, lastOut);
    }
}
