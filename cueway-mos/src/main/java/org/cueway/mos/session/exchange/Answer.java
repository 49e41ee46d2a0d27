package org.cueway.mos.session.exchange;

import java.util.Optional;
import org.cueway.base.Finding;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.wire.Frame;

/** What a request of ours came to. */
public sealed interface Answer {
    /**
     * The peer answered: with what was asked for, or with a refusal, which may be {@code mosAck} whatever was asked (R28).
     *
     * @param frame as it came
     */
    record Said(Envelope envelope, Frame frame) implements Answer {}

    /** The peer answered with something that cannot be read. */
    record Unreadable(Finding why) implements Answer {}

    /** Why the peer does not want us to greet or to hold the line, in its own words (R28); empty if it says nothing of the kind. */
    static Optional<String> refusal(MosMessage message) {
        if (message instanceof MosAck ack && !ack.isAck()) {
            return Optional.of(ack.statusDescription().isBlank() ? ack.status() : ack.statusDescription());
        }
        if (message instanceof RoAck ack) return Optional.of(ack.reason());
        if (message instanceof MosMessage.Unknown complaint) return Optional.of(complaint.xml());
        return Optional.empty();
    }
}
