package org.cueway.web.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How we stand to a newsroom, and what is done to stay in step with it.
 *
 * @param id its name in the configuration
 * @param asked which server is asked
 * @param servers all that we know, main first
 * @param now what is being asked, in words; empty if nothing
 * @param left running orders of the walk that are still to be asked for
 * @param walk the last time that all running orders were asked for, or the one that goes on
 * @param trouble why it could not be asked last; empty if it could
 */
public record NewsroomStatus(
        String id, Asked asked, List<Server> servers, String now, int left, Optional<Walk> walk, String trouble) {
    public NewsroomStatus {
        servers = List.copyOf(servers);
    }

    /**
     * The server that is asked.
     *
     * @param ncsID its name; empty if none can be asked
     * @param why it is that one, in words
     * @param since since when; empty if none can be asked
     * @param redundancy how the servers stand in for each other: {@code none}, {@code buddy}, {@code hotStandby} or
     *     {@code list}
     * @param alarm what cannot be right about them, in words; empty if nothing
     */
    public record Asked(String ncsID, String why, Optional<Instant> since, String redundancy, String alarm) {
        /** None can be asked. */
        public static final Asked NONE = new Asked("", "", Optional.empty(), "none", "");
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
