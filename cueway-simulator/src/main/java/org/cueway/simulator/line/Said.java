package org.cueway.simulator.line;

import org.cueway.mos.codec.Envelope;

/** What a request of ours came to. */
public sealed interface Said {
    /** The peer answered, with what was asked for or with a refusal. */
    record Answered(Envelope envelope, String text) implements Said {}

    /** The peer answered with something that cannot be read. */
    record Unreadable(String why, String text) implements Said {}

    /** The peer did not answer, and nobody waits any more. */
    record Nothing(String why) implements Said {}
}
