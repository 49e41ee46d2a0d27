package org.cueway.simulator.faults;

/** Which way frames go, seen from the end that the proxy belongs to. */
public enum Way {
    /** From our end to the peer. */
    OUT,
    /** From the peer to our end. */
    IN,
    /** Both, each judged for itself. */
    BOTH;

    boolean covers(Way direction) {
        return this == BOTH || this == direction;
    }
}
