/**
 * Is this a newsroom? Talks to one as a device does, profile by profile, and says what it meets. Start at
 * {@link org.cueway.simulator.device.check.NewsroomCheck#run}.
 */
@MayUse({
    "mos.codec",
    "mos.model",
    "mos.value",
    "simulator.check",
    "simulator.device",
    "simulator.line",
    "simulator.ncs.show"
})
@NullMarked
package org.cueway.simulator.device.check;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
