package org.cueway.mos.session.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cueway.base.Limits;
import org.cueway.base.TestTime;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private final TestTime time = new TestTime();
    private final Liveness liveness = new Liveness(Limits.Lane.defaults(), time.nanoTime());

    @Test
    void R47_aHeartbeatIsDueAfterEachThirtySecondsOfSilence() {
        assertThat(after(29)).isEqualTo(Liveness.Due.NOTHING);
        assertThat(after(1)).isEqualTo(Liveness.Due.HEARTBEAT);
        liveness.asked(time.nanoTime());
        assertThat(after(29)).isEqualTo(Liveness.Due.NOTHING);
        assertThat(after(1)).isEqualTo(Liveness.Due.HEARTBEAT);
    }

    @Test
    void R48_anyFrameIsASignOfLife() {
        after(29);
        liveness.heard(time.nanoTime());
        assertThat(after(29)).isEqualTo(Liveness.Due.NOTHING);
        assertThat(liveness.silent(time.nanoTime())).isEqualTo(Duration.ofSeconds(29));
    }

    @Test
    void aLaneIsDownAfterNinetySecondsWithoutAFrameWhateverWeSent() {
        for (int i = 0; i < 89; i++) {
            after(1);
            liveness.asked(time.nanoTime());
        }
        assertThat(liveness.poll(time.nanoTime())).isEqualTo(Liveness.Due.NOTHING);
        assertThat(after(1)).isEqualTo(Liveness.Due.DOWN);
    }

    @Test
    void nothingIsDueWhileItSaysItIsQuiet() {
        for (int i = 0; i < 3; i++) {
            time.advance(liveness.quiet(time.nanoTime()).minusNanos(1));
            assertThat(liveness.poll(time.nanoTime())).isEqualTo(Liveness.Due.NOTHING);
            time.advance(Duration.ofNanos(1));
            assertThat(liveness.poll(time.nanoTime())).isNotEqualTo(Liveness.Due.NOTHING);
            liveness.asked(time.nanoTime());
        }
        assertThat(liveness.poll(time.nanoTime())).isEqualTo(Liveness.Due.DOWN);
        assertThat(liveness.quiet(time.nanoTime())).isZero();
    }

    private Liveness.Due after(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
        return liveness.poll(time.nanoTime());
    }
}
