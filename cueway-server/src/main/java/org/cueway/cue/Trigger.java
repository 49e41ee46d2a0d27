package org.cueway.cue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.rundown.Block;
import org.cueway.rundown.Target;

/**
 * A wish as somebody said it, before anybody looked whether there is such an item.
 *
 * @param target as said; an ID of {@code 0} may stand for none, see {@link Cues#of}
 * @param at when it is due; empty: at once
 * @param metadata what came with it, which may say more than the verb does
 */
public record Trigger(Origin origin, Verb verb, Target target, Optional<Instant> at, List<Block> metadata) {
    public Trigger {
        metadata = List.copyOf(metadata);
    }

    /** A wish for now, with nothing more to say. */
    public static Trigger now(Origin origin, Verb verb, Target target) {
        return new Trigger(origin, verb, target, Optional.empty(), List.of());
    }

    /** The same, due at another time. */
    public Trigger due(Optional<Instant> time) {
        return new Trigger(origin, verb, target, time, metadata);
    }
}
