package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AckTimesTest {
    private static final String ONE = "00000000000000a1" + "0".repeat(48);
    /** In the same place of the table. */
    private static final String OTHER = "ffffffff000000a1" + "0".repeat(48);

    private final AckTimes times = new AckTimes();

    @Test
    void whatIsNotKnownIsNotGuessed() {
        assertThat(times.of(ONE)).isEmpty();
        times.keep(ONE, Duration.ofMillis(3));
        assertThat(times.of(OTHER)).isEmpty();
        assertThat(times.of(ONE)).contains(Duration.ofMillis(3));
        assertThat(times.of("")).isEmpty();
    }

    @Test
    void whoComesLaterToAPlaceTakesIt() {
        times.keep(ONE, Duration.ofMillis(3));
        times.keep(OTHER, Duration.ofMillis(4));
        assertThat(times.of(ONE)).isEmpty();
        assertThat(times.of(OTHER)).contains(Duration.ofMillis(4));
    }

    @Test
    void anyTimeIsToldToTheMicrosecondUpToAnHour() {
        for (var time : List.of(Duration.ofNanos(4_000), Duration.ofMinutes(59), Duration.ofSeconds(1, 999_999_000))) {
            times.keep(OTHER, time);
            assertThat(times.of(OTHER)).contains(time);
        }
        times.keep(OTHER, Duration.ZERO);
        assertThat(times.of(OTHER)).contains(Duration.ofNanos(1_000));
        times.keep(OTHER, Duration.ofDays(1));
        assertThat(times.of(OTHER)).hasValueSatisfying(most -> assertThat(most).isGreaterThan(Duration.ofHours(1)));
    }

    @Test
    void theLatestThousandAreNearlyAllThere() {
        var random = new Random(1);
        var hashes = IntStream.range(0, 100_000).mapToObj(_ -> hash(random)).toList();
        hashes.forEach(hash -> times.keep(hash, Duration.ofMillis(1)));
        assertThat(hashes.subList(99_000, 100_000).stream()
                        .filter(hash -> times.of(hash).isPresent())
                        .count())
                .isGreaterThan(900);
    }

    private static String hash(Random random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
