package org.cueway.newsroom.objects;

import org.cueway.mos.model.Request;

/** How what we have to say is queued for a newsroom. */
@FunctionalInterface
public interface Sending {
    /** Queues a message; returns when it is durable, or will not be. */
    Sent send(String newsroom, Request message);

    /** What became of it. */
    enum Sent {
        /** It is durable. */
        QUEUED,
        /** Not now: try again. */
        LATER,
        /** There is no way to that newsroom. */
        NEVER
    }
}
