package org.cueway.newsroom.objects;

import org.cueway.mos.model.Request;
import org.cueway.newsroom.outgoing.Outgoing;
import org.cueway.newsroom.outgoing.OutgoingException;
import org.cueway.store.StoreException;

/** How what we have to say is queued for a newsroom. */
@FunctionalInterface
public interface Sending {
    /** Queues a message; returns when it is durable, or will not be. */
    Sent send(String newsroom, Request message);

    /** Through the durable queue. */
    static Sending through(Outgoing outgoing) {
        return (newsroom, message) -> {
            try {
                outgoing.send(newsroom, message);
                return Sent.QUEUED;
            } catch (StoreException e) {
                return Sent.LATER;
            } catch (OutgoingException e) {
                return switch (e.reason()) {
                    case QUEUE_FULL -> Sent.LATER;
                    case NO_SUCH_NEWSROOM,
                            NO_LANE,
                            WRONG_CHANNEL,
                            SUPERSEDED,
                            KNOWN_ALREADY,
                            NEVER_ANSWERED,
                            TOO_LATE,
                            UNREADABLE,
                            NO_SUCH_SERVER,
                            NOT_TOLD -> Sent.NEVER;
                };
            }
        };
    }

    /** What became of it. */
    enum Sent {
        /** It is durable. */
        QUEUED,
        /** Not now: try again. */
        LATER,
        /** There is no way to that newsroom, or not yet. */
        NEVER
    }
}
