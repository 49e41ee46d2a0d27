package org.cueway.simulator.ncs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T17:00:00Z, UTC,          2026-11-24T17:30:00Z",
        "2026-11-24T17:24:59Z, UTC,          2026-11-24T17:30:00Z",
        "2026-11-24T17:25:00Z, UTC,          2026-11-24T18:00:00Z",
        "2026-11-24T23:40:00Z, Europe/Oslo,  2026-11-25T00:00:00Z",
        "2026-11-24T17:00:00Z, Asia/Kathmandu, 2026-11-24T17:15:00Z",
    })
    void theShowBeginsAtTheNextFullHalfHourOfTheLocalClock(Instant now, String zone, Instant start) {
        assertThat(StartTimes.after(now, ZoneId.of(zone))).isEqualTo(new StartTimes(start));
    }

    @ParameterizedTest
    @CsvSource({
        "a @start@ b, 'a 2026-11-24T18:00:00,000Z b'",
        "@start+04:30@, '2026-11-24T22:30:00,000Z'",
        "@start+1@, @start+1@",
        "2026-03-17T18:00:00Z, 2026-03-17T18:00:00Z",
    })
    void onlyPlaceholdersAreFilledIn(String text, String expected) {
        assertThat(new StartTimes(Instant.parse("2026-11-24T18:00:00Z")).fillIn(text))
                .isEqualTo(expected);
    }
}
