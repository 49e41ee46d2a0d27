package org.cueway.storyaction;

import org.cueway.cue.Origin;

/**
 * A request of somebody that a newsroom be asked.
 *
 * @param key of the caller's own making, by which a repeat is known until we stop; empty if there will be none
 */
public record Asking(Wanted wanted, Terms terms, Origin by, String key) {}
