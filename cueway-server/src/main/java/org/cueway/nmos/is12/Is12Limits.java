package org.cueway.nmos.is12;

import java.time.Duration;

/**
 * Limits of asking devices how they fare.
 *
 * @param answer to a command; 10 s. Source: our choice, twice what a GET may take
 * @param retry after a connection was lost, doubling; 1 s (nmos §12.1)
 * @param slowest that doubling goes up to; 15 s (nmos §12.1)
 * @param monitors of one device that are followed; 5,000. Source: our choice, the largest devices have some hundred
 * @param textChars that are kept of a message; 300
 */
public record Is12Limits(Duration answer, Duration retry, Duration slowest, int monitors, int textChars) {
    /** The defaults named above. */
    public static Is12Limits defaults() {
        return new Is12Limits(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(15), 5_000, 300);
    }
}
