package org.cueway.newsroom.outgoing;

import java.util.List;

/**
 * A newsroom that messages may go to, as configured.
 *
 * @param newsroom its name here
 * @param ncsIDs of its servers, main first; not empty
 */
public record Route(String newsroom, List<String> ncsIDs) {
    public Route {
        ncsIDs = List.copyOf(ncsIDs);
        if (ncsIDs.isEmpty()) throw new IllegalArgumentException("newsroom " + newsroom + " without an ncsID");
    }
}
