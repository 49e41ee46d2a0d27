package org.cueway.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.cueway.base.TimeSource;

/** The machine's clock, of which a test can skip some time. Safe for use by any thread. */
final class SkippingTime implements TimeSource {
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicInteger sleeps = new AtomicInteger();

    /** Skips so much. */
    void advance(Duration by) {
        skipped.addAndGet(by.toNanos());
    }

    /** How many waits were begun. */
    int sleeps() {
        return sleeps.get();
    }

    @Override
    public Instant now() {
        return TimeSource.system().now().plusNanos(skipped.get());
    }

    @Override
    public long nanoTime() {
        return TimeSource.system().nanoTime() + skipped.get();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        sleeps.incrementAndGet();
        TimeSource.system().sleep(time);
    }
}
