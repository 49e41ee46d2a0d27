package org.cueway.nmos.is04.spec;

import org.cueway.base.TimeSource;
import org.cueway.nmos.http.NmosHttp;

/** What all parts of discovery work with. */
public record Means(NmosHttp http, DiscoveryLimits limits, TimeSource time) {
    /** The monotonic clock, in nanoseconds. */
    public long now() {
        return time.nanoTime();
    }
}
