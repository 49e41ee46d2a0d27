package org.cueway.nmos.is10;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with our token.
 *
 * @param server where it is from; empty if none was found
 * @param detail in words; empty if all is well
 * @param since when it has been so
 */
public record TokenStatus(State state, Optional<URI> server, String detail, Instant since) {
    /** How it stands. */
    public enum State {
        /** Nobody has asked for one yet. */
        IDLE,
        /** There is one that counts. */
        VALID,
        /** Somebody must sign in. */
        SIGN_IN_NEEDED,
        /** It cannot be had; it is tried again. */
        FAILED
    }
}
