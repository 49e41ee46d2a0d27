package org.cueway.bench;

import java.util.concurrent.TimeUnit;
import org.cueway.mos.codec.Decoded;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A frame to a message, next to a bare scan of the same bytes. By hand: {@code java -cp … org.openjdk.jmh.Main Decode}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
    @Param({"storySend", "replace"})
    String message = "";

    private Reading reading = new Reading("<mos/>");

    @Setup
    public void read() {
        var work = message.equals("replace") ? Workload.replace() : Workload.storySend();
        reading = new Reading(work.variants().apply(0).getFirst());
    }

    @Benchmark
    public Decoded<?> decode() {
        return reading.decode();
    }

    @Benchmark
    public int scan() {
        return reading.scan();
    }
}
