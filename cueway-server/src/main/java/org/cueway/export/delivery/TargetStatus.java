package org.cueway.export.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a target is. Immutable.
 *
 * @param waiting running orders of which it has not got the newest edition
 * @param sent one for each running order that it has
 */
public record TargetStatus(Place place, Link link, int waiting, List<Sent> sent) {
    /** Copies. */
    public TargetStatus {
        sent = List.copyOf(sent);
    }

    /**
     * Which target.
     *
     * @param id its name in the configuration
     * @param kind {@code folder}, {@code sftp}, {@code ftp}, {@code ftps} or {@code feed}
     * @param where it is, as people read it; never with a password
     */
    public record Place(String id, String kind, String where) {}

    /**
     * Its lamp.
     *
     * @param reason why it is down, in words; empty if it is not
     * @param fault the same for programs
     * @param retryAt when it is tried again
     */
    public record Link(
            State state, Instant since, String reason, Optional<DeliveryFault> fault, Optional<Instant> retryAt) {}

    /**
     * The newest edition that it has got.
     *
     * @param key of the running order
     */
    public record Sent(String key, long revision, Instant at) {}

    /** The words of the API. */
    public enum State {
        /** Nothing was tried yet. */
        NEVER_CONNECTED("neverConnected"),
        UP("up"),
        DOWN("down");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
