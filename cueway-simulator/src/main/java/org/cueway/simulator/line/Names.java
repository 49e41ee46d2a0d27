package org.cueway.simulator.line;

import java.util.Optional;
import org.cueway.mos.codec.Head;

/** The two that talk to each other, as their envelopes name them. */
public record Names(String mosID, String ncsID) {
    /** The head of a message between them. */
    public Head head(Optional<String> messageID) {
        return new Head(Optional.of(mosID), Optional.of(ncsID), messageID);
    }
}
