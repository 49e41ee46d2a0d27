package org.cueway.nmos.is05;

import java.util.List;
import java.util.Optional;
import org.cueway.nmos.is05.plan.TransportFile;
import tools.jackson.databind.JsonNode;

/**
 * All that the device of a sender or receiver says of it, read a moment ago.
 *
 * @param file of a sender; empty for receivers
 * @param problems why some of it is missing, a sentence each
 */
public record Detail(
        Optional<JsonNode> constraints,
        Optional<JsonNode> staged,
        Optional<JsonNode> active,
        Optional<TransportFile> file,
        List<String> problems) {
    /** Takes a copy. */
    public Detail {
        problems = List.copyOf(problems);
    }
}
