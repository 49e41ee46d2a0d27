package org.cueway.device;

import java.time.Instant;
import java.util.Optional;
import org.cueway.cue.Action;

/** What a device's thread is told. */
sealed interface Order<S> {
    /**
     * An action.
     *
     * @param given when the cue was taken, by the wall clock
     * @param dueAt when it is to be done, by the monotonic clock
     */
    record Act<S>(Action action, Instant given, long dueAt) implements Order<S> {
        /** What is seen at once goes before what is only made ready. */
        boolean isUrgent() {
            return switch (action.verb()) {
                case TAKE, HOLD, OUT, SIGNAL -> true;
                case PREPARE, ARM, DISARM, RENEW -> false;
            };
        }

        boolean isAboutSameItem(Act<S> other) {
            return action.cause().item().equals(other.action.cause().item());
        }
    }

    /** Take everything off a place, or off all of them, at once. */
    record Clear<S>(Optional<String> place, String by) implements Order<S> {}

    /** From now on suppress what would be sent, or not any more. */
    record Rehearse<S>(boolean on) implements Order<S> {}

    /** The connection is gone. */
    record Lost<S>(String why) implements Order<S> {}

    /** It may be worth reaching for the device at once. */
    record Calls<S>() implements Order<S> {}

    /** Something is wrong with the device though it works; {@code why} in words, empty: not any more. */
    record Degraded<S>(String why) implements Order<S> {}

    /** What the device said of itself. */
    record Says<S>(String place, S state) implements Order<S> {}

    /** What was on air there has come to its end by itself. */
    record Ended<S>(String place) implements Order<S> {}

    /** What it had taken went wrong. */
    record Failed<S>(String place, String why) implements Order<S> {}

    /** What had failed is there again. */
    record Back<S>(String place) implements Order<S> {}
}
