package org.cueway.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a device is.
 *
 * @param last what was done last
 */
public record DeviceStatus(String id, String driver, Link link, List<Standing> standings, Optional<Report.Acted> last) {
    public DeviceStatus {
        standings = List.copyOf(standings);
    }

    /**
     * Whether it can be reached.
     *
     * @param reason why it is so, in words; empty if all is well
     * @param since when it came to be so
     * @param waiting actions that are not done yet
     */
    public record Link(State state, boolean rehearsing, String reason, Instant since, int waiting) {}

    /** In a word; {@code device-protocols} §0.2. */
    public enum State {
        /** It is being reached for the first time, or asked what it is doing. */
        CONNECTING,
        READY,
        /** It works, and something is wrong with it. */
        DEGRADED,
        /** It cannot be reached; tried again. */
        FAILED,
        /** It was closed. */
        OFF;

        /** How people and programs read it. */
        public String word() {
            return switch (this) {
                case CONNECTING -> "unknown";
                case READY -> "up";
                case DEGRADED -> "degraded";
                case FAILED -> "failed";
                case OFF -> "off";
            };
        }
    }
}
