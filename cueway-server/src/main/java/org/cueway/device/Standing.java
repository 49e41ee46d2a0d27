package org.cueway.device;

import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.cue.Action;
import org.cueway.cue.Stand;

/**
 * What should be at a place, and whether it is.
 *
 * @param certainty whether the device has it
 * @param detail if it is not certain, why, in words
 */
public record Standing(String place, Stand stand, Certainty certainty, String detail) {
    /** Whether an action is about what is here: its item, put here with these very values. */
    boolean has(Action action) {
        return Stream.of(stand.air(), stand.next())
                .flatMap(Optional::stream)
                .anyMatch(playing ->
                        playing.isOf(action.cause().item()) && playing.values().equals(action.values()));
    }

    /** Whether a device has what it should have. */
    public enum Certainty {
        /** It has, as it says, or as far as it can say. */
        CONFIRMED,
        /** Something was sent and not answered, or the device went away: nobody knows. */
        UNKNOWN,
        /** It says something else. */
        DIFFERS;

        /** How people and programs read it. */
        public String word() {
            return switch (this) {
                case CONFIRMED -> "confirmed";
                case UNKNOWN -> "unknown";
                case DIFFERS -> "differs";
            };
        }
    }
}
