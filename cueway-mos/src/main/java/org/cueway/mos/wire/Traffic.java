package org.cueway.mos.wire;

import java.time.Instant;
import java.util.Optional;

/**
 * What has passed over a connection since it was opened.
 *
 * @param lastIn when the last whole frame came; empty if none has
 * @param lastOut when the last frame went; empty if none has
 */
public record Traffic(
        long framesIn,
        long bytesIn,
        long framesOut,
        long bytesOut,
        Optional<Instant> lastIn,
        Optional<Instant> lastOut) {}
