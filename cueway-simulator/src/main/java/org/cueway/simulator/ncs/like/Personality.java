package org.cueway.simulator.ncs.like;

import org.cueway.simulator.line.Manner;

/**
 * Somebody to be like.
 *
 * @param name as people write it, e.g. {@code enps-main}
 * @param about what is odd about it, for people
 * @param manner how it speaks
 * @param habits what it does
 */
public record Personality(String name, String about, Manner manner, Habits habits) {
    /** A newsroom as the standard has it. */
    public static final Personality PLAIN =
            new Personality("plain", "as the standard asks", Manner.PLAIN, Habits.PLAIN);

    /** The same with another manner. */
    public Personality speaking(Manner next) {
        return new Personality(name, about, next, habits);
    }
}
