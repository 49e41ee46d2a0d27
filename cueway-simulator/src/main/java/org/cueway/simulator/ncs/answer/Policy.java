package org.cueway.simulator.ncs.answer;

import java.util.Set;

/**
 * What a newsroom lets its devices do to its running orders.
 *
 * @param items whether {@code mosItemReplace} is taken (R115)
 * @param stories which running orders may be changed by {@code roReqStoryAction}; ENPS has a switch for each
 */
public record Policy(Items items, Stories stories) {
    /** Everything is allowed. */
    public static final Policy OPEN = new Policy(Items.TAKEN, new Stories.All());

    /** What becomes of {@code mosItemReplace}. */
    public enum Items {
        TAKEN,
        REFUSED
    }

    /** Which running orders may be changed from outside. */
    public sealed interface Stories {
        record All() implements Stories {}

        record None() implements Stories {}

        /** All but these. */
        record AllBut(Set<String> roIDs) implements Stories {
            public AllBut {
                roIDs = Set.copyOf(roIDs);
            }
        }
    }

    boolean opens(String roID) {
        return switch (stories) {
            case Stories.All() -> true;
            case Stories.None() -> false;
            case Stories.AllBut(var closed) -> !closed.contains(roID);
        };
    }
}
