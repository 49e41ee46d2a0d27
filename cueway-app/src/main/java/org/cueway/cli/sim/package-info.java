/**
 * {@code cueway sim}: whoever is at the other end of a line, simulated. Start at {@link org.cueway.cli.sim.SimCommand}. Reads flags,
 * calls the simulators, and says what happened.
 */
@MayUse({"app", "app.config", "cli.process", "simulator.ncs"})
@NullMarked
package org.cueway.cli.sim;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
