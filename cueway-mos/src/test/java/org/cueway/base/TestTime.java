package org.cueway.base;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock that stands still until the test advances it; {@link #sleep} returns when it has been advanced far enough. The
 * monotonic clock starts shortly before its overflow, since code that compares its values instead of subtracting them must
 * fail. Safe for use by any thread.
 */
public final class TestTime implements TimeSource {
    private static final long FIRST_NANOS = Long.MAX_VALUE - 1_000_000;
    private static final Instant FIRST_INSTANT = Instant.parse("2026-03-17T17:30:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final List<Duration> slept = new ArrayList<>();
    private Duration passed = Duration.ZERO;
    private int sleepers;

    /** Moves both clocks forward. */
    public void advance(Duration by) {
        lock.lock();
        try {
            passed = passed.plus(by);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many threads are asleep. */
    public int sleepers() {
        lock.lock();
        try {
            return sleepers;
        } finally {
            lock.unlock();
        }
    }

    /** How many waits were asked for. */
    public int sleeps() {
        lock.lock();
        try {
            return slept.size();
        } finally {
            lock.unlock();
        }
    }

    /** Every wait that was asked for, in order. */
    public List<Duration> slept() {
        lock.lock();
        try {
            return List.copyOf(slept);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return FIRST_INSTANT.plus(passed);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            return FIRST_NANOS + passed.toNanos();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            slept.add(time);
            var until = passed.plus(time);
            sleepers++;
            while (passed.compareTo(until) < 0) advanced.await();
        } finally {
            sleepers--;
            lock.unlock();
        }
    }
}
