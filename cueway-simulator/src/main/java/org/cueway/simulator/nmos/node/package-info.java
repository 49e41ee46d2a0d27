/**
 * Media nodes that are not there: what they register, their Node API, and the devices on them. Start at
 * {@link org.cueway.simulator.nmos.node.SimulatedNode}.
 */
@MayUse({"simulator.nmos.connection", "simulator.nmos.fault", "simulator.nmos.http", "simulator.nmos.resource"})
@NullMarked
package org.cueway.simulator.nmos.node;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
