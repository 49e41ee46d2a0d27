package org.cueway.base;

import java.time.Duration;
import java.time.Instant;

/**
 * Where all time comes from: a wall clock for stamps, a monotonic clock for intervals and time-outs, and sleep. Safe for
 * use by any thread.
 */
public interface TimeSource {
    /** The wall clock. May jump in either direction; never subtract two of its values. */
    Instant now();

    /** Nanoseconds of a clock that only goes forward and has no relation to the wall clock. */
    long nanoTime();

    /**
     * Waits.
     *
     * @throws InterruptedException if the thread is asked to stop
     */
    void sleep(Duration time) throws InterruptedException;

    /** The machine's clocks. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
