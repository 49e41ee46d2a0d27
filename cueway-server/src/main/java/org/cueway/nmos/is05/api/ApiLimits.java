package org.cueway.nmos.is05.api;

import java.time.Duration;

/**
 * Limits towards devices (nmos §10.2, §12.1); beside them stand those of {@link org.cueway.nmos.http.HttpLimits}.
 *
 * @param pause between two writes to one device; some need 30 ms, most none; 0
 * @param queued writes that wait for one device; 100, our choice
 * @param bulkItems in one bulk request; 200, our choice
 * @param busy the longest that a busy device's {@code Retry-After} is waited for, once; 5 s
 * @param file how long a transport file that is not there yet is asked for; 5 s
 */
public record ApiLimits(Duration pause, int queued, int bulkItems, Duration busy, Duration file) {
    /** The defaults named above. */
    public static ApiLimits defaults() {
        return new ApiLimits(Duration.ZERO, 100, 200, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }
}
