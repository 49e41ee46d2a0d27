package org.cueway.mos.wire.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A WebSocket of some library: the JDK's if we dialled, the web server's if the peer did. What comes on it goes into the
 * {@link Inlet} that it was made with, one part at a time and only on request. Pings are answered by the library. Safe for use by
 * any thread, but one at a time may send.
 */
public interface MessageSocket {
    /** Lets the next part of a message come, or the news that the peer has closed. */
    void request();

    /**
     * Sends a binary message, or a part of one, and returns when the network has taken it.
     *
     * @throws IOException if the connection is gone, or if the thread is interrupted, which stays so
     */
    void binary(ByteBuffer part, Fragment which) throws IOException;

    /**
     * Sends a text message, or a part of one, and returns when the network has taken it.
     *
     * @param part without half a surrogate pair at either end
     * @throws IOException if the connection is gone, or if the thread is interrupted, which stays so
     */
    void text(String part, Fragment which) throws IOException;

    /** Asks the peer for a pong. Does not wait, and does not complain if there is nobody. */
    void ping();

    /**
     * Sends Close. Does not wait; from now on what comes is dropped, until the peer's Close ends it. Calling it again does nothing.
     *
     * @param code of RFC 6455 §7.4; one that the library may not send goes out as 1008
     * @param reason for people; cut to the 123 bytes that a Close has room for
     */
    void close(int code, String reason);

    /** Drops the connection; a send that is going on fails. */
    void abort();

    /** The other end for people, e.g. {@code 10.1.2.3:50412}. */
    String peer();
}
