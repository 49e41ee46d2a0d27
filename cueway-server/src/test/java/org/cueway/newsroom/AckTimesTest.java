package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AckTimesTest {
    private final AckTimes times = new AckTimes();

    @Test
    void whatIsNotKnownIsNotGuessed() {
        times.keep("Aa", Duration.ofMillis(3));
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat(times.of("BB")).isEmpty();
        assertThat(times.of("Aa")).contains(Duration.ofMillis(3));
    }

    @Test
    void whoComesLaterToAPlaceTakesIt() {
        times.keep("Aa", Duration.ofMillis(3));
        times.keep("BB", Duration.ofMillis(4));
        assertThat(times.of("Aa")).isEmpty();
        assertThat(times.of("BB")).contains(Duration.ofMillis(4));
    }

    @Test
    void theLatestThousandAreNearlyAllThere() {
        IntStream.range(0, 100_000).forEach(i -> times.keep("hash " + i, Duration.ofNanos(i)));
        assertThat(IntStream.range(99_000, 100_000)
                        .filter(i -> times.of("hash " + i).isPresent())
                        .count())
                .isGreaterThan(900);
    }
}
