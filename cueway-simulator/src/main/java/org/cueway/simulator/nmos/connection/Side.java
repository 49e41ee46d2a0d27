package org.cueway.simulator.nmos.connection;

import org.cueway.simulator.nmos.resource.Kind;

/** Which end of a connection. */
public enum Side {
    SENDER(Kind.SENDER, "receiver_id"),
    RECEIVER(Kind.RECEIVER, "sender_id");

    private final Kind kind;
    private final String peer;

    Side(Kind kind, String peer) {
        this.kind = kind;
        this.peer = peer;
    }

    public Kind kind() {
        return kind;
    }

    /** The member that names the other end. */
    public String peer() {
        return peer;
    }
}
