package org.cueway.relay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.newsroom.outgoing.LineStatus;

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
 * @param rules those that lead to it besides its own name, in the order in which they are tried
 * @param said what it answered last to a message of its queue; empty if nothing since we started
 */
public record DeviceStatus(
        String id,
        int lanesUp,
        String reason,
        int waiting,
        Optional<Instant> waitingSince,
        Optional<Complaint> complaint,
        RelayDevice.Feed feed,
        List<RelayRule> rules,
        Optional<LineStatus.Said> said) {
    public DeviceStatus {
        rules = List.copyOf(rules);
    }

    /**
     * What a device did not take.
     *
     * @param message its element
     * @param why in the device's words, or ours
     */
    public record Complaint(String message, String why, Instant at) {}
}
