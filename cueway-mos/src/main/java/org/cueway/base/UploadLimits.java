package org.cueway.base;

import java.time.Duration;

/**
 * Packages of graphics that come over HTTP. How many files one may have, and how large each may be, stands in {@link
 * Limits.Graphics}. All are our choice.
 *
 * @param maxZipBytes the zip as it comes; 256 MiB
 * @param maxUnpackedBytes all its files together; 512 MiB
 * @param maxPathChars the path of one file; 200 characters, so that with the folder in front of it it stays below the 260 of Windows
 * @param maxDepth folders inside folders; 7
 * @param atOnce packages that are taken at the same time; 2
 * @param keep how long an edition that nothing shows any more can be reached still: for pages that were told of it and are on
 *     their way; 1 h
 * @param sweep how often it is looked for such; 1 min
 */
public record UploadLimits(
        long maxZipBytes,
        long maxUnpackedBytes,
        int maxPathChars,
        int maxDepth,
        int atOnce,
        Duration keep,
        Duration sweep) {
    /** The defaults named above. */
    public static UploadLimits defaults() {
        return new UploadLimits(256L << 20, 512L << 20, 200, 7, 2, Duration.ofHours(1), Duration.ofMinutes(1));
    }
}
