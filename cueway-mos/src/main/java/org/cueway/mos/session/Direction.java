package org.cueway.mos.session;

/** Who dialled. */
public enum Direction {
    /** The peer. */
    IN,
    /** We. */
    OUT
}
