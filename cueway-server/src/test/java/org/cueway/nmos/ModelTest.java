package org.cueway.nmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, versions, times and rates. */
final class ModelTest {
    @Test
    void C03_versionsAreComparedAsNumbersAndReadWithAndWithoutASlash() {
        var sorted = Stream.of("v1.12", "v1.5/", " v1.0/ ", "v2.0", "v1.10/")
                .map(text -> ApiVersion.of(text).orElseThrow())
                .sorted()
                .map(ApiVersion::toString);
        assertThat(sorted).containsExactly("v1.0", "v1.5", "v1.10", "v1.12", "v2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "v1", "v1.", "v.1", "v1.0.0", "v1.0//", "v-1.0", "V1.0", "v99999.0"})
    void C03_whatIsNoVersionIsNone(String text) {
        assertThat(ApiVersion.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "urn:x-nmos:transport:rtp.mcast, urn:x-nmos:transport:rtp, mcast, '', rtp",
        "urn:x-nmos:control:sr-ctrl/v1.1, urn:x-nmos:control:sr-ctrl, '', v1.1, sr-ctrl",
        "urn:x-vendor:transport:x.a.b/v2.0, urn:x-vendor:transport:x, a.b, v2.0, x",
        "urn:x-nmos:format:video, urn:x-nmos:format:video, '', '', video",
        "urn:x-nmos:tag:grouphint/latest, urn:x-nmos:tag:grouphint, '', '', grouphint",
        "nonsense, nonsense, '', '', nonsense",
        "'', '', '', '', ''",
    })
    void C13_urnsOfAnyKindAreSplitByRule(String text, String base, String subclass, String version, String name) {
        var urn = new Urn(text);
        assertThat(urn.base()).isEqualTo(base);
        assertThat(urn.subclass().orElse("")).isEqualTo(subclass);
        assertThat(urn.version().map(ApiVersion::toString).orElse("")).isEqualTo(version);
        assertThat(urn.shortName()).isEqualTo(name);
        assertThat(urn.sameBase(new Urn(base + ".else/v9.9"))).isTrue();
    }

    @Test
    void C14_versionsOfResourcesAreComparedAsNumbers() {
        assertThat(Tai.of("9:5").orElseThrow()).isLessThan(Tai.of("10:1").orElseThrow());
        assertThat(Tai.of("1:9").orElseThrow()).isLessThan(Tai.of("1:10").orElseThrow());
        assertThat(Tai.of(" 1:0 ")).contains(new Tai(1, 0));
        for (var odd : List.of("", "1", "1:", ":1", "-1:0", "1:1000000000", "a:b", "1.5:0"))
            assertThat(Tai.of(odd)).isEmpty();
        assertThatThrownBy(() -> new Tai(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void C14_whatIsWrittenIsReadAgainAndOrderedAsItsNumbers(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var one = new Tai(random.nextInt(20), random.nextInt(1_000_000_000));
            var other = new Tai(random.nextInt(20), random.nextInt(1_000_000_000));
            assertThat(Tai.of(one.toString())).contains(one);
            long left = one.seconds() * 1_000_000_000 + one.nanos();
            long right = other.seconds() * 1_000_000_000 + other.nanos();
            assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Long.compare(left, right));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1971-06-01T00:00:00Z, 10",
        "1972-01-01T00:00:00Z, 10",
        "1972-07-01T00:00:00Z, 11",
        "2016-12-31T23:59:59Z, 36",
        "2017-01-01T00:00:00Z, 37",
        "2026-11-26T12:00:00Z, 37",
    })
    void leapSecondsAreThoseOfTheTable(Instant utc, long ahead) {
        var leaps = LeapSeconds.known();
        assertThat(leaps.tai(utc).seconds() - utc.getEpochSecond()).isEqualTo(ahead);
        assertThat(leaps.utc(leaps.tai(utc))).isEqualTo(utc);
    }

    @Test
    void leapSecondsWorkEverywhereThereAndBack() {
        var leaps = LeapSeconds.known();
        var random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            var utc =
                    Instant.ofEpochSecond(random.nextLong(70_000_000L, 4_000_000_000L), random.nextInt(1_000_000_000));
            assertThat(leaps.utc(leaps.tai(utc))).isEqualTo(utc);
        }
        assertThat(leaps.tai(Instant.parse("1960-01-01T00:00:00Z"))).isEqualTo(Tai.ZERO);
    }

    @Test
    void ratesAreComparedByWhatTheyMean() {
        assertThat(new Rational(60, 2)).isEqualByComparingTo(new Rational(30, 1));
        assertThat(new Rational(30_000, 1_001)).isLessThan(new Rational(30, 1));
        assertThat(new Rational(-1, -2)).isEqualByComparingTo(new Rational(1, 2));
        assertThat(new Rational(1, -2)).isLessThan(new Rational(0, 1));
        assertThat(new Rational(Long.MAX_VALUE, 3)).isGreaterThan(new Rational(Long.MAX_VALUE - 1, 3));
        assertThat(new Rational(50, 1)).hasToString("50");
        assertThatThrownBy(() -> new Rational(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
