package org.cueway.device.tsl;

import java.util.Optional;

/**
 * What the lamps of one place say.
 *
 * @param text on the display; empty: what it says at rest
 */
public record TslState(Tally tally, Optional<String> text) {
    static final TslState OFF = new TslState(Tally.OFF, Optional.empty());

    /** How far it has come. */
    enum Tally {
        OFF,
        PREPARED,
        ON_AIR
    }
}
