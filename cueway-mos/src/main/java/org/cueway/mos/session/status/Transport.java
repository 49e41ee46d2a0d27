package org.cueway.mos.session.status;

/** What carries a lane. */
public enum Transport {
    /** A TCP connection, MOS 2.8.x. */
    TCP,
    /** A WebSocket, MOS 4.0. */
    WEB_SOCKET
}
