package org.cueway.cue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "'', '', true",
        "'', a, false",
        "a, a, true",
        "a, A, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "*/lower-third/*, http://x/lower-third/1, true",
        "*/lower-third/*, http://x/lower-third, false",
        "*a*b*, xxaxxbxx, true",
        "*a*b*, xxbxxaxx, false",
        "a**b, ab, true",
        "*ab, aab, true",
    })
    void aStarIsAnyTextAndAQuestionMarkOneCharacter(String glob, String text, boolean fits) {
        assertThat(new Glob(glob).fits(text)).isEqualTo(fits);
    }
}
