/**
 * The Connection API of IS-05 v1.0 to v1.2 as strict devices have it: what is staged, what is active, and how one becomes the other.
 * Start at {@link org.cueway.simulator.nmos.connection.Endpoint#patch}.
 */
@MayUse({"simulator.nmos.fault", "simulator.nmos.http", "simulator.nmos.resource"})
@NullMarked
package org.cueway.simulator.nmos.connection;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
