package org.cueway.newsroom.healing;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.Request;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingException;

/**
 * The way to newsrooms.
 *
 * @param dialects the habits of the newsroom that a server, by its ncsID, belongs to
 */
record Asking(Outgoing outgoing, Function<String, Dialect> dialects, Limits.Healing limits, TimeSource time) {
    /**
     * Asks now and waits for the answer, as long as its lane has it.
     *
     * @throws IOException if the newsroom is not there, or does not answer
     * @throws OutgoingException if there is no way to it
     */
    Found ask(String newsroom, Request question) throws IOException, InterruptedException {
        var answer = outgoing.ask(newsroom, question);
        var server = answer instanceof Answer.Said said ? said.envelope().head().ncsID() : Optional.<String>empty();
        return Found.of(answer, dialects.apply(server.orElse("")).reads());
    }

    /** Whether somebody is there to be asked. */
    boolean canAsk(String newsroom) {
        return lane(newsroom).filter(lane -> lane.state() == LaneState.UP).isPresent();
    }

    /** Whether we dial it; on its own connections we ask for single running orders at most. */
    boolean dials(String newsroom) {
        return lane(newsroom).filter(lane -> lane.direction() == Direction.OUT).isPresent();
    }

    private Optional<LaneStatus> lane(String newsroom) {
        return outgoing.roLane(newsroom);
    }
}
