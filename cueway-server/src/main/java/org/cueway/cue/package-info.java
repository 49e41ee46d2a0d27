/**
 * Cues: wishes that something be done about items, and what devices are to do about them. Pure: no I/O, clock, thread or
 * logger, and no idea of the wire.
 *
 * <p>Start at {@code Cues#of}: a {@code Trigger}, whoever gave it, and the running order as it is become a list of
 * {@code Cue}s, one for each item in the order of the running order, or a refusal. Then {@code Planner#plan}: cues and the
 * {@code Rule}s of the configuration become {@code Action}s, each a wish to one device. {@code Stand#after} says what an
 * action makes of what is at one place of a device.
 */
@MayUse({"rundown", "cue.payload"})
@NullMarked
package org.cueway.cue;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
