package org.cueway.simulator.line;

import java.util.Optional;
import org.cueway.mos.codec.Envelope;

/**
 * Whom the peer talks to: a newsroom, a device, or somebody who only takes notes. Called on the threads of connections, by
 * many at once; the next message of a connection waits until it returns.
 */
@FunctionalInterface
public interface Counterpart {
    /** What goes back; empty for nothing at all. */
    Optional<Envelope> answer(Heard heard);
}
