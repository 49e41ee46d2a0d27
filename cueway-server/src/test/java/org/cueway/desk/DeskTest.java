package org.cueway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cueway.base.Limits;
import org.cueway.object.ObjectEdit;
import org.cueway.object.ObjectId;
import org.cueway.object.ObjectOutcome;
import org.cueway.object.ObjectRefusal;
import org.cueway.object.OwnEdit;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Air;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Place;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Story;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownKey;
import org.cueway.store.Snapshot;
import org.cueway.store.StoreException;
import org.junit.jupiter.api.Test;

final class DeskTest {
    private static final RundownId RO1 = new RundownId("NCS-1", "RO1");

    private final ScriptedStore store = ScriptedStore.empty();
    private final Desk desk = Desk.recover(store);

    @Test
    void whatWasSubmittedCanBeFound() {
        submit(RO1, put("S1", "S2"));
        assertThat(order(RO1)).containsExactly("S1", "S2");
        assertThat(desk.findByKey(RundownKey.of(RO1))).isEqualTo(desk.find(RO1));
        assertThat(desk.rundowns()).hasSize(1);
        assertThat(store.changes)
                .containsExactly(List.of(new Change.RundownSaved(desk.find(RO1).orElseThrow())));
    }

    @Test
    void whatWasDeletedIsGoneFromEveryView() {
        submit(RO1, put("S1"));
        submit(RO1, new Edit.Delete());
        assertThat(desk.find(RO1)).isEmpty();
        assertThat(desk.findByKey(RundownKey.of(RO1))).isEmpty();
        assertThat(desk.rundowns()).isEmpty();
        assertThat(store.changes.getLast()).isEqualTo(List.of(new Change.RundownRemoved(RO1)));
    }

    @Test
    void R62_anEditThatChangesNothingIsKeptButDoesNotWorkTheProjection() {
        submit(RO1, put("S1"));
        submit(RO1, put("S1"));
        assertThat(store.changes).hasSize(2);
        assertThat(store.changes.getLast()).isEmpty();
    }

