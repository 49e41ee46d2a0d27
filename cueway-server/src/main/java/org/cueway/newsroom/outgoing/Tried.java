package org.cueway.newsroom.outgoing;

import org.cueway.mos.model.Request;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.exchange.Numbered;

/** What one try to get a message to a newsroom came to. */
sealed interface Tried<R extends Request> {
    /**
     * A server answered.
     *
     * @param message as it went out
     */
    record Answered<R extends Request>(String ncsID, Numbered<R> message, Answer answer) implements Tried<R> {}

    /** No server is there; nothing was sent. */
    record NotSent<R extends Request>(String why) implements Tried<R> {}

    /** It went out and was not answered; a server may have taken it. */
    record Unanswered<R extends Request>(Silence silence, String why) implements Tried<R> {}

    /** Those that are there say that it is not theirs to take messages now; none took it. */
    record NotNow<R extends Request>(String why) implements Tried<R> {}

    /** How it was not answered. */
    enum Silence {
        /** The connection ended. */
        LOST,
        /** No answer came to any repeat. */
        GIVEN_UP
    }
}
