package org.cueway.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    private static final int SHORTEST = 1_000;
    private static final String ALL = "drop=0.1,dup=0.1,delay=0.1,split,dribble=0.1,junk=0.1,cut=0.05,slow-ack=1ms";

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSameSeedAndFramesMakeTheSameFaults(long seed) {
        assertThat(run(ALL, seed, 0, Way.OUT)).isEqualTo(run(ALL, seed, 0, Way.OUT));
        assertThat(run(ALL, seed, 0, Way.OUT)).isNotEqualTo(run(ALL, seed + 1, 0, Way.OUT));
        assertThat(run(ALL, seed, 0, Way.OUT)).isNotEqualTo(run(ALL, seed, 1, Way.OUT));
        assertThat(run(ALL, seed, 0, Way.OUT)).isNotEqualTo(run(ALL, seed, 0, Way.IN));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverTheCutsAFrameComesWholeOrNotAtAll(long seed) {
        for (var steps : run("drop=0.2,dup=0.2,split=0.7,dribble=0.1,junk=0.2", seed, 3, Way.IN)) {
            var passes = steps.stream()
                    .filter(Step.Pass.class::isInstance)
                    .map(Step.Pass.class::cast)
                    .toList();
            int at = 0;
            for (var pass : passes) {
                assertThat(pass.from()).isEqualTo(at == length(steps) ? 0 : at);
                at = pass.to();
            }
            assertThat(at).isIn(0, length(steps));
        }
    }

    @Test
    void withoutFaultsEveryFramePasses() {
        assertThat(run("drop=0", 1, 0, Way.OUT))
                .allSatisfy(steps -> assertThat(steps).hasSize(1));
    }

    @Test
    void aFaultOfOneWayLeavesTheOtherAlone() {
        assertThat(run("in:drop=1", 1, 0, Way.OUT))
                .allSatisfy(steps -> assertThat(steps).hasSize(1));
        assertThat(run("in:drop=1", 1, 0, Way.IN))
                .allSatisfy(steps -> assertThat(steps).isEmpty());
    }

    @Test
    void aCutFrameNeverComesWhole() {
        var all = run("cut=1", 5, 0, Way.OUT);
        for (int n = 0; n < all.size(); n++) {
            int length = SHORTEST + n;
            assertThat(all.get(n).getLast()).isEqualTo(new Step.HangUp());
            assertThat(all.get(n).getFirst())
                    .isInstanceOfSatisfying(
                            Step.Pass.class, pass -> assertThat(pass.to()).isLessThan(length));
        }
    }

    private static int length(List<Step> steps) {
        return steps.stream()
                .mapToInt(step -> step instanceof Step.Pass(int _, int to) ? to : 0)
                .max()
                .orElse(0);
    }

    private static List<List<Step>> run(String faults, long seed, long connection, Way way) {
        var plan = FaultPlan.parse(faults, seed);
        var script = new Script(plan.faults(), way, plan.random(connection, way));
        var all = new ArrayList<List<Step>>();
        for (int length : IntStream.rangeClosed(SHORTEST, SHORTEST + 200).toArray()) all.add(script.frame(length));
        return all;
    }
}
