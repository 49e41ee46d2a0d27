package org.cueway.nmos.is05.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What one receiver receives, as far as it is known (nmos §6).
 *
 * @param from what it is connected to; empty if it is off, or that is no NMOS sender
 * @param warning what is wrong with it, in a sentence; empty if nothing is known to be
 * @param made when it became so, and by whom; empty if it was so when we first heard of it
 */
public record Connection(
        String receiver, State state, Optional<From> from, Optional<String> warning, Optional<Made> made) {
    /** How far it has come, and by whom. */
    public enum State {
        /** It receives nothing. */
        DISCONNECTED("disconnected"),
        /** We ask for it at this moment, or it is scheduled. */
        REQUESTED("requested"),
        /** Its device says that it is done. */
        CONFIRMED("confirmed"),
        /** The registry, or the device when it was asked again, says so too. */
        IN_FORCE("inForce"),
        /** It receives, and somebody else has made it so. */
        EXTERNAL("external"),
        /** Nobody knows. */
        UNKNOWN("unknown");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** Its word in the API. */
        public String word() {
            return word;
        }
    }

    /**
     * The sender.
     *
     * @param id perhaps of one that is not there
     * @param inferred whether it was found by its address, since the receiver names none
     */
    public record From(String id, boolean inferred) {}

    /** @param by who; {@code external} if it was not this gateway */
    public record Made(Instant since, String by) {}

    /** Whether it receives, or is to. */
    public boolean isOn() {
        return state != State.DISCONNECTED && (from.isPresent() || state != State.UNKNOWN);
    }
}
