package org.cueway.newsroom;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How long the latest answers took, by the hash of the frame that they answer. A table in which each hash has one place: who
 * comes later to a place takes it, so nothing grows and no lock is needed on the way to an answer. Safe for use by any
 * thread.
 */
final class AckTimes {
    /** 16,384 places: half a second of the fastest load that was measured, hours of a newsroom's day. */
    private static final int PLACES = 1 << 14;

    private final AtomicReferenceArray<Took> table = new AtomicReferenceArray<>(PLACES);

    private record Took(String hash, Duration time) {}

    void keep(String hash, Duration time) {
        table.set(place(hash), new Took(hash, time));
    }

    /** Empty if it is not known, or not any more. */
    Optional<Duration> of(String hash) {
        return Optional.ofNullable(table.get(place(hash)))
                .filter(took -> took.hash().equals(hash))
                .map(Took::time);
    }

    private static int place(String hash) {
        return hash.hashCode() & (PLACES - 1);
    }
}
