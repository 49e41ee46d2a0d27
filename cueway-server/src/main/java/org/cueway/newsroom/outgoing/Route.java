package org.cueway.newsroom.outgoing;

import java.util.List;

/**
 * A newsroom that messages may go to, as configured.
 *
 * @param newsroom its name here
 * @param ncsIDs of its servers, main first; not empty
 */
public record Route(String newsroom, List<String> ncsIDs, Redundancy redundancy, Failback failback) {
    public Route {
        ncsIDs = List.copyOf(ncsIDs);
        if (ncsIDs.isEmpty()) throw new IllegalArgumentException("newsroom " + newsroom + " without an ncsID");
    }

    /** A newsroom of one server. */
    public Route(String newsroom, List<String> ncsIDs) {
        this(newsroom, ncsIDs, Redundancy.NONE, Failback.ON_SECONDARY_FAILURE);
    }
}
