package org.cueway.export.delivery;

import org.cueway.base.ExportLimits;

/**
 * Changes of one running order that have not been written yet. Pure; times are those of a monotonic clock, which may overflow.
 *
 * @param first when the first of them came
 * @param last when the last of them came
 */
record Burst(long first, long last) {
    static Burst begun(long now) {
        return new Burst(now, now);
    }

    Burst more(long now) {
        return new Burst(first, now);
    }

    /**
     * How long it waits yet, in nanoseconds; nothing or less: it is due. It is when nothing came for a while, or when the first
     * change has waited for as long as is bearable.
     */
    long wait(long now, ExportLimits limits) {
        long quiet = last - now + limits.quiet().toNanos();
        long atMost = first - now + limits.atMost().toNanos();
        return Math.min(quiet, atMost);
    }
}
