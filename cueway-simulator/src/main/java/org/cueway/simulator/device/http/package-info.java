/**
 * A receiver of webhooks that is not there: checks signatures, remembers events by their id, and misbehaves on request. Start at
 * {@link org.cueway.simulator.device.http.SimulatedReceiver}. Shares nothing with the driver that it judges.
 */
@MayUse
@NullMarked
package org.cueway.simulator.device.http;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
