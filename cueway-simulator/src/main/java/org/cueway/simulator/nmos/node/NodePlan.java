package org.cueway.simulator.nmos.node;

import java.util.List;
import org.cueway.simulator.nmos.connection.Essence;
import org.cueway.simulator.nmos.resource.ApiVersion;

/**
 * What a node has.
 *
 * @param devices how many
 * @param senders of each device
 * @param receivers of each device
 * @param on whether senders send when the node starts
 * @param connectionVersions of the Connection API, for all its devices
 */
public record NodePlan(
        int devices, List<Essence> senders, List<Essence> receivers, boolean on, List<ApiVersion> connectionVersions) {
    public NodePlan {
        senders = List.copyOf(senders);
        receivers = List.copyOf(receivers);
        connectionVersions = List.copyOf(connectionVersions);
    }
}
