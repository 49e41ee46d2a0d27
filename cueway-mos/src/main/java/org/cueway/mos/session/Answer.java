package org.cueway.mos.session;

import org.cueway.base.Finding;
import org.cueway.mos.codec.Envelope;
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
}
