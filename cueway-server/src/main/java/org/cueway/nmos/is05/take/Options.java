package org.cueway.nmos.is05.take;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a take is made.
 *
 * @param by who wants it, for locks, history and audit
 * @param policy what one crosspoint's trouble means to the others
 * @param when it comes into force
 */
public record Options(String by, Policy policy, When when, Set<Flag> flags) {
    /** Takes a copy. */
    public Options {
        flags = Set.copyOf(flags);
    }

    /** At once, each crosspoint for itself. */
    public static Options by(String who) {
        return new Options(who, Policy.CONTINUE, new When.Now(), Set.of());
    }

    /** With another policy. */
    public Options with(Policy other) {
        return new Options(by, other, when, flags);
    }

    /** At another time. */
    public Options with(When other) {
        return new Options(by, policy, other, flags);
    }

    /** With one flag more. */
    public Options with(Flag flag) {
        var more = EnumSet.of(flag);
        more.addAll(flags);
        return new Options(by, policy, when, more);
    }

    /** Whether it has this flag. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** What one crosspoint's trouble means to the others. */
    public enum Policy {
        /** Nothing: what can be done is done. */
        CONTINUE,
        /** If one cannot be prepared nothing is sent; once one has failed nothing more is sent, and what was scheduled is cancelled. */
        STOP
    }

    /** What may be said besides. */
    public enum Flag {
        /** Do it although sender and receiver do not fit, or the receiver is not on what it was on any more. Not for locks. */
        OVERRIDE,
        /** Prepare everything and send nothing. */
        DRY_RUN,
        /** Do not switch on a sender that is off. */
        LEAVE_SENDERS
    }

    /** When it comes into force. */
    public sealed interface When {
        /** When the device gets it (C-39). */
        record Now() implements When {}

        /** At a moment, by the devices' own clocks; for salvos, not as a calendar (C-63). */
        record At(Instant moment) implements When {}

        /** After a while, counted from when all is prepared. */
        record In(Duration delay) implements When {}

        /** Not at all: the settings wait in the device for an activation. */
        record Staged() implements When {}
    }
}
