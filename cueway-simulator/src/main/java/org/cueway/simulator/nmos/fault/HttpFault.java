package org.cueway.simulator.nmos.fault;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with requests, whatever they are about. */
public sealed interface HttpFault extends NmosFault {
    /** Which requests. */
    Requests which();

    /**
     * Nothing is done, and the answer is an error.
     *
     * @param retryAfter as it stands in the header
     */
    record Answers(Requests which, int status, Optional<String> retryAfter) implements HttpFault {}

    /** Nothing is done for so long; then all is well. */
    record Slow(Requests which, Duration by) implements HttpFault {}

    /** Done at once, answered so much later. */
    record Late(Requests which, Duration by) implements HttpFault {}

    /**
     * No answer at all, and the connection stays.
     *
     * @param done whether it is done all the same
     */
    record Hangs(Requests which, boolean done) implements HttpFault {}

    /**
     * No answer, and the connection ends.
     *
     * @param done whether it is done all the same
     */
    record HangsUp(Requests which, boolean done) implements HttpFault {}

    /** Done, if the status says so; the answer is a page for people. */
    record Html(Requests which, int status) implements HttpFault {}

    /** Done, if the status says so; the answer has no body. */
    record Blank(Requests which, int status) implements HttpFault {}

    /** Done, and the connection ends in the middle of the answer. */
    record Truncated(Requests which) implements HttpFault {}

    /** GET is sent to the path with a slash at its end, if it has none (301). */
    record RedirectsToSlash(Requests which) implements HttpFault {}

    /** GET is sent to the path without a slash at its end, if it has one (301). */
    record RedirectsFromSlash(Requests which) implements HttpFault {}
}
