/**
 * Tally lamps and labels over TSL UMD 3.1 and 5.0 (device-protocols §6.1). Start at {@link org.cueway.device.tsl.TslDriver}. What it
 * owns on a display: docs/devices/tsl.md.
 *
 * <p>{@code Umd} writes packets; {@code TslConnection} sends them. Nothing comes back: no command is ever confirmed, and all is
 * said again every ten seconds.
 */
@MayUse({"device", "cue"})
@NullMarked
package org.cueway.device.tsl;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
