package org.cueway.newsroom.outgoing;

import org.cueway.mos.model.Request;
import org.cueway.mos.session.exchange.Numbered;

/**
 * A message as it was written for one server of a newsroom.
 *
 * @param ncsID the server whose name stands in the text
 */
record Letter<R extends Request>(String ncsID, Numbered<R> message) {
    /** The same bytes each time, but for the name of the server if it goes to another one. */
    Numbered<R> to(String server, Outbox outbox) {
        return server.equals(ncsID) ? message : outbox.seal(message.request(), server, message.messageID());
    }
}
