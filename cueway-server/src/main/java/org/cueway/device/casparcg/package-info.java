/**
 * CasparCG over AMCP (device-protocols §3): templates and clips on its layers. Start at
 * {@link org.cueway.device.casparcg.CasparDriver}. What it owns on the device, and what it cannot know: docs/devices/casparcg.md.
 *
 * <p>{@link org.cueway.device.casparcg.CasparState} is what should be on one layer, {@code CasparDiff} the commands between two of
 * them, {@code CasparConnection} one socket with its answers, and {@code Evidence} what INFO says about a state.
 */
@MayUse({"device", "cue"})
@NullMarked
package org.cueway.device.casparcg;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
