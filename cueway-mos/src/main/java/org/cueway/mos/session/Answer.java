package org.cueway.mos.session;

import java.util.Optional;
import org.cueway.base.Finding;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;

/** What a request of ours came to. */
public sealed interface Answer {
    /** The peer answered: with what was asked for, or with a refusal, which may be {@code mosAck} whatever was asked (R28). */
    record Said(Envelope envelope) implements Answer {}

    /** The peer answered with something that cannot be read. */
    record Unreadable(Finding why) implements Answer {}

    /** Why the peer does not want us to greet or to hold the line, in its own words (R28); empty if it says nothing of the kind. */
    static Optional<String> refusal(MosMessage message) {
        if (message instanceof MosAck ack && !ack.isAck()) {
            return Optional.of(ack.statusDescription().isBlank() ? ack.status() : ack.statusDescription());
        }
        if (message instanceof RoAck ack) return Optional.of(ack.roStatus());
        if (message instanceof MosMessage.Unknown complaint) return Optional.of(complaint.xml());
        return Optional.empty();
    }

    /** What was decoded, as an answer. */
    static Answer of(Decoded<Envelope> decoded) {
        return switch (decoded) {
            case Decoded.Ok<Envelope>(var envelope, var _) -> new Said(envelope);
            case Decoded.Rejected<Envelope>(var why, var _, var _) -> new Unreadable(why);
        };
    }
}
