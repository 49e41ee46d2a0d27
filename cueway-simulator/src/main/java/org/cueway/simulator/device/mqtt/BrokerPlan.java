package org.cueway.simulator.device.mqtt;

import java.util.Map;

/**
 * How a broker is set up. Immutable.
 *
 * @param port 0 for any that is free
 * @param users passwords by username; empty: everybody may come in
 */
public record BrokerPlan(int port, Map<String, String> users) {
    /** On any port, for everybody. */
    public static final BrokerPlan OPEN = new BrokerPlan(0, Map.of());

    public BrokerPlan {
        users = Map.copyOf(users);
    }
}
