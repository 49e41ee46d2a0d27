package org.cueway.nmos.is05.api;

import java.time.Duration;
import java.util.Optional;
import org.cueway.nmos.is05.plan.Settings;
import org.cueway.nmos.is05.plan.TakeReason;

/** What came of a write to one resource. */
public sealed interface Sent {
    /** From the first byte sent to the answer; for a bulk request the whole of it. */
    Duration took();

    /**
     * The device answered.
     *
     * @param status for this resource
     * @param words of it, for people
     * @param said the settings in the answer; empty if it has none, as in a bulk request
     */
    record Answered(int status, String words, Optional<Settings> said, Duration took) implements Sent {}

    /** It was asked, and nobody knows what came of it. */
    record Silent(String words, Duration took) implements Sent {}

    /** It was certainly not asked. */
    record NotAsked(TakeReason reason, String words) implements Sent {
        @Override
        public Duration took() {
            return Duration.ZERO;
        }
    }
}
