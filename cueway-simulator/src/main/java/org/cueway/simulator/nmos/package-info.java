/**
 * A media facility that is not there: registries, nodes, devices, senders and receivers over real sockets, for a controller to find,
 * to connect, and to be deceived by. Start at {@link org.cueway.simulator.nmos.SimulatedFacility#start}. Shares nothing with the
 * controller that it judges.
 */
@MayUse({
    "simulator.nmos.connection",
    "simulator.nmos.dns",
    "simulator.nmos.fault",
    "simulator.nmos.http",
    "simulator.nmos.node",
    "simulator.nmos.registry",
    "simulator.nmos.resource"
})
@NullMarked
package org.cueway.simulator.nmos;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
