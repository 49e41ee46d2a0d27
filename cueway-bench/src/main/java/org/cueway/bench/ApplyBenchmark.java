package org.cueway.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Rundowns;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Story;
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

/** The pure edits, in a short and in a long running order. By hand: {@code java -cp … org.openjdk.jmh.Main Apply}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ApplyBenchmark {
    @Param({"20", "2000"})
    int stories;

    private Slot rundown = new Slot.Empty(new RundownId("NRCS", "RO"));
    private Edit swap = new Edit.Delete();
    private Edit send = new Edit.Delete();

    @Setup
    public void create() {
        var all = IntStream.range(0, stories).mapToObj(ApplyBenchmark::story).toList();
        var put = new Edit.Put(new Fields(Map.of("roSlug", "Evening news")), List.of(), List.of(), all);
        if (Rundowns.apply(rundown, put) instanceof Outcome.Applied(var next, var _)) rundown = next;
        swap = new Edit.SwapStories(List.of("S3", "S" + (stories - 3)));
        send = new Edit.SendStory(
                "S" + stories / 2, Fields.NONE, List.of(), List.of(), Optional.of("<storyBody/>"), List.of());
    }

    @Benchmark
    public Outcome swapStories() {
        return Rundowns.apply(rundown, swap);
    }

    @Benchmark
    public Outcome sendStory() {
        return Rundowns.apply(rundown, send);
    }

    private static Story story(int number) {
        var item = new Item(
                "I1", Optional.of("CLIP"), Optional.of("mos"), Fields.NONE, List.of(), List.of(), Optional.empty());
        return new Story(
                "S" + number,
                new Fields(Map.of("storySlug", "Story " + number)),
                List.of(),
                List.of(),
                List.of(item),
                Optional.empty(),
                Optional.empty());
    }
}
