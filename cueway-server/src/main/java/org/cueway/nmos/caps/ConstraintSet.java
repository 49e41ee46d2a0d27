package org.cueway.nmos.caps;

import java.util.Map;

/**
 * One way of being acceptable to a receiver: all of its constraints together (BCP-004-01).
 *
 * @param label for people; may be empty
 * @param preference -100 to 100, higher is better; 0 unless said
 * @param enabled whether the receiver takes such a stream as it is configured now
 * @param constraints under the URNs of their parameters
 */
record ConstraintSet(String label, int preference, boolean enabled, Map<String, Constraint> constraints) {
    /** Takes a copy. */
    ConstraintSet {
        constraints = Map.copyOf(constraints);
    }
}
