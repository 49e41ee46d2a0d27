/**
 * The newsroom's client as a journalist has it open: a page with stories, and a plug-in in a frame beside them (MOS 4.0 §5.3). It is
 * served at a port of its own, so to a browser the plug-in is of another origin, as it is in a station. Start at
 * {@link org.cueway.simulator.ncs.client.NewsroomClient#open}. Never knows the server, so that it can judge it.
 */
@MayUse({
    "mos.codec",
    "mos.dialect",
    "mos.model",
    "mos.value",
    "simulator.ncs",
    "simulator.ncs.answer",
    "simulator.ncs.show",
    "simulator.nmos.http"
})
@NullMarked
package org.cueway.simulator.ncs.client;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
