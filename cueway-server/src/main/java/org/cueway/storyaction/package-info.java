/**
 * Story actions: changes to the newsroom's own running order that we ask for, and the newsroom decides on (MOS profile 7).
 * Pure: no I/O, clock, thread or logger, and no idea of the wire.
 *
 * <p>Start at {@code StoryAction}: what was asked, and how far it came. {@code Progress} takes it from one state to the
 * next; {@code Returned} says whether what was asked has come back, since our own list changes only by what the newsroom
 * sends (MOS 4.0 §3.9.1, R152).
 */
@MayUse({"rundown", "cue"})
@NullMarked
package org.cueway.storyaction;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
