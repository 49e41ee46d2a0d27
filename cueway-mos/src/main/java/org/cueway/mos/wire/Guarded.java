package org.cueway.mos.wire;

import java.util.Optional;

/** A connection as {@link Connections} keeps it: looked at once a second by the guard, which must not have to wait for it. */
interface Guarded extends Connection {
    /** Why it has to be closed now although nobody asked for that; empty if it may stay open. */
    Optional<String> overdue();
}
