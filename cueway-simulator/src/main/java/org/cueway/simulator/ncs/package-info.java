/**
 * A newsroom that is not there: plays running orders from files, edits them by chance, runs a show, keeps its devices' objects,
 * answers what a newsroom answers, and has its running orders again after a restart. Start at
 * {@link org.cueway.simulator.ncs.SimulatedNewsroom#start}. What it holds and how it edits is {@code simulator.ncs.show}, what it
 * answers {@code simulator.ncs.answer}, whom it can be like {@code simulator.ncs.like}; files, threads and servers are here. Never
 * knows the server, so that it can judge it.
 */
@MayUse({
    "mos.codec",
    "mos.model",
    "mos.value",
    "mos.wire",
    "mos.xml",
    "simulator.line",
    "simulator.ncs.answer",
    "simulator.ncs.like",
    "simulator.ncs.show"
})
@NullMarked
package org.cueway.simulator.ncs;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
