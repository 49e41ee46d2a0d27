package org.cueway.mos.wire;

import java.time.Duration;

/**
 * What one wait for a frame came to. After anything but {@link Whole}, {@link Silent} and {@link Spoiled} the connection is of no
 * more use and its owner closes it; where there is a {@code head}, the peer can be told why first.
 */
public sealed interface Received {
    /**
     * A whole frame.
     *
     * @param before what was skipped in front of it
     * @param early whether it began to come together with the end of the last one, so before that could be answered
     */
    record Whole(Frame frame, Junk before, boolean early) implements Received {}

    /** No whole frame within the wait; nothing is wrong. */
    record Silent() implements Received {}

    /**
     * A frame over its limit, or over what the process can still spare.
     *
     * @param head its first bytes, enough for the envelope fields
     * @param allowedBytes the bound it ran into
     */
    record TooLarge(Frame head, long allowedBytes) implements Received {}

    /**
     * The frame's end tag stands one octet out of step: somewhere in it an octet is missing or too many.
     *
     * @param head its first bytes, enough for the envelope fields
     */
    record Misaligned(Frame head) implements Received {}

    /**
     * A WebSocket message that does not end where an envelope ends, or that holds none. The next message begins afresh, so the
     * connection goes on.
     *
     * @param head the first bytes of what is not whole, enough for the envelope fields; no bytes if there is nothing
     */
    record Spoiled(WireFault rule, String detail, Frame head) implements Received {}

    /** A frame began and nothing more came for {@code silence}. */
    record Unfinished(Duration silence) implements Received {}

    /** Too much that is not a frame. */
    record TooMuchJunk(Junk junk) implements Received {}

    /** The encoding of this connection is fixed and the peer uses another. */
    record WrongEncoding(Encoding expected, Encoding found) implements Received {}

    /** The connection is gone. {@code why} is for people. */
    record Closed(String why) implements Received {}
}
