package org.cueway.mos.session;

import org.cueway.base.Finding;
import org.cueway.mos.codec.Envelope;

/** What a request of ours came to. */
public sealed interface Answer {
    /** The peer answered: with what was asked for, or with a refusal, which may be {@code mosAck} whatever was asked (R28). */
    record Said(Envelope envelope) implements Answer {}

    /** The peer answered with something that cannot be read. */
    record Unreadable(Finding why) implements Answer {}
}
