package org.cueway.newsroom.outgoing;

import java.util.Optional;
import org.cueway.mos.codec.Envelope;

/** What became of a message that was queued; durable when it is told. */
public sealed interface Settled {
    /** The newsroom took it. That it also did what was asked is another matter (R114, R152). */
    record Acknowledged(Envelope answer) implements Settled {}

    /**
     * The newsroom refused it.
     *
     * @param why in these words
     * @param answer its answer; empty if that could not be read
     */
    record Refused(String why, Optional<Envelope> answer) implements Settled {
        /** By an answer that could not be read. */
        public Refused(String why) {
            this(why, Optional.empty());
        }
    }

    /** It was not sent, or nobody answered it to the end, for this reason. */
    record Dropped(String why) implements Settled {}
}
