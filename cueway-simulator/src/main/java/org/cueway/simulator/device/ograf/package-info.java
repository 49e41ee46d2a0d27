/**
 * A page of an output that is not there: it has no picture, and otherwise does what the gateway tells a page to do and says what
 * a page says. Start at {@link org.cueway.simulator.device.ograf.SimulatedPage#open}; what a command does to it is
 * {@link org.cueway.simulator.device.ograf.Stage}, pure.
 */
@MayUse({})
@NullMarked
package org.cueway.simulator.device.ograf;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
