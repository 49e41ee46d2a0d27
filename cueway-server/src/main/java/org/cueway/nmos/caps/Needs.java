package org.cueway.nmos.caps;

import java.util.List;
import java.util.Optional;
import org.cueway.nmos.Urn;

/**
 * What a receiver takes. Equal receivers have equal needs.
 *
 * @param caps its capabilities
 */
record Needs(Urn transport, Urn format, Caps caps, Offer.Network network) {
    /**
     * Capabilities (BCP-004-01).
     *
     * @param mediaTypes empty if any will do
     * @param eventTypes empty if any will do; the last word may be {@code *}
     * @param sets empty if there is no such limit; no set at all is never satisfied
     */
    record Caps(
            Optional<List<String>> mediaTypes, Optional<List<String>> eventTypes, Optional<List<ConstraintSet>> sets) {
        /** Takes copies. */
        Caps {
            mediaTypes = mediaTypes.map(List::copyOf);
            eventTypes = eventTypes.map(List::copyOf);
            sets = sets.map(List::copyOf);
        }
    }
}
