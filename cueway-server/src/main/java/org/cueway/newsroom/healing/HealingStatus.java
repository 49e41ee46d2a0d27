package org.cueway.newsroom.healing;

import java.util.Optional;

/**
 * What healing does for one newsroom.
 *
 * @param now in words; empty if nothing
 * @param left running orders of the walk that are still to be asked for
 * @param walk the last time that all were asked for, or the one that goes on
 * @param trouble why the newsroom could not be asked last, in its words or ours; empty if it could
 * @param refused how many running orders were not asked for because too many were before
 */
public record HealingStatus(
        String newsroom, String now, int left, Optional<Walked> walk, String trouble, long refused) {}
