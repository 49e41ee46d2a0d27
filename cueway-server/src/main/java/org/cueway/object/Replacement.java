package org.cueway.object;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.base.Reason;

/**
 * What became of a wish to change an item. That the newsroom accepted it does not mean that it did it: it is confirmed when the
 * changed item comes back (R114).
 *
 * @param number the journal number of the message that was queued
 * @param asked when it was
 */
public record Replacement(long number, ItemWish wish, Instant asked, Accepted accepted, Confirmed confirmed) {
    /** What asking came to. */
    public sealed interface Result {
        /** It is queued, durably. */
        record Asked(Replacement replacement) implements Result {}

        /** It is not. */
        record Refused(Reason reason, String detail) implements Result {}
    }

    /**
     * What the newsroom answered.
     *
     * @param text in its words; empty if it has not answered yet
     * @param at when
     */
    public record Accepted(Answer answer, String text, Optional<Instant> at) {}

    /** The newsroom's answer. */
    public enum Answer {
        WAITING,
        ACCEPTED,
        REFUSED,
        /** It was never answered, or not sent. */
        DROPPED
    }

    /**
     * Whether the item is as it was wished.
     *
     * @param at when it was seen to be
     * @param unmet what is not as wished, by its MOS name; the schema behind a block's
     */
    public record Confirmed(Seen seen, Optional<Instant> at, List<String> unmet) {
        public Confirmed {
            unmet = List.copyOf(unmet);
        }
    }

    /** What was seen of the change. */
    public enum Seen {
        WAITING,
        CONFIRMED,
        /** Not in the time that a newsroom needs at most. */
        TIMED_OUT
    }
}
