package org.cueway.simulator.device;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.MosMessage;

/**
 * What a message came to.
 *
 * @param answer empty where there is none
 * @param next what the device holds then
 * @param after what the device says by itself because of it, once it has answered
 */
public record Reaction(Optional<MosMessage> answer, DeviceState next, List<Later> after) {
    public Reaction {
        after = List.copyOf(after);
    }

    /** A message of our own, and how long it waits for. */
    public record Later(Duration pause, MosMessage message) {
        static Later now(MosMessage message) {
            return new Later(Duration.ZERO, message);
        }
    }
}
