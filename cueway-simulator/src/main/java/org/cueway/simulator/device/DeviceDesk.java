package org.cueway.simulator.device;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** What the device holds. Any thread changes it; guarded by its lock. */
final class DeviceDesk {
    private final ReentrantLock lock = new ReentrantLock();
    private DeviceState now;

    DeviceDesk(DeviceState first) {
        this.now = first;
    }

    DeviceState now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** Judges a message and holds what follows from it. */
    Reaction take(Function<DeviceState, Reaction> judge) {
        lock.lock();
        try {
            var reaction = judge.apply(now);
            now = reaction.next();
            return reaction;
        } finally {
            lock.unlock();
        }
    }
}
