package org.cueway.store.sqlite;

import java.time.Duration;
import org.cueway.base.Limits;

/** Limits for tests. */
final class StoreLimits {
    private StoreLimits() {}

    /** Everything that is rare comes often: projection after every few entries, checkpoints and probes all the time. */
    static Limits.Store busy() {
        return new Limits.Store(
                8,
                64 << 10,
                10,
                Duration.ofNanos(1),
                4,
                64 << 10,
                Duration.ofMillis(5),
                Duration.ofDays(30),
                Duration.ofNanos(1),
                Duration.ofMillis(1),
                Duration.ofMillis(3),
                256 << 10,
                Duration.ofMillis(50),
                10);
    }
}
