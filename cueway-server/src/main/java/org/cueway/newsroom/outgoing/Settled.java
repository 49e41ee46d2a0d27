package org.cueway.newsroom.outgoing;

import org.cueway.mos.codec.Envelope;

/** What became of a message that was queued; durable when it is told. */
public sealed interface Settled {
    /** The newsroom took it. That it also did what was asked is another matter (R114, R152). */
    record Acknowledged(Envelope answer) implements Settled {}

    /** The newsroom refused it, in these words. */
    record Refused(String why) implements Settled {}

    /** It was not sent, or nobody answered it to the end, for this reason. */
    record Dropped(String why) implements Settled {}
}
