package org.cueway.nmos.is04.spec;

import java.time.Duration;
import org.cueway.nmos.dnssd.DnsLimits;
import org.cueway.nmos.http.SocketLimits;
import org.cueway.nmos.is04.query.QueryLimits;

/**
 * Limits of discovery.
 *
 * @param dns of looking for registries
 * @param query of asking one
 * @param sockets of listening to one
 * @param quiet silence after which a collection counts as told, since nothing says so; 2 s, more than ten times the update rate (nmos
 *     §3.9)
 * @param grace how long what another registry, or one that lost its memory, does not know is kept: nodes find it and register again
 *     within some heartbeats of 5 s; 30 s
 * @param retry pauses of what fails
 * @param socketTries openings of a WebSocket in a row that may fail while the registry answers otherwise; 3
 * @param poll how often collections, and nodes that are written down, are read where nothing tells us; 10 s (C-33: within 30 s)
 * @param backlog messages of a registry that wait to be taken in before it is made to wait; 256
 */
public record DiscoveryLimits(
        DnsLimits dns,
        QueryLimits query,
        SocketLimits sockets,
        Duration quiet,
        Duration grace,
        Retry retry,
        int socketTries,
        Duration poll,
        int backlog) {
    /**
     * Pauses.
     *
     * @param first before trying again; twice as long each time; 1 s
     * @param most the longest; 15 s (nmos §12.1)
     * @param steady time for which something has to work before the pause begins short again; 10 s
     * @param firstBad how long others are preferred to a registry that failed; twice as long each time; 30 s (nmos §2.3)
     * @param mostBad the longest; 5 min (the same)
     */
    public record Retry(Duration first, Duration most, Duration steady, Duration firstBad, Duration mostBad) {
        /** The pause before the n-th try, from 1. */
        public Duration pause(int times) {
            var pause = first;
            for (int i = 1; i < times && pause.compareTo(most) < 0; i++) pause = pause.multipliedBy(2);
            return pause.compareTo(most) < 0 ? pause : most;
        }
    }

    /** The defaults named above. */
    public static DiscoveryLimits defaults() {
        return new DiscoveryLimits(
                DnsLimits.defaults(),
                QueryLimits.defaults(),
                SocketLimits.defaults(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                new Retry(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5)),
                3,
                Duration.ofSeconds(10),
                256);
    }
}
