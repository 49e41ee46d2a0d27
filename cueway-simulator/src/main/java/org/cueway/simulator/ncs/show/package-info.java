/**
 * What a newsroom holds and how it edits it. Pure: no I/O, clock, thread or logger. Start at
 * {@link org.cueway.simulator.ncs.show.Shows#apply}, through which every message of the newsroom's own changes what it holds, and at
 * {@link org.cueway.simulator.ncs.show.Edits#next}, which thinks of such messages. Shares no code with the gateway that it judges.
 */
@MayUse({"mos.codec", "mos.model", "mos.value", "mos.xml"})
@NullMarked
package org.cueway.simulator.ncs.show;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
