package org.cueway.simulator.nmos.connection;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A receiver's transport file; none of the two is there if it has none. */
record TransportFile(Optional<String> data, Optional<String> type) {
    static final TransportFile NONE = new TransportFile(Optional.empty(), Optional.empty());

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("data", data.orElse(null))
                .put("type", type.orElse(null));
    }
}
