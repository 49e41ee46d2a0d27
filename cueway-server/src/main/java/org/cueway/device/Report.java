package org.cueway.device;

import java.time.Duration;
import java.util.Optional;
import org.cueway.cue.Action;

/** What a device's thread tells others. */
public sealed interface Report {
    String device();

    /**
     * Something was done, or learned, about a place.
     *
     * @param standing what is there now
     * @param act what was asked for; empty if nothing was, and the device told it
     */
    record Stood(String device, Standing standing, Optional<Acted> act) implements Report {}

    /** An action came to nothing before it had a place. */
    record Lapsed(String device, Acted act) implements Report {}

    /** How the device is has changed. */
    record Changed(String device, DeviceStatus status) implements Report {}

    /**
     * An action and what became of it.
     *
     * @param took from the cue to the device's answer
     */
    record Acted(Action action, Outcome outcome, Duration took) {}
}
