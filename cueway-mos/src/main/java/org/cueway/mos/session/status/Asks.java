package org.cueway.mos.session.status;

/** Who may ask on a lane; the other end answers. */
public enum Asks {
    /** We do. */
    WE,
    /** The peer does. */
    THEY,
    /** The peer does, and so do we, since it gave us nothing to dial (MOS 2.8.x only). */
    BOTH
}
