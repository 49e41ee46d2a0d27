package org.cueway.nmos.http;

import java.time.Duration;

/**
 * Limits of the NMOS client (nmos §12.1).
 *
 * @param connect for a connection to stand; 3 s
 * @param read for the whole answer to a GET; 5 s
 * @param write for the whole answer to a PATCH, POST or DELETE: slow devices take many seconds; 30 s
 * @param perOrigin requests at the same time to one scheme, host and port, and so connections; 4
 * @param maxBodyBytes of an answer; 16 MiB
 * @param maxRedirects in a row; 5
 */
public record HttpLimits(
        Duration connect, Duration read, Duration write, int perOrigin, int maxBodyBytes, int maxRedirects) {
    /** The defaults named above. */
    public static HttpLimits defaults() {
        return new HttpLimits(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(30), 4, 16 << 20, 5);
    }
}
