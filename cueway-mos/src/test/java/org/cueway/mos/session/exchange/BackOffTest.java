package org.cueway.mos.session.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackOffTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void R63_waitsDoubleWithJitterUpToThirtySecondsUntilAUsableAnswer(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var backOff = new BackOff(Limits.Lane.defaults(), random);
        for (int round = 0; round < 2; round++) {
            for (var nominal : new int[] {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
                assertThat(backOff.next()).isBetween(Duration.ofMillis(nominal / 2), Duration.ofMillis(nominal));
            }
            backOff.reset();
        }
    }
}
