package org.cueway.newsroom.outgoing;

import org.cueway.mos.model.Request;
import org.cueway.mos.session.exchange.Numbered;

/**
 * A message as it was written for one server of a newsroom, or for a device.
 *
 * @param mosID the device whose name stands in the text
 * @param ncsID the server that it was written for
 */
record Letter<R extends Request>(String mosID, String ncsID, Numbered<R> message) {
    /** The same bytes each time, but for the name of the server if it goes to another one. */
    Numbered<R> to(String server, Outbox outbox) {
        return server.equals(ncsID) ? message : outbox.seal(message.request(), mosID, server, message.messageID());
    }
}
