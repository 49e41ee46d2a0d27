package org.cueway.mos.session.status;

/** What is counted over all lanes since the start. */
public enum Tally {
    /** Connections accepted. */
    ACCEPTED,
    /** WebSocket handshakes of peers that were refused. */
    REFUSED_HANDSHAKES,
    /** Connections of ours that came about. */
    DIALLED,
    /** Frames answered by the role. */
    ANSWERED,
    /** Answers that nobody waited for. */
    UNASKED_ANSWERS,
    /** Answers to an earlier attempt, after its time was up (R21). */
    LATE_ANSWERS,
    /** Answers with a messageID that was never ours, taken all the same (R20). */
    FOREIGN_ANSWERS,
    /** Requests of ours sent again for want of an answer. */
    REPEATS,
    /** Heartbeats of peers. */
    HEARTBEATS,
    /** Heartbeats of peers that were answered less than a second after the last and are left unanswered (R45). */
    HEARTBEATS_LEFT,
    /** {@code keepAlive} messages (R49). */
    KEEP_ALIVES,
    /** Frames with junk in front of them (R9). */
    JUNK,
    /** Messages that came before the one in front of them was answered. */
    EARLY,
    /** Connections closed for what came on them. */
    BROKEN,
    /** Our own bugs: a role that threw. */
    INTERNAL_ERRORS
}
