package org.cueway.relay;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cueway.base.Limits;
import org.cueway.base.Reason;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.newsroom.Elsewhere.Passed;
import org.cueway.newsroom.outgoing.Onward;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingException;
import org.cueway.newsroom.outgoing.Settled;

/**
 * How messages get to one side, newsrooms or devices, and answers back. Safe for use by any thread; the caller's waits no
 * longer than the limits say.
 *
 * @param absent why nothing can be asked if the other end is not there
 */
record Delivery(Outgoing outgoing, Reason absent, Limits.Relay limits, Complaints complaints) {
    /** Who hears of what the other end did not take. */
    @FunctionalInterface
    interface Complaints {
        void hear(String peer, Request message, String why);
    }

    /** Whether the other end is there for what a message wants. */
    boolean isThere(String peer, Request message) {
        return outgoing.isUp(peer, message.channel().orElse(Channel.MOM));
    }

    /**
     * Makes a message durable, and waits a little for the answer if it is likely to come: if the other end is there and
     * nothing else waits for it.
     *
     * @param meanwhile the answer if none has come then
     * @throws org.cueway.store.StoreException if it could not be made durable
     */
    Passed keep(String peer, Onward onward, MosMessage meanwhile) {
        boolean soon = isThere(peer, onward.message()) && outgoing.waiting(peer) == 0;
        var settled = new ArrayBlockingQueue<Settled>(1);
        try {
            outgoing.send(peer, onward, end -> {
                heard(peer, onward.message(), end);
                settled.offer(end);
            });
        } catch (OutgoingException e) {
            return refused(onward.message(), e);
        }
        if (!soon) return new Passed.Answered(meanwhile);
        return awaited(settled)
                .map(end -> new Passed.Answered(answer(onward.message(), end, meanwhile)))
                .orElseGet(() -> new Passed.Answered(meanwhile));
    }

    private void heard(String peer, Request message, Settled end) {
        switch (end) {
            case Settled.Acknowledged _ -> {}
            case Settled.Refused(var why, var _) -> complaints.hear(peer, message, why);
            case Settled.Dropped(var why) -> {
                if (!(message instanceof RoElementStat)) complaints.hear(peer, message, why);
            }
        }
    }

    private Optional<Settled> awaited(ArrayBlockingQueue<Settled> settled) {
        try {
            return Optional.ofNullable(settled.poll(limits.grace().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static MosMessage answer(Request message, Settled end, MosMessage meanwhile) {
        return switch (end) {
            case Settled.Acknowledged(var envelope) -> envelope.message();
            case Settled.Refused(var why, var answer) ->
                answer.map(Envelope::message).orElseGet(() -> nack(message, why));
            // A status that a newer one replaced, or that is known there: as good as told.
            case Settled.Dropped(var _) -> meanwhile;
        };
    }

    /** A refusal in the words of the message's family. */
    static MosMessage nack(Request message, String why) {
        return switch (Handling.form(message)) {
            case AnswerWith.RoAck(var roID) -> RoAck.nack(roID, why);
            case AnswerWith.MosAck(var objID) -> MosAck.nack(objID, "", why);
            case AnswerWith.Nothing() -> MosAck.nack("", "", why);
        };
    }

    /** Asks through the lanes of a peer, now. */
    Passed ask(String peer, String mosID, Request question) {
        if (!isThere(peer, question)) return absent(question, peer);
        return ask(question, peer, asked -> answerOf(peer, mosID, asked));
    }

    private Passed answerOf(String peer, String mosID, Request question) throws InterruptedException {
        try {
            return said(question, outgoing.ask(peer, mosID, question));
        } catch (IOException e) {
            return new Passed.Refused(Handling.form(question), absent, String.valueOf(e.getMessage()));
        } catch (OutgoingException e) {
            return refused(question, e);
        }
    }

    /** What an answer comes to. */
    static Passed said(Request question, Answer answer) {
        return switch (answer) {
            case Answer.Said(var envelope, var _) -> new Passed.Answered(envelope.message());
            case Answer.Unreadable(var why) -> new Passed.Answered(nack(question, why.toString()));
        };
    }

    /** Something that may take long. */
    @FunctionalInterface
    interface Asking {
        Passed of(Request question) throws InterruptedException;
    }

    /** Asks on a thread of its own, which is stopped when the time is up: whoever asked us would not wait longer. */
    Passed ask(Request question, String peer, Asking asking) {
        var answers = new ArrayBlockingQueue<Passed>(1);
        var thread = Thread.ofVirtual().name("ask-" + peer).start(() -> {
            try {
                answers.offer(asking.of(question));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            var answer = answers.poll(limits.answer().toNanos(), TimeUnit.NANOSECONDS);
            return answer == null
                    ? new Passed.Refused(Handling.form(question), RelayReason.NO_ANSWER, name(peer))
                    : answer;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Passed.Refused(Handling.form(question), RelayReason.NO_ANSWER, name(peer));
        } finally {
            thread.interrupt();
        }
    }

    /** A refusal because the other end is not there. */
    Passed absent(Request message, String peer) {
        var why = outgoing.statuses().stream()
                .filter(status -> status.newsroom().equals(peer))
                .flatMap(status -> status.servers().stream())
                .map(server -> server.reason())
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .map(reason -> ", " + reason)
                .orElse("");
        return new Passed.Refused(Handling.form(message), absent, name(peer) + why);
    }

    private Passed refused(Request message, OutgoingException e) {
        var reason = switch (e.reason()) {
            case QUEUE_FULL -> RelayReason.QUEUE_FULL;
            case NO_SUCH_NEWSROOM,
                    NO_SUCH_SERVER,
                    NO_LANE,
                    WRONG_CHANNEL,
                    SUPERSEDED,
                    KNOWN_ALREADY,
                    NOT_TOLD,
                    TOO_LATE,
                    NEVER_ANSWERED,
                    UNREADABLE -> absent;
        };
        return new Passed.Refused(Handling.form(message), reason, String.valueOf(e.getMessage()));
    }

    private static String name(String peer) {
        return peer.startsWith(RelayDevice.line(""))
                ? peer.substring(RelayDevice.line("").length())
                : peer;
    }
}
