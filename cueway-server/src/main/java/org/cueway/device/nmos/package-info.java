/**
 * Routes through the NMOS controller: a cue connects a receiver, and out brings back what it was on before. Start at {@link
 * org.cueway.device.nmos.NmosDriver}. What it owns, and what is known of it: docs/devices/nmos.md.
 */
@MayUse({"device", "cue", "nmos", "nmos.is05", "nmos.is05.plan", "nmos.is05.state", "nmos.is05.take"})
@NullMarked
package org.cueway.device.nmos;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
