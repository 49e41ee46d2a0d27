package org.cueway.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanTest {
    @Test
    void faultsAreReadWithTheirWaysChancesAndTimes() {
        assertThat(FaultPlan.parse("drop=0.01, delay=0.1/300ms,out:split,half-open=1,slow-ack=3s,refuse", 7))
                .isEqualTo(new FaultPlan(
                        7,
                        List.of(
                                new Fault.Drop(Way.BOTH, 0.01),
                                new Fault.Delay(Way.BOTH, 0.1, Duration.ofMillis(300)),
                                new Fault.Split(Way.OUT, 0.5),
                                new Fault.HalfOpen(Way.BOTH, 1),
                                new Fault.Slow(Way.IN, Duration.ofSeconds(3)),
                                new Fault.Refuse(0.2))));
    }

    @Test
    void everyFaultCanBeNamedAlone() {
        assertThat(FaultPlan.parse("drop,dup,delay,split,dribble,junk,cut,half-open,slow-ack,refuse", 1)
                        .faults())
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lose       | expected one of drop, dup, delay, split, dribble, junk, cut, half-open, slow-ack, refuse, found "lose"
            ''         | expected one of drop, dup, delay, split, dribble, junk, cut, half-open, slow-ack, refuse, found ""
            up:drop    | expected out: or in: before a fault, found "up"
            drop=2     | expected a chance from 0 to 1 behind drop, found "2"
            drop=often | expected a chance from 0 to 1 behind drop, found "often"
            delay=soon | expected a chance from 0 to 1 or a time such as 200ms or 2s behind delay, found "soon"
            drop=2s    | drop takes no time, found "2s"
            """)
    void whatIsNoFaultIsRefusedInWords(String text, String words) {
        assertThatThrownBy(() -> FaultPlan.parse(text, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
    }
}
