/**
 * What goes wrong in a simulated facility, as data. Start at {@link org.cueway.simulator.nmos.fault.NmosFault}.
 */
@MayUse({"simulator.faults", "simulator.nmos.http"})
@NullMarked
package org.cueway.simulator.nmos.fault;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
