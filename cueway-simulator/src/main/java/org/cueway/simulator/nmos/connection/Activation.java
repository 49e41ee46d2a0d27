package org.cueway.simulator.nmos.connection;

import java.util.Optional;
import org.cueway.simulator.nmos.resource.Tai;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An activation as it is shown: planned, done, or none.
 *
 * @param requested as it was sent
 * @param at when it is to come, or came
 */
record Activation(Optional<Mode> mode, Optional<String> requested, Optional<Tai> at) {
    static final Activation NONE = new Activation(Optional.empty(), Optional.empty(), Optional.empty());

    enum Mode {
        IMMEDIATE("activate_immediate"),
        ABSOLUTE("activate_scheduled_absolute"),
        RELATIVE("activate_scheduled_relative");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mode", mode.map(Mode::word).orElse(null))
                .put("requested_time", requested.orElse(null))
                .put("activation_time", at.map(Tai::toString).orElse(null));
    }
}
