package org.cueway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.cueway.base.TimeSource;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.RandomEdits;
import org.cueway.store.RundownStore;
import org.cueway.store.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that edits is killed hard, again and again, on the same file. */
final class PowerCutTest {
    private static final int KILLS = Boolean.getBoolean("cueway.thorough") ? 200 : 8;
    private static final int MOST_EDITS = 120;

    private final Random moments = new Random(20261124);
    private final Map<Long, String> acknowledged = new TreeMap<>();

    @TempDir
    private Path folder;

    @Test
    void A11_whateverTheMomentWhatWasAcknowledgedIsThereAndNothingIsHalfThere()
            throws IOException, InterruptedException {
        var file = folder.resolve("cueway.db");
        for (int kill = 1; kill <= KILLS; kill++) {
            editAndKill(file, kill);
            try (var store = SqliteStore.open(file, StoreLimits.busy(), TimeSource.system())) {
                check(store, "kill " + kill);
            }
        }
        assertThat(acknowledged.size()).isGreaterThan(KILLS);
    }

    private void editAndKill(Path file, int seed) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        file.toString(),
                        Integer.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int edits = 1 + moments.nextInt(MOST_EDITS);
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            int read = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                // What was printed before the kill was acknowledged, also what is read after it.
                int space = line.indexOf(' ');
                acknowledged.put(Long.valueOf(line.substring(0, space)), line.substring(space + 1));
                if (++read == edits) {
                    // Through the handle: Process.destroyForcibly would close the pipe with lines in it.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(read).as("lines of process " + seed).isGreaterThanOrEqualTo(edits);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void check(RundownStore store, String when) {
        var snapshot = store.snapshot();
        var held = RandomEdits.recover(store);
        var entries = everything(store);

        assertThat(entries.stream().map(Entry::number))
                .as(when)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, entries.size()).boxed().toList());
        acknowledged.forEach((number, text) -> assertThat(
                        entries.get(Math.toIntExact(number - 1)).message())
                .as(when)
                .isEqualTo(text));
        assertThat(held).as(when).isEqualTo(RandomEdits.replayed(entries));
        for (var at : snapshot.rundowns()) {
            assertThat(at.thing())
                    .as(when)
                    .isEqualTo(standing(entries, at, at.thing().id()));
        }
        for (var at : snapshot.objects()) {
            assertThat(at.thing())
                    .as(when)
                    .isEqualTo(standing(entries, at, at.thing().id()));
        }
    }

    /** What the journal says of a thing at the entry that its row claims to stand at. */
    private static Record standing(List<Entry> entries, Snapshot.At<?> at, Record id) {
        var held = RandomEdits.replayed(entries.subList(0, Math.toIntExact(at.entry())));
        var thing = held.get(id);
        assertThat(thing).isNotNull();
        return thing;
    }

    private static List<Entry> everything(RundownStore store) {
        var entries = new ArrayList<Entry>();
        var page = store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 1_000));
        while (!page.isEmpty()) {
            entries.addAll(page);
            page = store.entries(new EntryQuery(page.getLast().number(), "", "", 1_000));
        }
        return entries.reversed();
    }
}
