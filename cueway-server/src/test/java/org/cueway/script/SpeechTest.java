package org.cueway.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeechTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # text | spoken words
            ''                                         | 0
            ' \t… – . , ! ? '                          | 0
            Good evening.                              | 2
            don't won’t                                | 2
            twenty-one                                 | 2
            Kraftfahrzeughaftpflichtversicherung       | 4.5
            7                                          | 1
            21                                         | 2
            100                                        | 2
            250                                        | 3
            2,500                                      | 4
            1,250,000                                  | 6
            2026                                       | 3
            1984                                       | 3
            2000                                       | 2
            3.5                                        | 3
            19:30                                      | 2
            2-1                                        | 2
            21st                                       | 2
            £25m                                       | 4
            50%                                        | 2
            0800 1111                                  | 6
            07700900123                                | 11
            The BBC said                               | 3.8
            THE BBC SAID                               | 3
            NATO and the UN agreed                     | 6.6
            新闻联播                                    | 2.4
            """)
    void wordsAreCountedAsTheyAreSpoken(String text, double words) {
        assertThat(Speech.of(text).words()).isCloseTo(words, within(0.001));
    }

    @Test
    void charactersAreThoseOfTheWordsWithTheBlankBehindEach() {
        assertThat(Speech.of("Good evening.").characters()).isEqualTo(5 + 8);
        assertThat(Speech.of("21").characters()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # storyPresenterRR | words a minute, or -1
            3      | 180
            2.5    | 150
            2,5    | 150
            13     | 130
            15     | 150
            17     | 170
            180    | 180
            160    | 160
            900    | 150
            0      | -1
            0.5    | -1
            50     | -1
            5000   | -1
            -3     | -1
            fast   | -1
            1e3    | -1
            ''     | -1
            """)
    void aReadRateWithoutAUnitIsKnownByItsSize(String said, double wordsPerMinute) {
        var rate = ReadRate.said(said);
        if (wordsPerMinute < 0) {
            assertThat(rate).isEmpty();
        } else {
            assertThat(rate.orElseThrow().wordsPerMinute()).isCloseTo(wordsPerMinute, within(0.001));
        }
    }

    @Test
    void whatTheGatewayKnowsOfAPresenterWinsOverWhatTheNewsroomSays() {
        var pace = new Pace(ReadRate.wordsPerMinute(180), Map.of("Anchor A", ReadRate.wordsPerMinute(120)));
        assertThat(pace.of(" ANCHOR  A ", Optional.of("200")).wordsPerMinute()).isEqualTo(120);
        assertThat(pace.of("ANCHOR B", Optional.of("200")).wordsPerMinute()).isEqualTo(200);
        assertThat(pace.of("ANCHOR B", Optional.of("no idea")).wordsPerMinute()).isEqualTo(180);
        assertThat(pace.of("", Optional.empty()).wordsPerMinute()).isEqualTo(180);
    }
}
