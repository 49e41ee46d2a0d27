/**
 * What is asked of a device when something is connected (IS-05 v1.0 to v1.2, nmos §4 and §5). Pure: no I/O,
 * clock, thread or logger. Start at {@link org.cueway.nmos.is05.plan.ReceiverPlan#plan}.
 */
@MayUse({"nmos", "nmos.sdp"})
@NullMarked
package org.cueway.nmos.is05.plan;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
