package org.cueway.rundown;

/** The place of one running order: held or not. */
public sealed interface Slot {
    /** Whose and which, held or not. */
    RundownId id();

    /** We do not hold it. */
    record Empty(RundownId id) implements Slot {}

    /** We hold it. */
    record Held(Rundown rundown) implements Slot {
        @Override
        public RundownId id() {
            return rundown.id();
        }
    }
}
