/**
 * Conformance of whoever is at the other end, as conversations: what is said, what has to come, and by which rule. Start at
 * {@link org.cueway.simulator.check.Bench#tries}. Knows neither what a newsroom nor what a device has to do, except for what both
 * have to: {@link org.cueway.simulator.check.Basics}.
 */
@MayUse({"mos.codec", "mos.model", "mos.value", "mos.wire", "simulator.faults", "simulator.line"})
@NullMarked
package org.cueway.simulator.check;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
