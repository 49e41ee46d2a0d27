package org.cueway.relay;

import java.time.Instant;
import java.util.Optional;

/**
 * How a device behind us is.
 *
 * @param id its mosID
 * @param lanesUp how many of our lanes to it are up
 * @param reason why one is not, in words; empty if there is nothing to say
 * @param waiting messages that wait for it
 * @param waitingSince when the oldest of them was queued; empty if there is none
 * @param complaint the last message that it refused, or that was dropped; empty if there was none since we started
 * @param feed which running orders it gets
 */
public record DeviceStatus(
        String id,
        int lanesUp,
        String reason,
        int waiting,
        Optional<Instant> waitingSince,
        Optional<Complaint> complaint,
        RelayDevice.Feed feed) {
    /**
     * What a device did not take.
     *
     * @param message its element
     * @param why in the device's words, or ours
     */
    public record Complaint(String message, String why, Instant at) {}
}
