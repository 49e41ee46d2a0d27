/**
 * Makes and breaks connections (AMWA IS-05): takes, salvos, locks, undo, and the state of every receiver. Start at {@link
 * org.cueway.nmos.is05.Controller}, the only class that others need to call.
 *
 * <p>{@code plan} decides what is asked of a device and what its answer means, without I/O; {@code api} speaks to Connection APIs, one
 * write at a time to each device; {@code state} knows what every receiver receives; {@code take} makes many crosspoints at once.
 */
@MayUse({"nmos", "nmos.http", "nmos.is05.plan", "nmos.is05.api", "nmos.is05.state", "nmos.is05.take"})
@NullMarked
package org.cueway.nmos.is05;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
