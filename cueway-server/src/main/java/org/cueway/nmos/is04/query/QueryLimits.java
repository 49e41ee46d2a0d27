package org.cueway.nmos.is04.query;

import java.time.Duration;

/**
 * Limits of the client of a Query API.
 *
 * @param pageSize resources of one page that are asked for; 100, the most that common registries give (nmos §12.1)
 * @param maxPages of one list; 10,000
 * @param batch resources that are asked for in one expression; 50
 * @param answer how long a registry may take to answer a request for a subscription; 5 s, as for a GET
 * @param maxUpdateRate how often a registry sends what changed, at most; 10 ms, not the usual 100 ms: with 10 events in a message, as
 *     common registries have it, 5,000 receivers would be told in 50 s, and a change behind them only then (C-33)
 */
public record QueryLimits(int pageSize, int maxPages, int batch, Duration answer, Duration maxUpdateRate) {
    /** The defaults named above. */
    public static QueryLimits defaults() {
        return new QueryLimits(100, 10_000, 50, Duration.ofSeconds(5), Duration.ofMillis(10));
    }
}
