package org.cueway.simulator.nmos.connection;

import java.util.List;

/**
 * What a sender or receiver is; never changes.
 *
 * @param id its UUID
 * @param legs in the order of parameters and interface bindings
 */
public record Identity(String id, String label, Side side, Essence essence, List<Leg> legs) {
    public Identity {
        legs = List.copyOf(legs);
    }

    /**
     * One leg.
     *
     * @param interfaceName of the node
     * @param ip of the interface
     * @param group the multicast address that a sender takes if it may choose; of no meaning to others
     */
    public record Leg(String interfaceName, String ip, String group) {}
}
