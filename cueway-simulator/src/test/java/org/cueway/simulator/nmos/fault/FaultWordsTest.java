package org.cueway.simulator.nmos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.cueway.simulator.nmos.fault.FaultWords.Portion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people write faults. */
final class FaultWordsTest {
    @Test
    void sharesAndTimesAreReadAndHaveDefaults() {
        assertThat(FaultWords.read("no-bulk=0.5, shifts=0.1/500ms,registry-silent, locked"))
                .isEqualTo(List.of(
                        new Portion(new DeviceFault.NoBulk(405), 0.5, false),
                        new Portion(new DeviceFault.Shifts(Duration.ofMillis(500)), 0.1, false),
                        new Portion(new RegistryFault.Silent(), 0.2, true),
                        new Portion(new DeviceFault.Locked(), 0.2, false)));
    }

    @Test
    void everyWordIsAFault() {
        assertThat(FaultWords.read(FaultWords.names())).hasSameSizeAs(FaultWords.values());
    }

    @ParameterizedTest
    @CsvSource({
        "explode, expected one of 500",
        "no-bulk=2, expected a share of the devices from 0 to 1 behind no-bulk",
        "slow=never, or a time such as 200ms or 2s",
        "locked=2s, locked takes no time"
    })
    void whatIsWrongIsExplained(String text, String expected) {
        assertThatThrownBy(() -> FaultWords.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }
}
