package org.cueway.mos.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XmlTextTest {
    /** Places at, before and behind the ends of what is looked at in one go. */
    private static final int[] PLACES = {0, 1, 2, 7, 511, 1022, 1023, 1024, 1025, 2047, 2048, 3000};

    private static final int LENGTH = 3_001;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 0x0B, 0x0C, 0x0E, 0x1F, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF})
    void whatXmlDoesNotAllowIsFoundWhereverItStands(int unit) {
        for (int place : PLACES) {
            assertThat(XmlText.firstIllegal(with((char) unit, place)))
                    .as("U+%04X at %d", unit, place)
                    .isEqualTo(place);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {'\t', '\n', '\r', ' ', 0x7F, 0x85, 0xFF, 0xD7FF, 0xE000, 0xFFFD})
    void whatXmlAllowsIsLeftAlone(int unit) {
        for (int place : PLACES) {
            assertThat(XmlText.firstIllegal(with((char) unit, place)))
                    .as("U+%04X at %d", unit, place)
                    .isEqualTo(-1);
        }
    }

    @Test
    void aPairIsNotPartedWhereverItStands() {
        for (int place : PLACES) {
            var pair = "x".repeat(place) + "\uD83D\uDE00" + "x".repeat(LENGTH - place);
            assertThat(XmlText.firstIllegal(pair)).as("at %d", place).isEqualTo(-1);
            assertThat(XmlText.firstIllegal(pair + "\uDE00")).as("at %d", place).isEqualTo(LENGTH + 2);
        }
        assertThat(XmlText.firstIllegal("")).isEqualTo(-1);
    }

    private static String with(char unit, int place) {
        return "x".repeat(place) + unit + "x".repeat(LENGTH - place - 1);
    }
}
