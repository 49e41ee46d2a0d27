/**
 * A registry that is not there: the Query API of IS-04 v1.0 to v1.3 over real sockets. Start at
 * {@link org.cueway.simulator.nmos.registry.SimulatedRegistry#start}. Nodes register by
 * {@link org.cueway.simulator.nmos.resource.Content}, without HTTP.
 */
@MayUse({"simulator.nmos.fault", "simulator.nmos.http", "simulator.nmos.resource"})
@NullMarked
package org.cueway.simulator.nmos.registry;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
