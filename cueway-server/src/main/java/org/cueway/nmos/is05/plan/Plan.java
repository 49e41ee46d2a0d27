package org.cueway.nmos.is05.plan;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What is to be sent to a device, or why nothing is. */
public sealed interface Plan {
    /**
     * This is.
     *
     * @param body of the one PATCH to {@code /staged}; nobody changes it
     * @param warnings what should be known
     */
    record Ready(JsonNode body, List<String> warnings) implements Plan {
        /** Takes a copy. */
        public Ready {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Nothing is.
     *
     * @param detail may be empty
     */
    record Impossible(TakeReason reason, String detail) implements Plan {}
}
