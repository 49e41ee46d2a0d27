package org.cueway.cli.sim;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.connection.Side;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a simulated facility prints: for people, or a JSON object a line. Safe for use by any thread. */
final class NmosReport {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** More nodes than that are not listed for people. */
    private static final int FEW = 20;

    private final PrintWriter out;
    private final boolean json;
    private final boolean quiet;
    private final Map<String, String> labels = new ConcurrentHashMap<>();

    NmosReport(PrintWriter out, boolean json, boolean quiet) {
        this.out = out;
        this.json = json;
        this.quiet = quiet;
    }

    /**
     * Where everything is.
     *
     * @param faults as they were written
     */
    void started(Facility plan, SimulatedFacility facility, Optional<String> faults) {
        facility.senders().forEach(sender -> labels.put(sender.id(), sender.label()));
        if (json) {
            print(started(plan, facility));
            return;
        }
        for (var registry : facility.registries()) {
            out.println("registry at %s (WebSockets on port %d)".formatted(registry.uri(), registry.webSocketPort()));
        }
        out.println("%d nodes with %d senders and %d receivers"
                .formatted(
                        facility.nodes().size(),
                        facility.senders().size(),
                        facility.receivers().size()));
        facility.nodes().stream()
                .limit(FEW)
                .forEach(node -> out.println("  %-8s %s, %s"
                        .formatted(
                                node.label(),
                                node.who().uri(),
                                node.who().gear().function())));
        if (facility.nodes().size() > FEW) out.println("  and so on");
        faults.ifPresent(text -> out.println("faults, dealt out by seed %d: %s".formatted(plan.seed(), text)));
        out.flush();
    }

    private static ObjectNode started(Facility plan, SimulatedFacility facility) {
        var line = JSON.createObjectNode().put("event", "started").put("seed", plan.seed());
        var registries = line.putArray("registries");
        for (var registry : facility.registries()) {
            registries.addObject().put("url", registry.uri().toString()).put("webSocketPort", registry.webSocketPort());
        }
        line.put("senders", facility.senders().size())
                .put("receivers", facility.receivers().size());
        var nodes = line.putArray("nodes");
        for (var node : facility.nodes()) {
            nodes.addObject()
                    .put("id", node.id())
                    .put("label", node.label())
                    .put("url", node.who().uri().toString());
        }
        return line;
    }

    /** A line for each activation, whoever asked for it. */
    void activated(Endpoint endpoint) {
        if (quiet) return;
        var side = endpoint.who().side();
        if (json) {
            print(JSON.createObjectNode()
                    .put("event", "activated")
                    .put(side.kind().word(), endpoint.id())
                    .put("label", endpoint.label())
                    .put("active", endpoint.isOn())
                    .put(side.peer(), endpoint.peer().orElse(null)));
        } else {
            out.println(endpoint.label() + "  " + words(endpoint));
            out.flush();
        }
    }

    private String words(Endpoint endpoint) {
        if (endpoint.who().side() == Side.SENDER) return endpoint.isOn() ? "sends" : "is off";
        return endpoint.isOn()
                ? "takes from "
                        + endpoint.peer().map(id -> labels.getOrDefault(id, id)).orElse("somebody without a name")
                : "is off";
    }

    private void print(ObjectNode line) {
        out.println(JSON.writeValueAsString(line));
        out.flush();
    }
}
