package org.cueway.mos.session.status;

/** Who dialled. */
public enum Direction {
    /** The peer. */
    IN,
    /** We. */
    OUT
}
