/**
 * The lines between a simulated system and its peer: dial, accept, ask, answer, in the {@link org.cueway.simulator.line.Manner}
 * of whoever is played. Start at {@link org.cueway.simulator.line.Lines}, the one place where connections are opened. Its own
 * and not {@code mos.session}: a peer that shared the sessions of what it judges would share their mistakes, and sessions that
 * behave cannot misbehave. Knows nothing of running orders.
 */
@MayUse({"mos.codec", "mos.dialect", "mos.model", "mos.value", "mos.wire", "mos.wire.websocket", "simulator.faults"})
@NullMarked
package org.cueway.simulator.line;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
