package org.cueway.newsroom.outgoing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How we stand to one newsroom.
 *
 * @param newsroom its name in the configuration
 * @param active the ncsID of the server that is asked
 * @param why it is that one, in words
 * @param since since when
 * @param servers all of them, main first
 * @param mom what waits about objects
 * @param ro what waits about running orders
 * @param said what was answered last to a message of a queue; empty if nothing was since we started
 * @param alarm what cannot be right about its servers, in words; empty if nothing
 */
public record LineStatus(
        String newsroom,
        Redundancy redundancy,
        String active,
        String why,
        Instant since,
        List<Server> servers,
        Waiting mom,
        Waiting ro,
        Optional<Said> said,
        Optional<String> alarm) {
    public LineStatus {
        servers = List.copyOf(servers);
    }

    /**
     * One server.
     *
     * @param lanesUp how many of our lanes to it are up
     * @param standby whether it says that another one is to be asked
     * @param dialled whether we dial it at all; the others of a hot standby are left alone
     * @param reason what its lanes say, in words; empty if nothing
     */
    public record Server(String ncsID, int lanesUp, boolean standby, boolean dialled, String reason) {}

    /**
     * An answer.
     *
     * @param message the element of what was answered
     * @param words {@code OK}, or why not
     */
    public record Said(String message, String words, Instant at) {}

    /**
     * What is queued on one channel.
     *
     * @param messages how many
     * @param since when the oldest was queued; empty if there is none
     */
    public record Waiting(int messages, Optional<Instant> since) {}
}
