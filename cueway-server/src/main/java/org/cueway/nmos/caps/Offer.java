package org.cueway.nmos.caps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.nmos.Urn;

/**
 * What a sender sends, as far as it matters to anybody. Equal senders have equal offers, which is what makes large matrices cheap.
 *
 * @param format empty if it has no flow, or one that is not known here; {@code gap} says which
 * @param parameters under their URNs; several values where all must do, such as the depth of each component
 * @param gap why what is sent is not known; empty if it is
 * @param network where it comes from
 */
record Offer(
        Urn transport,
        Optional<Urn> format,
        Map<String, List<Value>> parameters,
        Optional<String> gap,
        Network network) {
    /** Takes a copy. */
    Offer {
        parameters = Map.copyOf(parameters);
    }

    /**
     * How an end hangs on the network.
     *
     * @param switches the chassis that each leg hangs on, empty text where it is not known
     * @param grandmasters of the clock that is followed, or of those that may be; may be empty
     */
    record Network(List<String> switches, List<String> grandmasters) {
        /** Takes copies. */
        Network {
            switches = List.copyOf(switches);
            grandmasters = List.copyOf(grandmasters);
        }
    }

    /** Where what is sent goes, as a session description tells it: {@code mcast} or {@code ucast}. */
    Offer going(String subclass) {
        return new Offer(new Urn(transport.base() + "." + subclass), format, parameters, gap, network);
    }

    List<Value> values(String parameter) {
        return parameters.getOrDefault(parameter, List.of());
    }

    /** Whether this is so of the stream. */
    boolean flag(String parameter) {
        return values(parameter).contains(new Value.Flag(true));
    }
}
