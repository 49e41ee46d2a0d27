package org.cueway.newsroom;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long the latest answers took, by the hash of the frame that they answer. A table in which each hash has one place: who
 * comes later to a place takes it, so nothing grows, no lock is needed on the way to an answer, and no garbage is left. Safe for
 * use by any thread.
 */
final class AckTimes {
    /** 16,384 places: half a second of the fastest load that was measured, hours of a newsroom's day. */
    private static final int PLACES = 1 << 14;

    private static final int HASH_DIGITS = 64;
    private static final int HEX = 16;
    /** Microseconds; an hour and eleven minutes at most. */
    private static final long TIME = 0xffff_ffffL;

    /** Other bits of the hash than those that name the place, then the time. */
    private final AtomicLongArray table = new AtomicLongArray(PLACES);

    void keep(String hash, Duration time) {
        long digest = digest(hash);
        long micros = Math.clamp(TimeUnit.MICROSECONDS.convert(time), 1, TIME); // 0 is nothing
        table.set(place(digest), (digest & ~TIME) | micros);
    }

    /**
     * Empty if it is not known, or not any more.
     *
     * @param hash 64 hexadecimal digits; what is none has no time
     */
    Optional<Duration> of(String hash) {
        if (hash.length() != HASH_DIGITS) return Optional.empty();
        long digest = digest(hash);
        long found = table.get(place(digest));
        return found == 0 || ((found ^ digest) & ~TIME) != 0
                ? Optional.empty()
                : Optional.of(Duration.of(found & TIME, ChronoUnit.MICROS));
    }

    private static long digest(String hash) {
        return Long.parseUnsignedLong(hash, 0, HEX, HEX);
    }

    private static int place(long digest) {
        return (int) digest & (PLACES - 1);
    }
}
