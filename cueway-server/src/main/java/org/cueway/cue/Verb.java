package org.cueway.cue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is to be done ({@code device-protocols} §0.1: the MOS command each one stands for). */
public enum Verb {
    /** Make ready to be taken at once: {@code roCtrl READY}, {@code roItemCue}. */
    PREPARE,
    /** Put on air: {@code roCtrl EXECUTE}. */
    TAKE,
    /** Stand still: {@code roCtrl PAUSE}. */
    HOLD,
    /** Take off air: {@code roCtrl STOP}. */
    OUT,
    /** A mark whose meaning the two ends agree on, such as a step: {@code roCtrl SIGNAL}. */
    SIGNAL,
    /** The running order is approved for air: {@code roReadyToAir READY}. */
    ARM,
    /** It is not, or not any more: {@code roReadyToAir NOT READY}. */
    DISARM,
    /**
     * Bring up to date what is ready, and leave alone what is on air: the object of an item has changed. Follows from that
     * alone; nobody gives it as a cue.
     */
    RENEW;

    /** How people and programs write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about being ready to go on air at all, so that it says nothing about where an item stands. */
    public boolean isAboutReadiness() {
        return this == ARM || this == DISARM;
    }

    /** Whether it is about what devices have already, rather than what they are to get. */
    public boolean isAboutWhatStands() {
        return switch (this) {
            case HOLD, OUT, SIGNAL -> true;
            case PREPARE, TAKE, ARM, DISARM, RENEW -> false;
        };
    }

    /** The verb that somebody may wish by that word; empty if there is none. */
    public static Optional<Verb> of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb != RENEW && verb.word().equals(word))
                .findFirst();
    }
}
