/**
 * What a newsroom answers its devices, and what it holds because of them: objects, locks, reports. Pure: no I/O, clock, thread
 * or logger. Start at {@link org.cueway.simulator.ncs.answer.Answers#to}, one switch over the families, one per family.
 */
@MayUse({"mos.model", "mos.value", "simulator.ncs.show"})
@NullMarked
package org.cueway.simulator.ncs.answer;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
