package org.cueway.device.ograf;

/** The connection of one page. Its methods return at once; what cannot be sent ends the connection. */
public interface PageWire {
    /** Sends a message. */
    void send(String text);

    /** Ends it; {@code why} in a few words. */
    void close(String why);

    /** The other end, as people write it. */
    String address();
}
