package org.cueway.cue.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphicPayloadTest {
    private static final GraphicPayload FILLED = new GraphicPayload(
            "station.lower-third", "1.2", 3, fields("name", "Pat & <Sam>", "title", " two\nlines ", "größe", ""));

    @Test
    void whatIsWrittenIsReadAgainInItsOrder() {
        assertThat(GraphicPayload.read(List.of(FILLED.xml()))).contains(FILLED);
        assertThat(GraphicPayload.read(List.of(FILLED.xml()))
                        .orElseThrow()
                        .data()
                        .keySet())
                .containsExactly("name", "title", "größe");
    }

    @Test
    void aRuleFindsItByPaths() {
        assertThat(Payloads.read(List.of(FILLED.xml()), "/graphic")).isEqualTo(Map.of("", "station.lower-third"));
        assertThat(Payloads.read(List.of(FILLED.xml()), "/data"))
                .containsEntry("name", "Pat & <Sam>")
                .containsEntry("größe", "");
    }

    @Test
    void blocksOfOthersArePassedOver() {
        var other = "<mosExternalMetadata><mosSchema>other</mosSchema><mosPayload><graphic>x</graphic></mosPayload>"
                + "</mosExternalMetadata>";
        var broken = "<mosExternalMetadata><mosSchema>" + GraphicPayload.SCHEMA;
        assertThat(GraphicPayload.read(List.of(other, broken, FILLED.xml()))).contains(FILLED);
        assertThat(GraphicPayload.read(List.of(other, broken))).isEmpty();
    }

    @Test
    void whatALaterHandMadeOfItIsStillRead() {
        var edited = FILLED.xml()
                .replace("<revision>3</revision>", "<revision>three</revision>")
                .replace("<version>1.2</version>", "");
        assertThat(GraphicPayload.read(List.of(edited)))
                .contains(new GraphicPayload("station.lower-third", "", 0, FILLED.data()));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, true", "1, 2, false", "3, 3, false", "1, 0, true", "0, 1, false", "0, 0, false",
        "999, 0, true", "1, 999, true", "999, 1, false", "500, 1, true", "501, 1, false", "2, 998, true"
    })
    void ofTwoRevisionsTheLaterOneIsKnownAlsoWhereTheyBeginAnew(int one, int other, boolean newer) {
        assertThat(FILLED.withRevision(one).isNewerThan(FILLED.withRevision(other)))
                .isEqualTo(newer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "1st", "a.b", "a:b", "<b>"})
    void aFieldThatNoElementCanBeNamedAfterIsNotCarried(String name) {
        assertThat(GraphicPayload.canCarry(name)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GraphicPayload("g", "", 0, Map.of(name, "text")))
                .withMessageContaining(name);
    }

    private static Map<String, String> fields(String... namesAndTexts) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) fields.put(namesAndTexts[i], namesAndTexts[i + 1]);
        return fields;
    }
}
