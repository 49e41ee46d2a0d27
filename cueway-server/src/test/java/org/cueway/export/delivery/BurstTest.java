package org.cueway.export.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cueway.base.ExportLimits;
import org.junit.jupiter.api.Test;

final class BurstTest {
    private static final ExportLimits LIMITS = ExportLimits.defaults();
    /** Shortly before the clock overflows. */
    private static final long START = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    private static long at(long millis) {
        return START + Duration.ofMillis(millis).toNanos();
    }

    @Test
    void aRunningOrderThatIsLeftAloneIsWrittenAfterAMoment() {
        var burst = Burst.begun(at(0)).more(at(100));

        assertThat(burst.wait(at(399), LIMITS)).isPositive();
        assertThat(burst.wait(at(400), LIMITS)).isLessThanOrEqualTo(0);
    }

    @Test
    void oneThatIsEditedTwentyTimesASecondForAMinuteIsWrittenAllTheSame() {
        Burst burst = null;
        int written = 0;
        for (long now = 0; now < 60_000; now += 50) {
            burst = burst == null ? Burst.begun(at(now)) : burst.more(at(now));
            // Whoever waits is woken in time; within these 50 ms it may become due.
            long wait = burst.wait(at(now), LIMITS);
            if (wait <= Duration.ofMillis(50).toNanos()) {
                long waited = at(now) + wait - burst.first();
                assertThat(Duration.ofNanos(waited)).isLessThanOrEqualTo(LIMITS.atMost());
                burst = null;
                written++;
            }
        }
        assertThat(written).isBetween(90, 130);
    }

    @Test
    void withAnyTransferOfFourTenthsOfASecondATargetIsOneSecondBehindAtMost() {
        assertThat(LIMITS.atMost().plusMillis(400)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(LIMITS.quiet()).isLessThan(LIMITS.atMost());
    }
}
