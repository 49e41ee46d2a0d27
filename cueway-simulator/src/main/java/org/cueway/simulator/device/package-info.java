/**
 * A MOS device that is not there: keeps the running orders that a newsroom sends, has objects, answers, reports, asks, and
 * misbehaves on request. Start at {@link org.cueway.simulator.device.SimulatedDevice#start}; what a message does to it is
 * {@link org.cueway.simulator.device.DeviceAnswers}, pure. Never knows the server, so that it can stand in for one.
 */
@MayUse({"mos.codec", "mos.model", "mos.value", "mos.wire", "simulator.line", "simulator.ncs.show"})
@NullMarked
package org.cueway.simulator.device;

import org.cueway.base.MayUse;
import org.jspecify.annotations.NullMarked;
