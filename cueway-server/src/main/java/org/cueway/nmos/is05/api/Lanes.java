package org.cueway.nmos.is05.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.cueway.base.TimeSource;

/**
 * One write after the other to each device, in the order of asking; devices do not wait for each other (nmos §12.1). Safe for use by any
 * thread.
 */
final class Lanes {
    private final ApiLimits limits;
    private final TimeSource time;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    Lanes(ApiLimits limits, TimeSource time) {
        this.limits = limits;
        this.time = time;
    }

    /** A write. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws InterruptedException;
    }

    private static final class Lane {
        private final Semaphore turn = new Semaphore(1, true);
        /** When the last write ended; {@link Long#MIN_VALUE} before the first. Only read and set with the turn. */
        private final AtomicLong ended = new AtomicLong(Long.MIN_VALUE);
    }

    /** Does it when it is its turn; empty if too many wait. */
    <T> Optional<T> inTurn(String device, Work<T> work) throws InterruptedException {
        var lane = lanes.computeIfAbsent(device, _ -> new Lane());
        if (lane.turn.getQueueLength() >= limits.queued()) return Optional.empty();
        lane.turn.acquire();
        try {
            pause(lane.ended.get());
            return Optional.of(work.done());
        } finally {
            lane.ended.set(time.nanoTime());
            lane.turn.release();
        }
    }

    private void pause(long ended) throws InterruptedException {
        if (limits.pause().isZero() || ended == Long.MIN_VALUE) return;
        var left = limits.pause().minus(Duration.ofNanos(time.nanoTime() - ended));
        if (left.isPositive()) time.sleep(left);
    }
}
