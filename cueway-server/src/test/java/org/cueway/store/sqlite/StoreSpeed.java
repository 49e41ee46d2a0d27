package org.cueway.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.cueway.store.Samples;

/**
 * Prints how many entries of 2 KB a second become durable, with so many lanes that each wait for their own. Not a test: run
 * {@code main}, with a folder of the disk to measure. Each lane edits one story of its own running order of 50 stories, so
 * the projection does its real work.
 */
final class StoreSpeed {
    private static final Duration RUN = Duration.ofSeconds(4);

    private StoreSpeed() {}

    public static void main(String[] args) throws IOException {
        var folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("store-speed");
        System.out.println("lanes  durable appends/s   p50 µs   p99 µs   max ms");
        for (int lanes : new int[] {1, 16, 64, 256, 1, 64}) {
            var file = folder.resolve("speed-" + lanes + ".db");
            Files.deleteIfExists(file);
            try (var store = SqliteStore.open(file, Limits.Store.defaults(), TimeSource.system())) {
                measure(store, lanes);
            }
        }
    }

    private static void measure(SqliteStore store, int lanes) {
        var waits = IntStream.range(0, lanes).mapToObj(lane -> new Waits()).toList();
        var end = System.nanoTime() + RUN.toNanos();
        var count = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int lane = 0; lane < lanes; lane++) {
                int mine = lane;
                threads.execute(() -> count.addAndGet(run(store, mine, end, waits.get(mine))));
            }
        }
        var sorted = waits.stream().flatMapToLong(Waits::all).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%5d %18d %9d %8d %8d%n",
                lanes,
                count.get() * 1_000_000_000L / RUN.toNanos(),
                sorted[sorted.length / 2] / 1_000,
                sorted[(int) (sorted.length * 0.99)] / 1_000,
                sorted[sorted.length - 1] / 1_000_000);
    }

    private static long run(SqliteStore store, int lane, long end, Waits waits) {
        var rundown = Samples.rundown(new RundownId("NCS", "RO" + lane), 50);
        var key = RundownKey.of(rundown.id());
        var message = "<mos><roStorySend/></mos>" + "x".repeat(1_700);
        long done = 0;
        for (long now = System.nanoTime(); now < end; done++) {
            rundown = Samples.withStory(rundown, (int) (done % 50), "body " + done);
            var entry = Samples.entry(Entry.Kind.EDIT, "RO" + lane, key, message);
            store.append(entry, List.of(new Change.RundownSaved(rundown)));
            long after = System.nanoTime();
            waits.add(after - now);
            now = after;
        }
        return done;
    }

    /** How long one lane waited each time, in nanoseconds. */
    private static final class Waits {
        private final LongStream.Builder waits = LongStream.builder();

        void add(long nanos) {
            waits.add(nanos);
        }

        LongStream all() {
            return waits.build();
        }
    }
}
