package org.cueway.mos.session.status;

/** How a lane is. The API writes {@code off}, {@code neverConnected}, {@code up}, {@code degraded} and {@code down}. */
public enum LaneState {
    /** Switched off by configuration, or stopped. */
    OFF,
    /** Nobody has come yet, or nobody has answered yet; some newsrooms dial only when they have something to say (R58). */
    NEVER_CONNECTED,
    /** The peer has given a usable answer, or sent a message that we accepted. */
    UP,
    /** The peer is there and refuses us (R28), or does not answer. */
    DEGRADED,
    /** It was up, or should be, and is not. */
    DOWN
}
