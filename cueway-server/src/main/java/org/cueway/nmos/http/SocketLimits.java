package org.cueway.nmos.http;

import java.time.Duration;

/**
 * Limits of a WebSocket that we opened. Pings are more frequent than the usual 10 s to 15 s, since a socket that is silently dead has
 * to be found, opened again and read within the 30 s of C-33.
 *
 * @param ping silence after which the other end is asked for a pong; 5 s
 * @param misses pings in a row without anything heard after which the connection is given up; 2
 * @param maxMessageChars of one message; 16 Mi
 * @param ahead messages that wait here to be read before the network has to; 64
 */
public record SocketLimits(Duration ping, int misses, int maxMessageChars, int ahead) {
    /** The defaults named above. */
    public static SocketLimits defaults() {
        return new SocketLimits(Duration.ofSeconds(5), 2, 16 << 20, 64);
    }
}
