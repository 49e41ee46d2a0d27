package org.cueway.simulator.check;

/**
 * One thing that is asked of a peer.
 *
 * @param profile of MOS, 0 to 7
 * @param id short and stable, e.g. {@code 2.07}
 * @param title a sentence
 * @param rule the section of the specification, or the number of the field observation behind it
 */
public record Requirement(int profile, String id, String title, String rule) {}
