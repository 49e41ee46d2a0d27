/**
 * Newsrooms as they are met in the field, as data over one core: how each speaks ({@code simulator.line.Manner}) and what it does
 * ({@link org.cueway.simulator.ncs.like.Habits}). Start at {@link org.cueway.simulator.ncs.like.Personalities}. R numbers are
 * those of the field observations. Pure.
 */
@MayUse({
    "mos.model",
    "mos.value",
    "mos.wire",
    "simulator.faults",
    "simulator.line",
    "simulator.ncs.answer",
    "simulator.ncs.show"
})
@NullMarked
package org.cueway.simulator.ncs.like;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
