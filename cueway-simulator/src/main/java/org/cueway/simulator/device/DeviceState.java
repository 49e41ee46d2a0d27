package org.cueway.simulator.device;

import org.cueway.simulator.ncs.show.Shows;

/**
 * All that a device holds. Immutable.
 *
 * @param shows the running orders, as far as it knows
 * @param objects its own
 * @param connected whether its running orders are what the newsroom thinks (MOS 4.0 §2.3)
 */
public record DeviceState(Shows shows, Objects objects, Connected connected) {
    /** Whether the device follows its newsroom. */
    public enum Connected {
        YES,
        NO
    }

    DeviceState with(Shows next) {
        return new DeviceState(next, objects, connected);
    }

    DeviceState with(Objects next) {
        return new DeviceState(shows, next, connected);
    }

    DeviceState with(Connected next) {
        return new DeviceState(shows, objects, next);
    }
}
