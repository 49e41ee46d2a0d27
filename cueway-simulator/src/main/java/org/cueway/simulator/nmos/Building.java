package org.cueway.simulator.nmos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.cueway.simulator.nmos.connection.Essence;
import org.cueway.simulator.nmos.node.Gear;
import org.cueway.simulator.nmos.node.NodeIdentity;
import org.cueway.simulator.nmos.node.NodePlan;
import org.cueway.simulator.nmos.node.SimulatedNode;
import org.cueway.simulator.nmos.resource.Content;

/**
 * Makes the nodes of a facility.
 *
 * @param contents of registries; one if all share it
 */
record Building(Facility plan, Hosts hosts, List<Content> contents, SimulatedNode.World world) {
    List<SimulatedNode> nodes() {
        var nodes = new ArrayList<SimulatedNode>();
        var numbers = new EnumMap<Gear, Integer>(Gear.class);
        int group = 0;
        for (int index = 0; index < plan.size().nodes(); index++) {
            var gear = plan.size().gear().get(index % plan.size().gear().size());
            var label = gear.shortName() + " " + numbers.merge(gear, 1, Integer::sum);
            var nodePlan = plan(gear);
            var node = new SimulatedNode(
                    new NodeIdentity(id(index), index, label, gear, hosts.uri(index)),
                    nodePlan,
                    registration(index),
                    group,
                    world);
            group += nodePlan.devices() * nodePlan.senders().size();
            hosts.add(index, node);
            nodes.add(node);
        }
        return List.copyOf(nodes);
    }

    private String id(int index) {
        return UUID.nameUUIDFromBytes(("cueway/" + plan.seed() + "/node/" + index).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private NodePlan plan(Gear gear) {
        var versions = plan.manner().connectionVersions();
        return new NodePlan(
                plan.size().devices(),
                some(gear.senders(), plan.size().senders()),
                some(gear.receivers(), plan.size().receivers()),
                plan.manner().sending(),
                versions.isEmpty() ? gear.connectionVersions() : versions);
    }

    private static List<Essence> some(List<Essence> usual, int count) {
        return count == Facility.AS_GEAR ? usual : Facility.inTurn(usual, count);
    }

    private SimulatedNode.Registration registration(int index) {
        var versions = plan.manner().nodeVersions();
        var where = contents.isEmpty() ? contents : List.of(contents.get(index % contents.size()));
        return new SimulatedNode.Registration(versions.get(index % versions.size()), where);
    }
}
