package org.cueway.newsroom.healing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cueway.base.Limits;
import org.cueway.newsroom.healing.Guard.Judgement;
import org.junit.jupiter.api.Test;

/** One question per running order in 30 s, of 10,000 running orders at most (R91). Times straddle the overflow of the clock. */
final class GuardTest {
    private static final long START = Long.MAX_VALUE - seconds(10);

    private final Guard guard = new Guard(Limits.Healing.defaults());

    @Test
    void R91_aRunningOrderIsAskedForOnceIn30Seconds() {
        assertThat(guard.judge("RO1", START)).isEqualTo(new Judgement.Free());
        guard.asked("RO1", START);
        assertThat(guard.judge("RO1", START)).isEqualTo(new Judgement.Closed(Duration.ofSeconds(30)));
        assertThat(guard.judge("RO1", START + seconds(20))).isEqualTo(new Judgement.Closed(Duration.ofSeconds(10)));
        assertThat(guard.isFree("RO1", START + seconds(30) - 1)).isFalse();
        assertThat(guard.isFree("RO1", START + seconds(30))).isTrue();
        assertThat(guard.isFree("RO2", START)).isTrue();
    }

    @Test
    void R91_aListThatClearedThingsUpOpensIt() {
        guard.asked("RO1", START);
        guard.cleared("RO1");
        assertThat(guard.isFree("RO1", START)).isTrue();
    }

    @Test
    void R91_whenItIsFullItRefusesRatherThanForgets() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(guard.isFree("RO" + i, START + i)).isTrue();
            guard.asked("RO" + i, START + i);
        }
        assertThat(guard.judge("another", START + 10_000))
                .isEqualTo(new Judgement.Full(Duration.ofNanos(seconds(30) - 10_000)));
        assertThat(guard.isFree("RO0", START + 10_000)).isFalse();
        assertThat(guard.size()).isEqualTo(10_000);

        assertThat(guard.isFree("another", START + seconds(30))).isTrue();
        assertThat(guard.size()).isEqualTo(9_999);
        assertThat(guard.isFree("another", START + seconds(31))).isTrue();
        assertThat(guard.size()).isZero();
    }

    static long seconds(int count) {
        return Duration.ofSeconds(count).toNanos();
    }
}
