/**
 * {@code cueway sim}: whoever is at the other end of a line, simulated. Start at {@link org.cueway.cli.sim.SimCommand}. Reads flags,
 * calls the simulators, and says what happened.
 */
@MayUse({
    "app",
    "app.config",
    "cli.process",
    "mos.codec",
    "mos.model",
    "mos.value",
    "mos.wire.websocket",
    "simulator.check",
    "simulator.device",
    "simulator.device.check",
    "simulator.faults",
    "simulator.line",
    "simulator.ncs",
    "simulator.ncs.answer",
    "simulator.ncs.check",
    "simulator.ncs.like",
    "simulator.ncs.show",
    "simulator.nmos",
    "simulator.nmos.connection",
    "simulator.nmos.fault",
    "simulator.nmos.node",
    "simulator.nmos.registry",
    "simulator.nmos.resource"
})
@NullMarked
package org.cueway.cli.sim;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
