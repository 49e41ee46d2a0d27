/**
 * How well senders and receivers fare, as devices tell it themselves: status monitors of BCP-008-01 and BCP-008-02, over the control
 * protocol IS-12. A second lamp beside the connection's. Start at {@link org.cueway.nmos.is12.Monitoring}; messages are read and written
 * by {@link org.cueway.nmos.is12.NcpMessage}, which is pure.
 */
@MayUse({"nmos", "nmos.http"})
@NullMarked
package org.cueway.nmos.is12;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
