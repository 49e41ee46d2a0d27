package org.cueway.mos.session.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cueway.mos.model.Channel;
import org.cueway.mos.wire.Encoding;

/**
 * One lane as people see it.
 *
 * @param newsroom its name in the configuration
 * @param kind what it carries, who dials, over what and which way round
 * @param asks who may ask on it
 * @param peer the other end: the address we dial, or the one that dialled us last; empty if none has
 * @param connections how many sockets carry it at the moment; a peer may hold several (R59)
 * @param reason why it is in this state, in words, e.g. {@code no frame for 92 s}; empty if there is nothing to say
 * @param since when it came into this state
 * @param retryAt when we dial again; empty if we do not have to
 * @param lastIn when the last frame came
 * @param lastOut when the last frame went
 * @param encoding how text stands on its wire, once decided (R1)
 * @param heartbeat how long the last heartbeat took there and back
 * @param machine what the peer said about itself
 */
public record LaneStatus(
        String newsroom,
        LaneKind kind,
        Asks asks,
        String peer,
        int connections,
        LaneState state,
        String reason,
        Instant since,
        Optional<Instant> retryAt,
        Optional<Instant> lastIn,
        Optional<Instant> lastOut,
        Optional<Encoding> encoding,
        Optional<Duration> heartbeat,
        Optional<PeerMachine> machine) {
    /** What it carries. */
    public Channel channel() {
        return kind.channel();
    }

    /** Who dials. */
    public Direction direction() {
        return kind.direction();
    }
}
