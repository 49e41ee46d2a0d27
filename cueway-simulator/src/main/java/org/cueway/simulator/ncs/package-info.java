/**
 * A newsroom that is not there: plays running orders from files, edits them by chance, answers what a newsroom answers and has
 * its running orders again after a restart. Start at {@link org.cueway.simulator.ncs.SimulatedNewsroom#start}. What it holds and
 * how it edits is {@code simulator.ncs.show}; lanes, files and threads are here. Never knows the server, so that it can judge it.
 */
@MayUse({
    "mos.codec",
    "mos.dialect",
    "mos.model",
    "mos.session",
    "mos.session.status",
    "mos.value",
    "mos.wire",
    "mos.xml",
    "simulator.ncs.show"
})
@NullMarked
package org.cueway.simulator.ncs;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
