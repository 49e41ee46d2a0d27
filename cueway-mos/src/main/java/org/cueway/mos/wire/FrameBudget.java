package org.cueway.mos.wire;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that all unfinished frames of the process may take together. Safe for use by any thread.
 *
 * <p>A connection may hold at most as much as is still free. So one alone gets half the budget, five hundred that never
 * finish get a five-hundredth each, and there is always something left for the next honest frame: the hogs run into their
 * bound, not their neighbours. (The dynamic threshold that network switches share their memory by: Choudhury and Hahne,
 * 1998.)
 */
public final class FrameBudget {
    private final long total;
    private final AtomicLong used = new AtomicLong();

    /** A budget of {@code total} bytes. */
    public FrameBudget(long total) {
        this.total = total;
    }

    /** Bytes taken at the moment. */
    public long used() {
        return used.get();
    }

    /** Takes {@code more} bytes for a connection that holds {@code held}, or nothing and returns false. */
    boolean take(long held, long more) {
        long before = used.getAndAdd(more);
        if (held + more <= total - before - more) return true;
        used.addAndGet(-more);
        return false;
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }
}
