package org.cueway.mos.session.status;

/** Which way round a lane of MOS 4.0 is; over TCP there is the standard one only. */
public enum Mode {
    /** Whoever dialled asks. */
    STANDARD,
    /** Whoever was dialled asks: for an end that cannot be reached from outside (MOS 4.0 §2). */
    PASSIVE
}
