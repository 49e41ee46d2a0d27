package org.cueway.simulator.nmos;

import org.cueway.simulator.nmos.connection.Endpoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What another controller asks for. Pure. */
final class Elsewhere {
    private Elsewhere() {}

    /** The PATCH that connects a receiver to a sender. */
    static ObjectNode connecting(Endpoint sender) {
        var body = base(true).put("sender_id", sender.id());
        var file = sender.file();
        if (file.isPresent()) {
            body.putObject("transport_file").put("data", file.get()).put("type", "application/sdp");
            return body;
        }
        var params = body.putArray("transport_params");
        sender.active().path("transport_params").forEach(leg -> params.add(mirrored(leg)));
        return body;
    }

    /** What a sender's destination is to a receiver is its source. */
    private static ObjectNode mirrored(JsonNode leg) {
        var mirrored = JsonNodeFactory.instance.objectNode();
        leg.properties()
                .forEach(param -> mirrored.set(param.getKey().replace("destination_", "source_"), param.getValue()));
        return mirrored;
    }

    static ObjectNode disconnecting() {
        return base(false).putNull("sender_id");
    }

    static ObjectNode switching(boolean on) {
        return base(on);
    }

    private static ObjectNode base(boolean on) {
        var body = JsonNodeFactory.instance.objectNode().put("master_enable", on);
        body.putObject("activation").put("mode", "activate_immediate");
        return body;
    }
}
