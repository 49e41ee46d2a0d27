package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Order;
import org.cueway.peers.RandomEdits;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Rounds;
import org.cueway.peers.Station;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A11: newsrooms edit as fast as they are answered, and the process is killed at moments that the seed chooses. What was acknowledged is there,
 * what was not is there whole or not at all, and its repeat is applied once.
 */
class PowerCutTest {
    private static final int NEWSROOMS = 4;
    private static final int KILLS = Rounds.of(4, 20);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void A11_everyAcknowledgedEditOutlivesTheKill(long seed, @TempDir Path folder) throws Exception {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        var names = IntStream.range(0, NEWSROOMS).mapToObj(n -> "NRCS-" + n).toList();
        var section = names.stream().map(name -> "{ id: " + name + " }").collect(Collectors.joining(", "));
        try (var station = Station.open(folder, "newsrooms: [ " + section + " ]\n")) {
            var editors = names.stream()
                    .map(name -> new Editor(name, random.nextLong()))
                    .toList();
            for (int kill = 0; kill < KILLS; kill++) {
                long goal = random.nextLong(20, 420);
                editUntilKilled(station, editors, goal);
                for (var editor : editors) {
                    editor.checkAfterKill(station.connectAs(editor.name()));
                }
            }
            assertThat(editors)
                    .allSatisfy(editor -> assertThat(editor.acknowledged()).isGreaterThan(KILLS));
        }
    }

    private static void editUntilKilled(Station station, List<Editor> editors, long goal) throws Exception {
        long before = editors.stream().mapToLong(Editor::acknowledged).sum();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var editor : editors) {
                var newsroom = station.connectAs(editor.name());
                running.add(threads.submit(() -> editor.editUntilCut(newsroom)));
            }
            Awaitility.await()
                    .atMost(RawNewsroom.PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() ->
                            editors.stream().mapToLong(Editor::acknowledged).sum() - before >= goal);
            station.killAndRestart();
            for (var each : running) {
                each.get();
            }
        }
    }

    /** One newsroom that knows what it was promised. Confined to one thread at a time; the count may be read by any. */
    private static final class Editor {
        private final String name;
        private final RandomEdits edits;
        private final AtomicLong acknowledged = new AtomicLong();
        private int lastId;
        private String unanswered = "";

        Editor(String name, long seed) {
            this.name = name;
            this.edits = new RandomEdits("RO of " + name, seed);
        }

        String name() {
            return name;
        }

        long acknowledged() {
            return acknowledged.get();
        }

        void editUntilCut(Dialogue newsroom) {
            try (newsroom) {
                while (true) {
                    unanswered = newsroom.envelope(++lastId, edits.next());
                    newsroom.newsroom().send(unanswered);
                    var answer = newsroom.newsroom().readWithin(RawNewsroom.PATIENCE);
                    if (answer.isEmpty()) return;
                    assertThat(answer.get().status()).as(unanswered).isEqualTo("OK");
                    promised();
                }
            } catch (UncheckedIOException killed) {
                // As it was meant.
            }
        }

        void checkAfterKill(Dialogue newsroom) {
            try (newsroom) {
                var held = heldBy(newsroom);
                assertThat(held).as("%s after %d edits", name, acknowledged()).isIn(edits.before(), edits.after());
                assertThat(newsroom.newsroom().ask(unanswered).status()).isEqualTo("OK");
                promised();
                assertThat(heldBy(newsroom)).isEqualTo(edits.before());
            }
        }

        private void promised() {
            edits.accept();
            acknowledged.incrementAndGet();
        }

        private String heldBy(Dialogue newsroom) {
            var answer = newsroom.newsroom()
                    .ask(newsroom.envelope(++lastId, "<roReq><roID>" + edits.roId() + "</roID></roReq>"));
            return answer.kind().equals("roList") ? Order.of(answer).toString() : "";
        }
    }
}
