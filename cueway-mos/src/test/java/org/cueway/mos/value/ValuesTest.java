package org.cueway.mos.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** Every quarter of an hour from -12:00 to +14:00, in minutes. */
    static IntStream offsets() {
        return IntStream.rangeClosed(-12 * 4, 14 * 4).map(quarter -> quarter * 15);
    }

    @ParameterizedTest
    @MethodSource("offsets")
    void R157_momentAndZoneSurviveInBothSpellingsAndWithAnyNumberOfDigits(int minutes) {
        var offset = ZoneOffset.ofTotalSeconds(minutes * 60);
        var sign = minutes < 0 ? "-" : "+";
        var hours = "%02d".formatted(Math.abs(minutes) / 60);
        var rest = "%02d".formatted(Math.abs(minutes) % 60);
        for (int digits = 0; digits <= 3; digits++) {
            var fraction = digits == 0 ? "" : ",125".substring(0, 1 + digits);
            int nanos = digits == 0 ? 0 : Integer.parseInt("125".substring(0, digits) + "0".repeat(9 - digits));
            var local = LocalDateTime.of(2026, 3, 29, 2, 30, 15, nanos);
            for (var zone : new String[] {sign + hours + ":" + rest, sign + hours + rest}) {
                var time = new MosTime("2026-03-29T02:30:15" + fraction + zone);
                assertThat(time.value()).as(time.text()).hasValueSatisfying(read -> {
                    assertThat(read.local()).isEqualTo(local);
                    assertThat(read.offset()).contains(offset);
                });
                assertThat(time.instant(OSLO)).as(time.text()).contains(local.toInstant(offset));
                var sent = MosTime.of(local.toInstant(offset));
                assertThat(sent.text()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d,\\d{3}Z");
                assertThat(sent.instant(OSLO)).contains(local.toInstant(offset));
            }
        }
    }

    @Test
    void R134_aTimeWithoutZoneIsOneInTheZoneOfItsSender() {
        var time = new MosTime("2026-07-17T18:00:00");
        assertThat(time.instant(OSLO)).contains(Instant.parse("2026-07-17T16:00:00Z"));
        assertThat(time.instant(ZoneOffset.UTC)).contains(Instant.parse("2026-07-17T18:00:00Z"));
        assertThat(time.value().orElseThrow().offset()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-08-26T03:52:26",
                "2026-08-26T03:52:26,453Z",
                "2026-08-26T03:52:26,125-05:00",
                "2026-08-26T03:52:26,000",
                "2026-08-26T03:52:26-04:00",
                "2026-08-26T03:52:26.5+0100",
                "2026-08-26T03:52:26,123456789Z",
                " 2026-08-26T03:52:26Z "
            })
    void R133_readsWhatPeersSend(String text) {
        assertThat(new MosTime(text).readable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-02-30T00:00:00",
                "2026-01-01",
                "2026-01-01T24:00:00",
                "2026-01-01T00:00:00,",
                "2026-01-01T00:00:00,1234567890Z",
                "2026-01-01T00:00:00Z+",
                "2026-01-01T00:00:00+25:00",
                "2026-01-01T00:00:00+1",
                "2026-01-01T00:00:00+01:0",
                "2026-01-01T00:00:00+01:60",
                "2026-01-01 00:00:00",
                "20260717T163525Z",
                "-026-01-01T00:00:00",
                "２０２６-01-01T00:00:00"
            })
    void neverGuessesAtOtherTimes(String text) {
        assertThat(new MosTime(text).value()).isEmpty();
        assertThat(new MosTime(text).instant(OSLO)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "00:30:00,1800,true",
        "0:30:00,1800,true",
        "26:00:01,93601,true",
        "1800,1800,false",
        "' 00:00:05 ',5,true",
        "100:00:00,360000,true"
    })
    void R135_readsDurationsAsPeersWriteThem(String text, long seconds, boolean wellFormed) {
        assertThat(new RoDuration(text).value()).contains(Duration.ofSeconds(seconds));
        assertThat(new RoDuration(text).wellFormed()).isEqualTo(wellFormed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1800s",
                "00:60:00",
                "00:00:60",
                "1:2",
                "::",
                "-1:00:00",
                "99999999999",
                "1:2:3:4",
                "00:000:00"
            })
    void neverGuessesAtOtherDurations(String text) {
        assertThat(new RoDuration(text).value()).isEmpty();
    }

    @Test
    void writesDurationsWithTwoDigits() {
        assertThat(RoDuration.of(Duration.ofSeconds(93_601)).text()).isEqualTo("26:00:01");
        assertThat(RoDuration.of(Duration.ofSeconds(59)).text()).isEqualTo("00:00:59");
        assertThat(RoDuration.of(Duration.ofSeconds(-5)).text()).isEqualTo("00:00:00");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1500,1500", "0x12D,301", "x12d,301", "0XFF,255", "' 7 ',7", "4294967295,4294967295"})
    void R19_readsDecimalAndHexadecimal(String text, long number) {
        assertThat(new MosNumber(text).value()).hasValue(number);
        assertThat(new Samples(text).value()).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "0x", "-1", "+1", "1.5", "4294967296", "12a", "ffff", "٣", "99999999999999999999999"})
    void neverGuessesAtOtherNumbers(String text) {
        assertThat(new MosNumber(text).value()).isEmpty();
    }

    @Test
    void R131_samplesBecomeTimeOnlyByTheirTimeBase() {
        assertThat(new TimeBase("50").length(new Samples("1500"))).contains(Duration.ofSeconds(30));
        assertThat(new TimeBase("59.94").length(new Samples("5994"))).contains(Duration.ofSeconds(100));
        assertThat(new TimeBase("1").length(new Samples("5"))).contains(Duration.ofSeconds(5));
        assertThat(new TimeBase("0x32").length(new Samples("0x5DC"))).contains(Duration.ofSeconds(30));
        assertThat(new TimeBase("50").length(new Samples("soon"))).isEmpty();
        assertThat(new TimeBase("0.0000000001").length(new Samples("4294967295")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0", "-50", ".", "1.2.3", "1e9", "fast", "9999999999999999999999"})
    void R131_noTimeBaseIsUnknownAndNeverInfinite(String text) {
        assertThat(new TimeBase(text).value()).isEmpty();
        assertThat(new TimeBase(text).length(new Samples("1500"))).isEmpty();
    }

    @Test
    void aTimeBaseMayBeAFraction() {
        assertThat(new TimeBase("59.94").value()).contains(new BigDecimal("59.94"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rubbishNeverThrows(long seed) {
        RandomGenerator random = new Random(seed);
        var alphabet = "0123456789-:T,.Z+x ab\uD800٣";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(32); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (Leaf leaf : new Leaf[] {
                new MosTime(text.toString()),
                new RoDuration(text.toString()),
                new MosNumber(text.toString()),
                new Samples(text.toString()),
                new TimeBase(text.toString())
            }) {
                assertThat(leaf.text()).isEqualTo(text.toString());
                leaf.readable();
            }
        }
    }
}
