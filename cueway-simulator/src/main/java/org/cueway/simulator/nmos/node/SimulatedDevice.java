package org.cueway.simulator.nmos.node;

import java.util.List;
import org.cueway.simulator.nmos.connection.ConnectionApi;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.connection.Side;

/**
 * One device of a node.
 *
 * @param root of its Connection API, without version and slash: {@code http://127.0.0.1:8080/x-nmos/connection}
 */
public record SimulatedDevice(String id, String label, String root, List<Endpoint> endpoints, ConnectionApi api) {
    public SimulatedDevice {
        endpoints = List.copyOf(endpoints);
    }

    public List<Endpoint> senders() {
        return side(Side.SENDER);
    }

    public List<Endpoint> receivers() {
        return side(Side.RECEIVER);
    }

    private List<Endpoint> side(Side side) {
        return endpoints.stream().filter(each -> each.who().side() == side).toList();
    }
}
