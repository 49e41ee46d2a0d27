/**
 * Devices that act on cues. Start at {@link org.cueway.device.DeviceRunner}: one thread for each device, which decides what is
 * sent when, and whether it is still worth sending; a {@link org.cueway.device.DeviceDriver} knows how its device is talked to.
 * {@link org.cueway.device.Devices} is all of them.
 *
 * <p>What should be at each place of a device is a {@link org.cueway.cue.Stand}; what is known of the device is kept apart from it,
 * and what is not known is said to be so. Knows no message, store or HTTP, and no single driver.
 */
@MayUse({"cue", "rundown"})
@NullMarked
package org.cueway.device;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
