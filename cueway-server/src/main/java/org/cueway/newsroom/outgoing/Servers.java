package org.cueway.newsroom.outgoing;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Request;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.Attempt;
import org.cueway.mos.session.LaneState;
import org.cueway.mos.session.Numbered;
import org.cueway.newsroom.outgoing.Outbox.Address;
import org.cueway.newsroom.outgoing.Tried.Silence;

/** The servers of one newsroom on one channel, and the lane to each. Safe for use by any thread. */
final class Servers<R extends Request> {
    private final Line line;
    private final Channel channel;
    private final Outbox outbox;
    private final Map<String, AskingLane<R>> lanes = new ConcurrentHashMap<>();

    Servers(Line line, Channel channel, Outbox outbox) {
        this.line = line;
        this.channel = channel;
        this.outbox = outbox;
    }

    /** From now on the server of that name is asked on this lane. */
    void attach(String ncsID, AskingLane<R> lane) {
        lanes.put(ncsID, lane);
    }

    /** Whether there is a way to any server. */
    boolean any() {
        return !lanes.isEmpty();
    }

    /** Fails if there is no way to any server, and none can come. */
    void require() {
        if (lanes.isEmpty()) {
            throw new OutgoingException(OutgoingReason.NO_LANE, line.newsroom() + ", channel " + channel.word());
        }
    }

    /** Where a message of this channel goes, for the journal. */
    Address address(String ncsID) {
        return new Address(line.newsroom(), ncsID, channel);
    }

    /** Waits until the server that is asked now is there, at most for {@code patience}; whether it is. */
    boolean awaitUp(Duration patience) throws InterruptedException {
        var lane = lane(line.active()).filter(there -> there.status().state() != LaneState.OFF);
        if (lane.isPresent()) return lane.get().awaitUp(patience);
        outbox.time().sleep(patience);
        return false;
    }

    /** Tries the server that is asked now; waits for its lane at most for {@code patience}. */
    Tried<R> attempt(Letter<R> letter, Duration patience) throws InterruptedException {
        var ncsID = line.active();
        var message = letter.to(ncsID, outbox);
        return switch (attempt(ncsID, message, patience)) {
            case Attempt.Answered(var answer) -> new Tried.Answered<>(ncsID, message, answer);
            case Attempt.NotUp _ -> new Tried.NotSent<>("not connected to " + where(ncsID));
            case Attempt.Lost _ -> new Tried.Unanswered<>(Silence.LOST, "connection lost to " + where(ncsID));
            case Attempt.GivenUp _ -> new Tried.Unanswered<>(Silence.GIVEN_UP, "no answer from " + where(ncsID));
        };
    }

    private Attempt attempt(String ncsID, Numbered<R> message, Duration patience) throws InterruptedException {
        var lane = lane(ncsID);
        try {
            return lane.isPresent() ? lane.get().attempt(message, patience) : new Attempt.NotUp();
        } catch (IOException closed) {
            // We are stopping, or it is being replaced: either way it is not there now.
            return new Attempt.NotUp();
        }
    }

    private Optional<AskingLane<R>> lane(String ncsID) {
        return Optional.ofNullable(lanes.get(ncsID));
    }

    private String where(String ncsID) {
        var why = lane(ncsID).map(lane -> lane.status().reason()).orElse("");
        return ncsID + " on channel " + channel.word() + (why.isEmpty() ? "" : ": " + why);
    }
}
