package org.cueway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeyedLockTest {
    private final KeyedLock<String> locks = new KeyedLock<>();

    /** Deliberately not safe for two threads: only the lock keeps the count right. */
    private int unguarded;

    @Test
    void workUnderOneKeyIsDoneByOneThreadAtATime() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 64)
                    .mapToObj(_ -> threads.submit(() -> {
                        for (var round = 0; round < 1_000; round++) {
                            locks.holding("key", () -> unguarded++);
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(unguarded).isEqualTo(64_000);
    }

    @Test
    void workUnderTwoKeysGoesOnAtTheSameTime() throws Exception {
        var bothInside = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> locks.holding("one", () -> meet(bothInside)));
            var other = threads.submit(() -> locks.holding("other", () -> meet(bothInside)));
            assertThat(one.get()).isTrue();
            assertThat(other.get()).isTrue();
        }
    }

    @Test
    void keysThatNobodyUsesAreForgottenAlsoAfterAnException() {
        for (var key = 0; key < 1_000; key++) {
            locks.holding("key" + key, () -> 0);
        }
        assertThatThrownBy(() -> locks.holding("bad", () -> {
                    throw new IllegalStateException("disk");
                }))
                .hasMessage("disk");
        assertThat(locks.size()).isZero();
        assertThat(locks.holding("bad", () -> "free again")).isEqualTo("free again");
    }

    private static boolean meet(CountDownLatch place) {
        place.countDown();
        try {
            return place.await(10, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
