/**
 * Tally displays that are not there: TSL UMD 3.1 and 5.0 over UDP and TCP, with lamps and texts that can be read. Start at
 * {@link org.cueway.simulator.device.tsl.SimulatedTally}. Shares nothing with the driver that it judges.
 */
@MayUse
@NullMarked
package org.cueway.simulator.device.tsl;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
