package org.cueway.script;

/**
 * What an item of a body says about its length, as the texts that came; empty if it does not say. They are counts of
 * samples, {@code timeBase} of which make a second (R131).
 *
 * @param userTiming {@code itemUserTimingDur}
 * @param edDur {@code itemEdDur}
 * @param objDur {@code objDur}
 * @param timeBase {@code objTB}
 */
public record ItemTiming(String userTiming, String edDur, String objDur, String timeBase) {}
