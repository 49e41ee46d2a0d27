package org.cueway.peers;

/** What a hand-written newsroom dials. */
public enum Over {
    /** A port, MOS 2.8. */
    TCP,
    /** {@code /mos}, MOS 4.0. */
    WEB_SOCKET
}
