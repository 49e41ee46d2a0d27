package org.cueway.simulator.nmos.connection;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is staged, or what is active.
 *
 * @param peer the ID of the other end
 * @param params one for each leg; never changed
 */
record Settings(Optional<String> peer, boolean enabled, TransportFile file, List<ObjectNode> params) {
    Settings {
        params = List.copyOf(params);
    }

    Settings with(List<ObjectNode> others) {
        return new Settings(peer, enabled, file, others);
    }

    Settings enabled(boolean now) {
        return new Settings(peer, now, file, params);
    }

    /** As {@code /staged} and {@code /active} show it. */
    ObjectNode json(Side side, Activation activation) {
        var json = JsonNodeFactory.instance.objectNode().put(side.peer(), peer.orElse(null));
        json.put("master_enable", enabled);
        json.set("activation", activation.json());
        if (side == Side.RECEIVER) json.set("transport_file", file.json());
        var legs = json.putArray("transport_params");
        params.forEach(legs::add);
        return json;
    }
}
