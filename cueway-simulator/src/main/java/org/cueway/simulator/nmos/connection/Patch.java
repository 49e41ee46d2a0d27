package org.cueway.simulator.nmos.connection;

import java.util.List;
import java.util.Optional;
import org.cueway.simulator.nmos.resource.Tai;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a PATCH asks for; what is empty stays as it is.
 *
 * @param params what changes of each leg
 */
record Patch(
        Peer peer,
        Optional<Boolean> enabled,
        Optional<TransportFile> file,
        Optional<List<ObjectNode>> params,
        Wish activation) {

    /** The other end. */
    sealed interface Peer {
        record Kept() implements Peer {}

        record Set(Optional<String> id) implements Peer {}
    }

    /** When. */
    sealed interface Wish {
        /** Nothing is said. */
        record Staged() implements Wish {}

        record Cancelled() implements Wish {}

        /**
         * At once.
         *
         * @param timeSaid whether {@code requested_time} is there, even null
         */
        record Immediate(boolean timeSaid) implements Wish {}

        /** At a moment, or so long after now. */
        record Scheduled(Activation.Mode mode, Tai requested) implements Wish {}
    }
}
