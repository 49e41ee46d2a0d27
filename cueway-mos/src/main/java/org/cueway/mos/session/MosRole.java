package org.cueway.mos.session;

import java.util.Optional;
import org.cueway.mos.codec.Head;
import org.cueway.mos.dialect.Dialect;

/**
 * Who we are to the peers: the device towards newsrooms, or a newsroom towards devices. Called on the thread of the
 * connection a message came on, so by many threads at once; the next frame of that connection is not read before it
 * returns.
 */
public interface MosRole {
    /** The habits to read this peer's message with. {@code head} is what could be read of its envelope. */
    Dialect dialect(Link link, Head head);

    /**
     * Deals with one message and says what goes back; empty only where MOS wants no answer, since a peer repeats what is
     * not answered (R39). Binds the link to its newsroom with the first message that it accepts.
     *
     * <p>What it throws is a bug: the peer reads "internal error" and the connection is closed.
     */
    Optional<Reply> answer(Inbound inbound);
}
