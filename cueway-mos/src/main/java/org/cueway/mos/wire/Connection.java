package org.cueway.mos.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Frames in, frames out, and a reason when it ends. One thread reads; any thread may write, close or look at the rest.
 * Interrupting the reading thread closes the connection.
 */
public interface Connection {
    /**
     * Waits for the next frame, at most for {@code wait}. Never throws for what the peer or the network does: that is a
     * {@link Received} too.
     */
    Received read(Duration wait);

    /** Waits for the next frame however long it takes. Costs a good deal less than a wait with an end, which needs a timer. */
    Received read();

    /**
     * From now on no frame for so long, with none half read, closes the connection; that is looked at once a second. Costs
     * nothing while frames come.
     */
    void closeWhenSilent(Duration limit);

    /**
     * Sends one frame in the encoding of this connection, whole, and returns when the network has taken it.
     *
     * @throws IOException if the connection is closed, or closes because the peer takes nothing; the message says why
     */
    void write(String text) throws IOException;

    /** The encoding in use: fixed, or what the peer's first octets said; empty until they came, UCS-2BE goes out then. */
    Optional<Encoding> encoding();

    /** The other end for people, e.g. {@code 10.1.2.3:50412}. */
    String peer();

    /** Frames, bytes and times so far. */
    Traffic traffic();

    /** Whether part of a frame has come and the rest has not. */
    boolean insideFrame();

    /** Whether a frame is being read, or worked on: whole, and the reading thread has not come back for the next one. */
    boolean busy();

    /**
     * Closes after the last answer: the peer gets some time to read it, although it may still be sending. Called by the
     * reading thread.
     */
    void finish(String why);

    /** Closes at once. The first reason given is the one that counts; calling it again does nothing. */
    void close(String why);
}
