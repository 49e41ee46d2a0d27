package org.cueway.device.ograf;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.base.TimeSource;
import org.cueway.device.DeviceException;

/** That something has happened, for the one thread that waits for it. Guarded by the lock that it is made with. */
final class News {
    private final Condition condition;
    private final TimeSource time;
    /** How often. */
    private long told;

    News(ReentrantLock lock, TimeSource time) {
        this.condition = lock.newCondition();
        this.time = time;
    }

    void tell() {
        told++;
        condition.signalAll();
    }

    /**
     * Waits for the next.
     *
     * @param until no longer than that, by the monotonic clock
     * @return false if there was none until then
     */
    boolean await(long until) throws DeviceException {
        long seen = told;
        try {
            while (told == seen) {
                long left = until - time.nanoTime();
                if (left <= 0) return false;
                var _ = condition.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new DeviceException("closing", stop);
        }
    }
}
