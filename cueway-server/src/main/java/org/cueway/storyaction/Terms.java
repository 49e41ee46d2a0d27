package org.cueway.storyaction;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * On which terms the newsroom is asked.
 *
 * @param leaseLock seconds for which the story is to be locked for us; 1 to 998 (MOS 4.0 §3.9.1), empty for no lock
 * @param username who acts, as the newsroom knows them; says who it is and proves nothing
 */
public record Terms(OptionalInt leaseLock, Optional<String> username) {
    /** The longest lock that MOS allows. */
    public static final int MAX_LEASE_LOCK = 998;

    public static final Terms NONE = new Terms(OptionalInt.empty(), Optional.empty());

    public Terms {
        if (leaseLock.isPresent() && (leaseLock.getAsInt() < 1 || leaseLock.getAsInt() > MAX_LEASE_LOCK)) {
            throw new IllegalArgumentException(
                    "leaseLock of " + leaseLock.getAsInt() + " s, expected 1 to " + MAX_LEASE_LOCK);
        }
    }
}
