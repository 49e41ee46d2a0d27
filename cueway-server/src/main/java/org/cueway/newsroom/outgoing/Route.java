package org.cueway.newsroom.outgoing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A newsroom that messages may go to, as configured.
 *
 * @param newsroom its name here
 * @param ncsIDs of its servers, main first; not empty
 * @param waits how long it is waited for one of them
 */
public record Route(String newsroom, List<String> ncsIDs, Redundancy redundancy, Failback failback, Waits waits) {
    public Route {
        ncsIDs = List.copyOf(ncsIDs);
        if (ncsIDs.isEmpty()) throw new IllegalArgumentException("newsroom " + newsroom + " without an ncsID");
    }

    /** A newsroom of one server. */
    public Route(String newsroom, List<String> ncsIDs) {
        this(newsroom, ncsIDs, Redundancy.NONE, Failback.ON_SECONDARY_FAILURE);
    }

    /** One that is waited for as long as is usual. */
    public Route(String newsroom, List<String> ncsIDs, Redundancy redundancy, Failback failback) {
        this(newsroom, ncsIDs, redundancy, failback, Waits.USUAL);
    }

    /**
     * How long it is waited for a server.
     *
     * @param failover how long the one that is asked may be away before another one is; empty: as
     *     {@link org.cueway.base.Limits.Failover} has it
     * @param failback how long the main one has to be back before it is asked again, where that is wanted; empty: the same
     */
    public record Waits(Optional<Duration> failover, Optional<Duration> failback) {
        /** What is usual. */
        public static final Waits USUAL = new Waits(Optional.empty(), Optional.empty());
    }
}
