/**
 * What goes wrong on a wire, between two peers that are both healthy: frames that vanish, come twice, late, in pieces or not
 * at all. Start at {@link org.cueway.simulator.faults.FaultProxy#open}. Knows of MOS only where a frame ends; the same seed and
 * the same frames make the same faults.
 */
@MayUse
@NullMarked
package org.cueway.simulator.faults;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
