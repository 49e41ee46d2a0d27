package org.cueway.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.cueway.rundown.RundownId;
import org.junit.jupiter.api.Test;

final class RundownKeyTest {
    @Test
    void aKeyIsTheSameForEverBecauseJournalsAndBookmarksHoldIt() {
        // printf 'NCS-1\0RO1' | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | cut -c1-16
        assertThat(RundownKey.of(new RundownId("NCS-1", "RO1"))).isEqualTo("yCnIAVhCVGeW4a2i");
    }

    @Test
    void R31_theSameRoIdInTwoNewsroomsHasTwoKeys() {
        assertThat(RundownKey.of(new RundownId("A", "RO1"))).isNotEqualTo(RundownKey.of(new RundownId("B", "RO1")));
    }

    @Test
    void aKeyMayStandInAPath() {
        var key = RundownKey.of(new RundownId("NCS", "HOST;P_NEWS\\W;5C0E/../7A31?x=é"));
        assertThat(key).matches("[A-Za-z0-9_-]{16}");
    }
}
