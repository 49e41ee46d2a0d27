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
}
