package org.cueway.rundown;

import java.util.List;

/** What became of an edit. */
public sealed interface Outcome {
    /**
     * It was applied, whole.
     *
     * @param next the running order afterwards; {@link Slot.Empty} if it was deleted
     * @param events what changed, in order; empty if the edit changed nothing (R62)
     */
    record Applied(Slot next, List<Event> events) implements Outcome {
        public Applied {
            events = List.copyOf(events);
        }
    }

    /** It was refused and nothing changed. */
    record Refused(Refusal reason, String detail) implements Outcome {}
}
