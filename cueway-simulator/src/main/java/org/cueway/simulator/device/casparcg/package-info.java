/**
 * A CasparCG server that is not there: AMCP as servers 2.3 to 2.5 speak it, layers with a state that can be read, and faults on
 * request. Start at {@link org.cueway.simulator.device.casparcg.SimulatedCaspar}. Shares nothing with the driver that it judges.
 */
@MayUse
@NullMarked
package org.cueway.simulator.device.casparcg;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
