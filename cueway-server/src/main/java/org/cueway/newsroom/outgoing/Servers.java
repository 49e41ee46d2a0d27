package org.cueway.newsroom.outgoing;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.ModificationMessage.RoReqStoryAction;
import org.cueway.mos.model.ObjectRequestMessage.MosItemReplace;
import org.cueway.mos.model.Request;
import org.cueway.mos.session.AskingLane;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.exchange.Attempt;
import org.cueway.mos.session.exchange.Numbered;
import org.cueway.mos.session.status.LaneState;
import org.cueway.newsroom.outgoing.Outbox.Address;
import org.cueway.newsroom.outgoing.Tried.Silence;

/** The servers of one newsroom on one channel, and the lane to each. Safe for use by any thread. */
final class Servers<R extends Request> {
    private final String newsroom;
    private final Channel channel;
    private final Steering steering;
    private final Outbox outbox;
    private final Map<String, AskingLane<R>> lanes = new ConcurrentHashMap<>();

    Servers(String newsroom, Channel channel, Steering steering, Outbox outbox) {
        this.newsroom = newsroom;
        this.channel = channel;
        this.steering = steering;
        this.outbox = outbox;
    }

    /** From now on the server of that name is asked on this lane. */
    void attach(String ncsID, AskingLane<R> lane) {
        lanes.put(ncsID, lane);
    }

    Optional<AskingLane<R>> lane(String ncsID) {
        return Optional.ofNullable(lanes.get(ncsID));
    }

    /** Whether there is a way to any server. */
    boolean any() {
        return !lanes.isEmpty();
    }

    /**
     * Fails if there is no way to any server on which we may ask this, and none can come. A newsroom that only dials us hears on its connections
     * what it asked for and how things are; wishes of ours it expects where it listens.
     */
    void require(Request message) {
        boolean wish = message instanceof RoReqStoryAction || message instanceof MosItemReplace;
        if (lanes.isEmpty() || (wish && lanes.values().stream().allMatch(AskingLane::isBorrowed))) {
            throw new OutgoingException(OutgoingReason.NO_LANE, newsroom + ", channel " + channel.word());
        }
    }

    /** Where a message of this channel goes, for the journal. */
    Address address(String ncsID) {
        return new Address(newsroom, ncsID, channel);
    }

    /** Waits until the server that is asked now is there, at most for {@code patience}; whether it is. */
    boolean awaitUp(Duration patience) throws InterruptedException {
        var lane = lane(steering.active()).filter(there -> there.status().state() != LaneState.OFF);
        if (lane.isPresent()) return lane.get().awaitUp(patience);
        outbox.time().sleep(patience);
        return false;
    }

    /**
     * Tries the server that is asked now, and if that leaves the work to another one, or does not answer, the one that is
     * asked then; no third one, since two servers may each point to the other for ever (R67).
     */
    Tried<R> attempt(Letter<R> letter, Duration patience) throws InterruptedException {
        var first = steering.active();
        var tried = attempt(first, letter, patience);
        boolean moved = switch (tried) {
            case Tried.NotNow<R> _, Tried.Unanswered<R> _ -> !steering.active().equals(first);
            case Tried.Answered<R> _, Tried.NotSent<R> _ -> false;
        };
        return moved ? attempt(steering.active(), letter, patience) : tried;
    }

    private Tried<R> attempt(String ncsID, Letter<R> letter, Duration patience) throws InterruptedException {
        var message = letter.to(ncsID, outbox);
        return switch (attempt(ncsID, message, patience)) {
            case Attempt.Answered(var answer) -> answered(ncsID, message, answer);
            case Attempt.NotUp _ -> new Tried.NotSent<>("not connected to " + where(ncsID));
            case Attempt.Lost _ -> unanswered(ncsID, Silence.LOST, "connection lost to " + where(ncsID));
            case Attempt.GivenUp _ -> unanswered(ncsID, Silence.GIVEN_UP, "no answer from " + where(ncsID));
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

    /** A buddy that refuses is no error, and not the newsroom's answer (R65). */
    private Tried<R> answered(String ncsID, Numbered<R> message, Answer answer) {
        if (steering.redundant() && Verdict.of(message.request(), answer) instanceof Verdict.Refused(var why)) {
            var meaning = outbox.dialect(ncsID).reads().meaning(why);
            if (meaning.isForAnotherServer()) {
                steering.refused(ncsID, meaning, why);
                return new Tried.NotNow<>(ncsID + ": " + why);
            }
        }
        steering.answered(ncsID);
        return new Tried.Answered<>(ncsID, message, answer);
    }

    private Tried<R> unanswered(String ncsID, Silence silence, String why) {
        steering.failed(ncsID, why);
        return new Tried.Unanswered<>(silence, why);
    }

    private String where(String ncsID) {
        var why = lane(ncsID).map(lane -> lane.status().reason()).orElse("");
        return ncsID + " on channel " + channel.word() + (why.isEmpty() ? "" : ": " + why);
    }
}
