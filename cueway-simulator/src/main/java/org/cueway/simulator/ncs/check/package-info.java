/**
 * Is this a MOS device? Talks to one as a newsroom does, profile by profile, and says what it meets. Start at
 * {@link org.cueway.simulator.ncs.check.DeviceCheck#run}.
 */
@MayUse({
    "mos.codec",
    "mos.model",
    "mos.value",
    "mos.wire.websocket",
    "simulator.check",
    "simulator.line",
    "simulator.ncs.answer",
    "simulator.ncs.show"
})
@NullMarked
package org.cueway.simulator.ncs.check;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
