package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Examples;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.store.Change;
import org.cueway.store.Committed;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownStore;
import org.cueway.store.Snapshot;
import org.cueway.store.StoreState;
import org.cueway.store.sqlite.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after a stop and after a power cut, once, and its repeat gets the answer it got. */
final class RestartTest {
    private static final List<String> SHOW = List.of(
            "roCreate",
            "roCreate-no-stories",
            "roStorySend",
            "roElementAction-move-stories",
            "roElementAction-swap-items",
            "roElementAction-insert-story-at-end",
            "roMetadataReplace",
            "roReadyToAir-ready",
            "roElementStat-item",
            "roCtrl-item",
            "roCtrl-story",
            "roItemDelete",
            "mosObj-new",
            "mosObj-updated");

    private static final String ASK = "roReq";

    @TempDir
    private Path folder;

    @Test
    void R23_afterAStopEverythingIsThereAndRepeatsAreKnown() {
        Played before;
        try (var store = sqlite("stopped.db")) {
            before = playTheShow(store);
        }
        try (var store = sqlite("stopped.db")) {
            sameAsBefore(before, new TestDevice(store));
        }
    }

    @Test
    void R23_afterAPowerCutEverythingIsThereAndRepeatsAreKnown() throws IOException {
        try (var store = sqlite("cut.db")) {
            var before = playTheShow(store);
            // What a power cut leaves: the files as they are, nothing closed.
            copyWhatIsOnDisk("cut.db", "found.db");
            try (var found = sqlite("found.db")) {
                sameAsBefore(before, new TestDevice(found));
            }
        }
    }

    @Test
    void theJournalAloneRebuildsEverything() {
        var disk = new MemoryStore.Disk();
        var before = playTheShow(MemoryStore.open(disk, TimeSource.system()));
        sameAsBefore(before, new TestDevice(MemoryStore.open(disk, TimeSource.system())));
    }

    @Test
    void R40_aPowerCutBetweenTheAppendAndTheAnswerLosesNothingAndRepeatsNothing() {
        var disk = new MemoryStore.Disk();
        var swap = Examples.load("roElementAction-swap-stories.xml");
        new TestDevice(MemoryStore.open(disk, TimeSource.system())).ask(Examples.load("roCreate.xml"));

        var cut = new TestDevice(new PowerCut(MemoryStore.open(disk, TimeSource.system())));
        assertThatThrownBy(() -> cut.say(swap)).hasMessage("power cut");

        var again = new TestDevice(MemoryStore.open(disk, TimeSource.system()));
        assertThat(again.stories()).isEqualTo("S1 S5 S3 S4 S2");
        assertThat(again.ack(swap)).isEqualTo(RoAck.ok(TestDevice.RO1));
        assertThat(again.stories()).isEqualTo("S1 S5 S3 S4 S2");
    }

    @Test
    void aDeletedRunningOrderStaysDeleted() {
        try (var store = sqlite("deleted.db")) {
            var device = new TestDevice(store);
            device.ask(Examples.load("roCreate.xml"));
            device.ask(Examples.load("roDelete.xml"));
        }
        try (var store = sqlite("deleted.db")) {
            var device = new TestDevice(store);
            assertThat(device.desk.rundowns()).isEmpty();
            assertThat(device.ack(Examples.load("roDelete.xml"))).isEqualTo(RoAck.ok(TestDevice.RO1));
        }
    }

    /** A device that was told the show, and what it answered to each message. */
    private record Played(TestDevice device, Map<String, String> answers) {}

    private static Played playTheShow(RundownStore store) {
        var device = new TestDevice(store);
        var answers = new HashMap<String, String>();
        for (var file : SHOW) {
            var answer = device.say(Examples.load(file + ".xml")).orElseThrow();
            assertThat(answer).as(file).doesNotContain("NACK");
            answers.put(file, answer);
        }
        answers.put(ASK, device.say(Examples.load(ASK + ".xml")).orElseThrow());
        return new Played(device, answers);
    }

    private static void sameAsBefore(Played before, TestDevice after) {
        assertThat(rundowns(after)).isEqualTo(rundowns(before.device())).hasSize(2);
        assertThat(objects(after)).isEqualTo(objects(before.device())).hasSize(1);
        assertThat(after.say(Examples.load(ASK + ".xml")))
                .contains(before.answers().get(ASK));
        for (var file : SHOW) {
            assertThat(after.say(Examples.load(file + ".xml")))
                    .as("%s again", file)
                    .contains(before.answers().get(file));
        }
        assertThat(rundowns(after)).isEqualTo(rundowns(before.device()));
    }

    private static Map<RundownId, Rundown> rundowns(TestDevice device) {
        return device.desk.rundowns().stream().collect(Collectors.toMap(Rundown::id, rundown -> rundown));
    }

    private static List<StoredObject> objects(TestDevice device) {
        return List.copyOf(device.desk.objects());
    }

    private SqliteStore sqlite(String file) {
        return SqliteStore.open(folder.resolve(file), Limits.Store.defaults(), TimeSource.system());
    }

    private void copyWhatIsOnDisk(String from, String to) throws IOException {
        for (var suffix : List.of("", "-wal")) {
            if (Files.exists(folder.resolve(from + suffix))) {
                Files.copy(folder.resolve(from + suffix), folder.resolve(to + suffix));
            }
        }
    }

    /** A store in a machine that loses power just when an entry has become durable. */
    private record PowerCut(RundownStore disk) implements RundownStore {
        @Override
        public Snapshot snapshot() {
            return disk.snapshot();
        }

        @Override
        public void replay(Function<Entry, List<Change>> apply) {
            disk.replay(apply);
        }

        @Override
        public long append(Entry entry, List<Change> changes, Runnable publish) {
            disk.append(entry, changes);
            throw new AssertionError("power cut");
        }

        @Override
        public void note(Entry entry) {
            disk.note(entry);
        }

        @Override
        public void subscribe(Consumer<Committed> subscriber) {
            disk.subscribe(subscriber);
        }

        @Override
        public List<Entry> entries(EntryQuery query) {
            return disk.entries(query);
        }

        @Override
        public StoreState state() {
            return disk.state();
        }

        @Override
        public void close() {
            disk.close();
        }
    }
}
