package org.cueway.cue.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PayloadsTest {
    private static final List<String> BLOCKS = List.of(
            "<mosExternalMetadata><mosSchema>a</mosSchema></mosExternalMetadata>",
            "<mosExternalMetadata><mosPayload>not closed",
            """
            <mosExternalMetadata><mosScope>OBJECT</mosScope><mosSchema>b</mosSchema><mosPayload>
              <line1> Pat &amp; Sam </line1><clip id="7" name=""/><fields><f0>zero</f0><f1/></fields>
            </mosPayload></mosExternalMetadata>""",
            "<mosExternalMetadata><mosPayload><line1>second</line1><line2>two</line2></mosPayload></mosExternalMetadata>");

    @ParameterizedTest
    @CsvSource({
        "/line1, Pat & Sam",
        "line1, Pat & Sam",
        "/line2, two",
        "/clip/@id, 7",
        "/clip/@name, ''",
        "/fields/f0, zero",
        "/fields/f1, ''",
    })
    void aPathNamesOneTextInTheFirstBlockThatHasIt(String path, String text) {
        assertThat(Payloads.read(BLOCKS, path)).isEqualTo(Map.of("", text));
    }

    @ParameterizedTest
    @CsvSource({"/none", "/line1/deeper", "/clip/@none", "/fields/f0/@x"})
    void whatIsNotThereIsNotThere(String path) {
        assertThat(Payloads.read(BLOCKS, path)).isEmpty();
    }

    @Test
    void anElementThatHoldsOthersIsAllOfThem() {
        assertThat(Payloads.read(BLOCKS, "/fields")).isEqualTo(Map.of("f0", "zero", "f1", ""));
        assertThat(Payloads.read(BLOCKS, "/"))
                .isEqualTo(Map.of("line1", "Pat & Sam", "clip", "", "fields.f0", "zero", "fields.f1", ""));
    }
}
