package org.cueway.simulator.ncs;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Which lines lead to which device at the moment: those of the server that does the work. Guarded by its lock. */
final class Links {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Map<String, DeviceLines> lines = Map.of();

    /** These, and no others. */
    void are(Map<String, DeviceLines> next) {
        lock.lock();
        try {
            lines = Map.copyOf(next);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Map<String, DeviceLines> now() {
        lock.lock();
        try {
            return lines;
        } finally {
            lock.unlock();
        }
    }

    Optional<DeviceLines> to(String mosID) {
        return Optional.ofNullable(now().get(mosID));
    }

    /** Waits until there are some that are not closed. */
    DeviceLines await(String mosID) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                var there = lines.get(mosID);
                if (there != null && !there.ro().closed()) return there;
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
