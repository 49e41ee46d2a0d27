/**
 * Cues: wishes that something be done about items. Pure: no I/O, clock, thread or logger, and no idea of the wire.
 *
 * <p>Start at {@code Cues#of}: a {@code Trigger}, whoever gave it, and the running order as it is become a list of
 * {@code Cue}s, one for each item in the order of the running order, or a refusal. What devices do about a cue is not
 * said here.
 */
@MayUse("rundown")
@NullMarked
package org.cueway.cue;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
