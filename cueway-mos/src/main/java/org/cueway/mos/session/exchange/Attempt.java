package org.cueway.mos.session.exchange;

/** What became of a request on the one connection that it was tried on. */
public sealed interface Attempt {
    /** The peer answered, if only to refuse. */
    record Answered(Answer answer) implements Attempt {}

    /** The lane was not up, so nothing was sent. */
    record NotUp() implements Attempt {}

    /** The connection ended before the answer came; whether the peer took the request is not known. */
    record Lost() implements Attempt {}

    /** No answer came to any repeat, so the lane is connected anew; the peer may have taken the request. */
    record GivenUp() implements Attempt {}
}
