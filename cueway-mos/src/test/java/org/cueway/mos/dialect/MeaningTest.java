package org.cueway.mos.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R35: what refusals in prose mean; the sentences are real, or as the next version may word them. */
final class MeaningTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Buddy server cannot respond because main server is available",
                "NACK: Buddy server can not respond, main is available",
                "buddy server is unable to respond",
                "The main server is still running",
                "This is the standby"
            })
    void R65_anotherServerIsToBeAsked(String words) {
        assertThat(Meaning.of(words)).isEqualTo(Meaning.STANDBY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Main server back on line but not yet updated with most recent data",
                "main is back, not yet up to date",
                "Not yet synchronized"
            })
    void R66_thisServerHasNotCaughtUp(String words) {
        assertThat(Meaning.of(words)).isEqualTo(Meaning.NOT_CURRENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RO not found",
                "NACK: running order 5C0E7A31 not found",
                "EVENING SIX - rundown not under MOS control",
                "unknown roID: RO1",
                "not in this newsroom: running order RO1"
            })
    void R35_whatWasAskedForIsGone(String words) {
        assertThat(Meaning.of(words)).isEqualTo(Meaning.GONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "External modification not allowed",
                "NACK",
                "",
                "storyID is not in this running order",
                "MOS ID is not recognized by this NOM",
                "READY"
            })
    void R35_anythingElseIsJustNo(String words) {
        assertThat(Meaning.of(words)).isEqualTo(Meaning.OTHER);
    }
}