    @Test
    void aRefusedEditLeavesNoTrace() {
        var outcome = submit(RO1, new Edit.Delete());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.UNKNOWN_RUNDOWN));
        assertThat(store.changes).isEmpty();
    }

    @Test
    void whatCouldNotBeMadeDurableDidNotHappen() {
        submit(RO1, put("S1"));
        store.refuse(true);
        assertThatThrownBy(() -> submit(RO1, put("S1", "S2"))).isInstanceOf(StoreException.class);
        assertThat(order(RO1)).containsExactly("S1");
        store.refuse(false);
        submit(RO1, put("S1", "S3"));
        assertThat(order(RO1)).containsExactly("S1", "S3");
    }

    @Test
    void nobodyReadsAStateThatIsNotDurableYet() {
        submit(RO1, put("S1"));
        var readWhileAppending = new ArrayList<List<String>>();
        store.onAppend(() -> readWhileAppending.add(order(RO1)));
        submit(RO1, put("S1", "S2"));
        assertThat(readWhileAppending).containsExactly(List.of("S1"));
        assertThat(order(RO1)).containsExactly("S1", "S2");
    }

    @Test
    void manyThreadsOnOneRunningOrderLeaveItInTheOrderOfTheJournal() throws Exception {
        submit(RO1, put());
        inThreads(64, thread -> {
            for (var n = 0; n < 20; n++) {
                var id = "S" + thread + "-" + n;
                submit(RO1, new Edit.InsertStories(new Place.End(), List.of(story(id))), id);
            }
        });
        var journal = store.entries.stream().skip(1).map(Entry::message).toList();
        assertThat(order(RO1)).hasSize(1_280).isEqualTo(journal);
    }

    @Test
    void manyThreadsOnDifferentRunningOrdersDoNotWaitForEachOther() throws Exception {
        var allAppending = new CountDownLatch(64);
        store.onAppend(() -> {
            allAppending.countDown();
            assertThat(await(allAppending)).isTrue();
        });
        inThreads(64, thread -> submit(new RundownId("NCS-1", "RO" + thread), put("S" + thread)));
        assertThat(desk.rundowns()).hasSize(64);
    }

    @Test
    void afterARestartTheProjectionIsBroughtUpByTheTailAndOnlyByTheTail() {
        submit(RO1, put("S1"));
        var held = desk.find(RO1).orElseThrow();
        var again = Desk.recover(new ScriptedStore(new Snapshot(
                List.of(new Snapshot.At<>(held, 5L)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of())));

        assertThat(again.find(RO1)).contains(held);
        var insert = new Edit.InsertStories(new Place.End(), List.of(story("S2")));
        assertThat(again.replay(5, RO1, insert)).isEmpty();
        assertThat(again.find(RO1)).contains(held);

        var changes = again.replay(6, RO1, insert);
        assertThat(changes)
                .containsExactly(new Change.RundownSaved(again.find(RO1).orElseThrow()));
        assertThat(again.find(RO1).orElseThrow().stories())
                .extracting(Story::storyID)
                .containsExactly("S1", "S2");
        assertThat(again.replay(7, RO1, new Edit.Delete())).containsExactly(new Change.RundownRemoved(RO1));
    }

    @Test
    void theTailOfARunningOrderThatTheProjectionHasRemovedAlreadyDoesNothing() {
        var again = Desk.recover(new ScriptedStore(new Snapshot(
                List.of(),
                List.of(),
                List.of(new Snapshot.At<>(RO1, 3L)),
                List.of(),
                List.of(),
                List.of(),
                List.of())));
        assertThat(again.replay(1, RO1, put("S1"))).isEmpty();
        assertThat(again.replay(2, RO1, new Edit.SetAir(Air.READY))).isEmpty();
        assertThat(again.replay(3, RO1, new Edit.Delete())).isEmpty();
        assertThat(again.rundowns()).isEmpty();
        assertThat(again.replay(4, RO1, put("S2"))).hasSize(1);
        assertThat(again.rundowns()).hasSize(1);
    }

    @Test
    void objectsAreTakenAllOrNone() {
        var first = new ObjectId("NCS-1", "gw.mos", "O1");
        var second = new ObjectId("NCS-1", "gw.mos", "O2");
        assertThat(tell(object(first, "5"), object(second, "5"))).isEmpty();
        assertThat(desk.objects()).hasSize(2);

        var refused = tell(object(first, "6"), object(second, "4"));
        assertThat(refused).get().extracting(ObjectOutcome.Refused::reason).isEqualTo(ObjectRefusal.OLDER_REVISION);
        assertThat(desk.findObject(first).orElseThrow().fields().get("objRev")).contains("5");
        assertThat(store.changes).hasSize(1);
    }

    @Test
    void objectsThatCouldNotBeMadeDurableAreNotThere() {
        var id = new ObjectId("NCS-1", "gw.mos", "O1");
        store.refuse(true);
        assertThatThrownBy(() -> tell(object(id, "1"))).isInstanceOf(StoreException.class);
        assertThat(desk.objects()).isEmpty();
    }

    @Test
    void theTailOfObjectsThatStandBehindItAlreadyDoesNothing() {
        var standing = new ObjectId("NCS-1", "gw.mos", "O1");
        var removed = new ObjectId("NCS-1", "gw.mos", "O2");
        var held = new StoredObject(standing, new Fields(Map.of("objRev", "7")), List.of(), List.of());
        var again = Desk.recover(new ScriptedStore(new Snapshot(
                List.of(),
                List.of(new Snapshot.At<>(held, 5L)),
                List.of(),
                List.of(new Snapshot.At<>(removed, 5L)),
                List.of(),
                List.of(),
                List.of())));
        assertThat(again.replay(5, List.of(object(standing, "6"), object(removed, "1"))))
                .isEmpty();
        assertThat(again.objects()).containsExactly(held);
        assertThat(again.replay(6, List.of(object(standing, "8"), object(removed, "1"))))
                .hasSize(2);
    }

    @Test
    void anObjectOfOurOwnThatCouldNotBeMadeDurableIsNotThereAndTakesNoRoom() {
        store.refuse(true);
        assertThatThrownBy(() -> describe(desk, "A")).isInstanceOf(StoreException.class);
        assertThat(desk.ours()).isEmpty();
        store.refuse(false);
        assertThat(describe(desk, "A")).isInstanceOf(ObjectOutcome.Applied.class);
        store.refuse(true);
        assertThatThrownBy(() -> delete(desk, "A")).isInstanceOf(StoreException.class);
        assertThat(desk.holds(ours("A"))).isTrue();
    }

    @Test
    void R139_editsOfOurObjectsAreStampedInTheOrderOfTheJournalWhateverTheClockSays() throws Exception {
        inThreads(16, n -> describe(desk, "O" + n));
        var stamps = store.entries.stream().map(Entry::time).toList();
        assertThat(stamps).hasSize(16).isSorted().doesNotHaveDuplicates();
        assertThat(desk.ours().stream().map(object -> object.changed().orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(stamps);
    }

    @Test
    void whatWasDeletedOfOurObjectsIsRememberedAndNotShown() {
        describe(desk, "A");
        delete(desk, "A");
        assertThat(desk.holds(ours("A"))).isFalse();
        assertThat(desk.findObject(ours("A"))).isEmpty();
        assertThat(desk.objects()).isEmpty();
        assertThat(desk.ours()).hasSize(1);
        describe(desk, "A");
        assertThat(desk.findObject(ours("A")).orElseThrow().fields().get("objRev"))
                .contains("3");
    }

    @Test
    void noMoreOfOurObjectsAreMadeThanThereIsRoomFor() {
        var small = Desk.recover(store, limited(2));
        describe(small, "A");
        describe(small, "B");
        assertThat(describe(small, "C"))
                .isInstanceOfSatisfying(
                        ObjectOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ObjectRefusal.CATALOGUE_FULL));
        // What is there may change, and what newsrooms tell is not counted.
        assertThat(delete(small, "B")).isInstanceOf(ObjectOutcome.Applied.class);
        assertThat(describe(small, "B")).isInstanceOf(ObjectOutcome.Applied.class);
    }

    private static Limits.Objects limited(int maxObjects) {
        var usual = Limits.Objects.defaults();
        return new Limits.Objects(
                maxObjects,
                usual.rememberDeleted(),
                usual.cleanEvery(),
                usual.maxListChars(),
                usual.maxPause(),
                usual.maxLeaves(),
                usual.maxResults(),
                usual.maxKeptHits(),
                usual.keepResult(),
                usual.maxGroups(),
                usual.tick(),
                usual.retry(),
                usual.maxRecall(),
                usual.maxReplacements(),
                usual.confirm());
    }

    private static ObjectId ours(String objID) {
        return ObjectId.ours("gw.mos", objID);
    }

    private static ObjectOutcome describe(Desk desk, String objID) {
        var described = new OwnEdit.Description(
                new Fields(Map.of("objSlug", objID, "objType", "VIDEO", "objTB", "25")), List.of(), List.of());
        return own(desk, objID, by -> new OwnEdit.Describe(by, described, OptionalInt.empty()));
    }

    private static ObjectOutcome delete(Desk desk, String objID) {
        return own(desk, objID, by -> new OwnEdit.Delete(by, OptionalInt.empty()));
    }

    private static ObjectOutcome own(Desk desk, String objID, Function<OwnEdit.By, OwnEdit> edit) {
        return desk.submit(
                ours(objID),
                Instant.EPOCH,
                at -> edit.apply(new OwnEdit.By("", "a program", at)),
                _ -> entry(RO1, "").apply(new Outcome.Applied(new Slot.Empty(RO1), List.of())));
    }

    private Optional<ObjectOutcome.Refused> tell(ObjectChange... told) {
        return desk.submit(
                "NCS-1",
                List.of(told),
                () -> entry(RO1, "").apply(new Outcome.Applied(new Slot.Empty(RO1), List.of())));
    }

    private static ObjectChange object(ObjectId id, String revision) {
        return new ObjectChange(id, new ObjectEdit.Put(new Fields(Map.of("objRev", revision)), List.of(), List.of()));
    }

    private Outcome submit(RundownId id, Edit edit) {
        return submit(id, edit, "");
    }

    private Outcome submit(RundownId id, Edit edit, String message) {
        return desk.submit(id, edit, entry(id, message)).outcome();
    }

    private List<String> order(RundownId id) {
        return desk.find(id).map(Rundown::stories).orElseThrow().stream()
                .map(Story::storyID)
                .toList();
    }

    private static Function<Outcome.Applied, Entry> entry(RundownId id, String message) {
        return _ -> new Entry(
                0,
                Instant.EPOCH,
                Entry.Kind.EDIT,
                id.newsroom(),
                "gw.mos",
                "NCS-A",
                "ro",
                "1",
                "",
                RundownKey.of(id),
                "plain",
                message,
                "",
                "");
    }

    private static Edit put(String... storyIDs) {
        var stories = List.of(storyIDs).stream().map(DeskTest::story).toList();
        return new Edit.Put(Fields.NONE, List.of(), List.of(), stories);
    }

    private static Story story(String id) {
        return new Story(id, Fields.NONE, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Or whoever acts on it would act on what was before, and never look again. */
    @Test
    void whoHearsOfAChangeReadsItAtTheDesk() {
        var memory = MemoryStore.open();
        var heard = Desk.recover(memory);
        memory.replay(_ -> List.of());
        var read = new ArrayList<Boolean>();
        memory.subscribe(committed -> committed.changes().forEach(change -> {
            if (change instanceof Change.RundownSaved(var rundown)) {
                read.add(heard.find(rundown.id()).equals(Optional.of(rundown)));
            } else if (change instanceof Change.RundownRemoved(var id)) {
                read.add(heard.find(id).isEmpty());
            }
        }));
        heard.submit(RO1, put("S1"), entry(RO1, "m"));
        heard.submit(RO1, put("S1", "S2"), entry(RO1, "m"));
        heard.submit(RO1, new Edit.Delete(), entry(RO1, "m"));
        assertThat(read).containsExactly(true, true, true);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void inThreads(int count, java.util.function.IntConsumer work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, count)
                    .mapToObj(thread -> threads.submit(() -> work.accept(thread)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
