package org.cueway.peers;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A hand-written newsroom that puts what it says into envelopes and numbers them. Confined to its test's thread.
 *
 * @param newsroom the connection
 * @param mosId whom it talks to
 * @param ncsId what it calls itself
 * @param lastId the messageID used last; shared by the connections of one newsroom
 */
public record Dialogue(RawNewsroom newsroom, String mosId, String ncsId, AtomicInteger lastId)
        implements AutoCloseable {
    /** Sends a message and returns the answer, which has to be to this message. */
    public Reply ask(String message) {
        var answer = newsroom.ask(next(message));
        if (!answer.messageId().equals(lastId.toString())) {
            throw new AssertionError("expected the answer to message " + lastId + ", found " + answer);
        }
        return answer;
    }

    /** The text of the next message, not sent yet. */
    public String next(String message) {
        return envelope(lastId.incrementAndGet(), message);
    }

    /** The text of a message under a given messageID. */
    public String envelope(int id, String message) {
        return "<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%d</messageID>%s</mos>"
                .formatted(mosId, ncsId, id, message);
    }

    /** What the gateway holds of a running order. */
    public Order order(String roId) {
        return Order.of(ask("<roReq><roID>" + roId + "</roID></roReq>"));
    }

    /** The same newsroom, with the same numbering, on another connection. */
    public Dialogue on(RawNewsroom other) {
        return new Dialogue(other, mosId, ncsId, lastId);
    }

    @Override
    public void close() {
        newsroom.close();
    }
}
