package org.cueway.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.simulator.line.Lines;
import org.cueway.simulator.line.Manner;
import org.cueway.simulator.line.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials of what others may change meanwhile. */
class TrialTest {
    @ParameterizedTest
    @CsvSource({"0, PASSED, 1", "1, PASSED, 2", "2, PASSED, 3", "3, FAILED, 3", "9, FAILED, 3"})
    void whatOthersMayChangeMayGoWrongTwiceAndNotAThirdTime(int wrong, Verdict verdict, int tried) throws Exception {
        var tries = new AtomicInteger();
        var result = tried(t ->
                t.inSpiteOfOthers(one -> one.expect(tries.incrementAndGet() > wrong, "the same", "something else")));
        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(tries).hasValue(tried);
    }

    @Test
    void whatCannotBeTriedIsNotTriedAgain() throws Exception {
        var tries = new AtomicInteger();
        var result = tried(t -> t.inSpiteOfOthers(one -> {
            tries.incrementAndGet();
            throw one.notOffered("something", "there is none");
        }));
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_OFFERED);
        assertThat(tries).hasValue(1);
    }

    private static Result tried(Bench.Conversation conversation) throws Exception {
        var notes = new Notes(_ -> Optional.empty());
        try (var lines = Lines.open(new MosCodec(Limits.Xml.defaults()), Manner.PLAIN, TimeSource.system())) {
            var bench = new Bench(lines, new Names("device.mos", "NCS-1"), Map.of(), notes, Duration.ofSeconds(1));
            bench.tries(new Requirement(0, "0.00", "holds", "none"), conversation);
            return bench.report("device.mos").results().getFirst();
        }
    }
}
