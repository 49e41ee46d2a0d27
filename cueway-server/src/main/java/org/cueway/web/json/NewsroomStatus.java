package org.cueway.web.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How we stand to a newsroom, and what is done to stay in step with it.
 *
 * @param id its name in the configuration
 * @param active the ncsID of the server that is asked; empty if none can be
 * @param servers all that we know, main first
 * @param now what is being asked, in words; empty if nothing
 * @param left running orders of the walk that are still to be asked for
 * @param walk the last time that all running orders were asked for, or the one that goes on
 * @param trouble why it could not be asked last; empty if it could
 */
public record NewsroomStatus(
        String id, String active, List<Server> servers, String now, int left, Optional<Walk> walk, String trouble) {
    public NewsroomStatus {
        servers = List.copyOf(servers);
    }

    /**
     * One server.
     *
     * @param lanesUp how many of our lanes to it are up
     * @param standby whether it says that another one is to be asked
     * @param reason what its lanes say; empty if nothing
     */
    public record Server(String ncsID, int lanesUp, boolean standby, String reason) {}

    /**
     * All running orders were asked for.
     *
     * @param listed how many there are
     * @param asked how many were asked for so far
     * @param changed how many of those were not what we held
     * @param lacking how many we hold that were not listed
     * @param end how it ended; empty while it goes on
     */
    public record Walk(Instant begun, int listed, int asked, int changed, int lacking, String end) {}
}
