/**
 * A device's control protocol endpoint (IS-12) with the status monitors of its senders and receivers (BCP-008), for a controller to ask
 * how they fare. Start at {@link org.cueway.simulator.nmos.ncp.SimulatedMonitors#start}.
 */
@MayUse("simulator.nmos.http")
@NullMarked
package org.cueway.simulator.nmos.ncp;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
