package org.cueway.mos.proposal;

/**
 * How often something was seen.
 *
 * @param sample the last one, shortened, e.g. the ID that has a shape; empty if the trait says it all
 */
public record Noticed(Trait trait, long count, String sample) {}
