package org.cueway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.cueway.cue.CueOutcome;
import org.cueway.cue.Cues;
import org.cueway.cue.Origin;
import org.cueway.cue.Trigger;
import org.cueway.cue.Verb;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Air;
import org.cueway.rundown.Block;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.rundown.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link RundownStore} does. */
public abstract class RundownStoreContract {
    private static final RundownId RO1 = new RundownId("NCS", "RO1");

    private RundownStore store;

    /** Opens a store on what the one before left. The first call finds nothing. */
    protected abstract RundownStore open();

    @BeforeEach
    final void openStore() {
        store = open();
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    private void restart() {
        store.close();
        store = open();
    }

    @Test
    void aNewStoreIsEmptyAndWritable() {
        assertThat(store.snapshot()).isEqualTo(Snapshot.empty());
        assertThat(store.state().writable()).isTrue();
        assertThat(store.state().lastEntry()).isZero();
        assertThat(everything()).isEmpty();
    }

    @Test
    void anAppendedEntryComesBackExactlyAndWithItsNumber() {
        var entry = Samples.entry(Entry.Kind.EDIT, "7", "key", "<mos>\u00e9\ud83d\ude00 half a pair: \ud83d</mos>");

        long number = store.append(entry, List.of());

        assertThat(everything()).containsExactly(entry.numbered(number));
        assertThat(store.state().lastEntry()).isEqualTo(number);
        restart();
        assertThat(everything()).containsExactly(entry.numbered(number));
    }

    @Test
    void numbersRiseByOneInTheOrderOfAppending() {
        for (int i = 1; i <= 10; i++) {
            assertThat(append(Entry.Kind.EDIT, "RO1")).isEqualTo(i);
        }
        restart();
        assertThat(append(Entry.Kind.EDIT, "RO1")).isEqualTo(11);
    }

    @Test
    void lanesThatAppendAtOnceEachGetANumberOfTheirOwn() throws ExecutionException, InterruptedException {
        var numbers = new ArrayList<Future<List<Long>>>();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int lane = 0; lane < 20; lane++) {
                var name = "lane " + lane;
                numbers.add(lanes.submit(() -> LongStream.range(0, 50)
                        .mapToObj(i ->
                                store.append(Samples.entry(Entry.Kind.EDIT, name + "/" + i, "key", name), List.of()))
                        .toList()));
            }
        }
        var all = new ArrayList<Long>();
        for (var lane : numbers) {
            assertThat(lane.get()).isSorted();
            all.addAll(lane.get());
        }
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 1_000).boxed().toList());
        assertThat(everything()).hasSize(1_000);
    }

    @Test
    void anEntryIsListedAsSoonAsAppendReturned() {
        for (int i = 0; i < 100; i++) {
            long number = append(Entry.Kind.EDIT, "RO1");
            assertThat(store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 1)))
                    .singleElement()
                    .returns(number, Entry::number);
        }
    }

    @Test
    void entriesArePagedNewestFirst() {
        for (int i = 0; i < 25; i++) {
            append(Entry.Kind.EDIT, "RO1");
        }
        var numbers = new ArrayList<Long>();
        var page = store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 10));
        while (!page.isEmpty()) {
            page.forEach(entry -> numbers.add(entry.number()));
            page = store.entries(new EntryQuery(page.getLast().number(), "", "", 10));
        }
        assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 25).map(i -> 26 - i).boxed().toList());
    }

    @Test
    void entriesAreFilteredByNewsroomAndRundown() {
        store.append(of("A", "ro-1"), List.of());
        store.append(of("A", "ro-2"), List.of());
        store.append(of("B", "ro-1"), List.of());
        store.append(of("B", ""), List.of());

        assertThat(numbers("A", "")).containsExactly(2L, 1L);
        assertThat(numbers("", "ro-1")).containsExactly(3L, 1L);
        assertThat(numbers("B", "ro-1")).containsExactly(3L);
        assertThat(numbers("B", "ro-2")).isEmpty();
        assertThat(numbers("", "")).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void theCuesOfARundownAreListedWithoutAnythingElse() {
        append(Entry.Kind.CUE, "ro-1");
        append(Entry.Kind.EDIT, "ro-1");
        append(Entry.Kind.CUE, "ro-2");
        append(Entry.Kind.CUE, "ro-1");
        store.note(Samples.entry(Entry.Kind.REFUSED, "1", "ro-1", "m"));

        assertThat(store.entries(EntryQuery.cues(Long.MAX_VALUE, "ro-1", 10)))
                .extracting(Entry::number)
                .containsExactly(4L, 1L);
        assertThat(store.entries(EntryQuery.cues(4, "ro-1", 10)))
                .extracting(Entry::number)
                .containsExactly(1L);
        assertThat(store.entries(EntryQuery.cues(Long.MAX_VALUE, "ro-1", 1)))
                .extracting(Entry::number)
                .containsExactly(4L);
        restart();
        assertThat(store.entries(EntryQuery.cues(Long.MAX_VALUE, "ro-2", 10)))
                .extracting(Entry::number)
                .containsExactly(3L);
    }

    @Test
    void R23_aCueOfANewsroomLeavesAReceiptAndOneFromElsewhereLeavesNone() {
        long theirs = store.append(Samples.entry(Entry.Kind.CUE, "41", "key", "m"), List.of());
        store.append(withoutChannel(Samples.entry(Entry.Kind.CUE, "key of a caller", "key", "m")), List.of());
        restart();

        assertThat(store.snapshot().receipts()).extracting(Receipt::entry).containsExactly(theirs);
    }

    @Test
    void aCueIsHeardByThoseWhoSubscribeAndIsNothingToTheProjection() {
        var heard = new LinkedBlockingQueue<Committed>();
        store.subscribe(heard::add);
        var given = (CueOutcome.Given) Cues.of(
                new Slot.Held(Samples.rundown(RO1, 2)),
                Trigger.now(new Origin.Console("127.0.0.1"), Verb.TAKE, new Target.Whole()),
                Instant.EPOCH);
        var changes = List.<Change>of(new Change.CueGiven(RO1, given));
        var cue = Samples.entry(Entry.Kind.CUE, "1", "key", "m").changing(CueLines.of(given));
        store.append(cue, changes);

        assertThat(next(heard)).isEqualTo(new Committed(cue.numbered(1), changes));
        restart();
        assertThat(store.snapshot().rundowns()).isEmpty();
        assertThat(everything()).containsExactly(cue.numbered(1));
    }

    @Test
    void aNoteIsListedInTheEnd() {
        store.note(of("A", ""));
        append(Entry.Kind.EDIT, "RO1");

        assertThat(everything()).extracting(Entry::newsroom).containsExactly("NCS", "A");
    }

    @Test
    void whatWasSavedIsInTheSnapshotAfterARestart() {
        var rundown = everyField();
        var object = new StoredObject(
                new ObjectId("NCS", "graphics.mos", "OBJ1"),
                Samples.fields("objSlug", "Lower third", "objRev", "3"),
                List.of(new Block("", "<mosExternalMetadata/>")),
                List.of("<objPaths/>"));

        long first = store.append(
                Samples.entry(Entry.Kind.EDIT, "1", "key", "m"), List.of(new Change.RundownSaved(rundown)));
        long second =
                store.append(Samples.entry(Entry.Kind.OBJECT, "2", "", "m"), List.of(new Change.ObjectSaved(object)));
        restart();

        assertThat(store.snapshot().rundowns()).containsExactly(new Snapshot.At<>(rundown, first));
        assertThat(store.snapshot().objects()).containsExactly(new Snapshot.At<>(object, second));
    }

    @Test
    void orderOfFieldsAndStoriesIsKept() {
        var rundown = Samples.withStories(
                Samples.rundown(RO1, 0),
                List.of(Samples.story("S3", 2), Samples.story("S1", 0), Samples.story("S2", 1)));
        save(rundown);
        var moved = Samples.withStories(rundown, rundown.stories().reversed());
        save(moved);
        restart();

        var restored = store.snapshot().rundowns().getFirst().thing();
        assertThat(restored).isEqualTo(moved);
        assertThat(restored.fields().values().keySet()).containsExactly("roSlug", "roEdStart");
    }

    @Test
    void R31_theSameRoIdInTwoNewsroomsIsTwoRundowns() {
        save(Samples.rundown(new RundownId("A", "RO1"), 2));
        save(Samples.rundown(new RundownId("B", "RO1"), 3));
        restart();

        assertThat(store.snapshot().rundowns())
                .extracting(
                        at -> at.thing().id().newsroom() + at.thing().stories().size())
                .containsExactlyInAnyOrder("A2", "B3");
    }

    @Test
    void whatWasRemovedIsNotInTheSnapshot() {
        save(Samples.rundown(RO1, 2));
        restart();
        store.append(Samples.entry(Entry.Kind.EDIT, "9", "key", "m"), List.of(new Change.RundownRemoved(RO1)));
        restart();

        assertThat(store.snapshot().rundowns()).isEmpty();
        save(Samples.rundown(RO1, 1));
        restart();
        assertThat(store.snapshot().rundowns()).hasSize(1);
    }

    @Test
    void R23_theLastReceiptOfEachChannelIsInTheSnapshot() {
        long first = store.append(Samples.entry(Entry.Kind.EDIT, "41", "key", "m"), List.of());
        long second = store.append(Samples.entry(Entry.Kind.EDIT, "42", "key", "m"), List.of());
        store.note(Samples.entry(Entry.Kind.REFUSED, "43", "key", "m"));
        restart();

        assertThat(store.snapshot().receipts()).extracting(Receipt::messageID).containsExactly("41", "42");
        assertThat(store.snapshot().receipts()).extracting(Receipt::entry).containsExactly(first, second);
        assertThat(store.snapshot().receipts().getLast().answer()).isEqualTo("<mos><roAck/></mos>");
    }

    @Test
    void R22_theLastReservedMessageIdOfEachChannelIsInTheSnapshot() {
        store.append(Samples.entry(Entry.Kind.MESSAGE_IDS, "", "", "1000"), List.of());
        store.append(Samples.entry(Entry.Kind.MESSAGE_IDS, "", "", "2000"), List.of());
        restart();
        assertThat(store.snapshot().messageIds()).containsExactly(new Snapshot.Reserved("NCS", "NCS-A", "ro", 2000));

        // R22: behind the largest value comes 1 again; the newest counts, not the largest.
        store.append(Samples.entry(Entry.Kind.MESSAGE_IDS, "", "", "1000"), List.of());
        restart();
        assertThat(store.snapshot().messageIds()).containsExactly(new Snapshot.Reserved("NCS", "NCS-A", "ro", 1000));
    }

    @Test
    void whatIsQueuedAndNotSettledIsInTheSnapshotInTheOrderOfTheJournal() {
        var one = queued("101");
        var two = queued("102");
        var three = queued("103");
        long first = store.append(one, List.of());
        long second = store.append(two, List.of());
        restart();
        long third = store.append(three, List.of());
        settle(second);

        restart();
        assertThat(store.snapshot().outbox()).containsExactly(one.numbered(first), three.numbered(third));

        settle(first);
        settle(third);
        settle(0); // a question, which never was in the outbox
        restart();
        assertThat(store.snapshot().outbox()).isEmpty();
        assertThat(everything()).hasSize(7);
    }

    @Test
    void theOutboxIsRightWhateverIsProjectedInBetween() {
        var open = new TreeMap<Long, Entry>();
        for (int i = 0; i < 60; i++) {
            var entry = queued("" + (100 + i));
            long number = store.append(entry, List.of());
            open.put(number, entry.numbered(number));
            append(Entry.Kind.EDIT, "RO1");
            if (i % 3 != 0) {
                settle(open.pollFirstEntry().getKey());
            }
            if (i % 20 == 7) {
                restart();
                assertThat(store.snapshot().outbox()).containsExactlyElementsOf(open.values());
            }
        }
    }

    private static Entry queued(String messageID) {
        var it = Samples.entry(Entry.Kind.QUEUED, messageID, "key", "<mos>\u00e9\ud83d\ude00 " + messageID + "</mos>");
        return new Entry(
                0,
                it.time(),
                it.kind(),
                it.newsroom(),
                it.mosID(),
                it.ncsID(),
                it.channel(),
                messageID,
                "",
                it.rundown(),
                "",
                it.message(),
                "",
                "");
    }

    private void settle(long queued) {
        var end = queued == 0 ? Settlement.End.ASKED : Settlement.End.ACKNOWLEDGED;
        var line = new Settlement(end, queued, "").line();
        store.append(Samples.entry(Entry.Kind.SETTLED, "1", "key", "m").changing(line), List.of());
    }

    @Test
    void whoSubscribesHearsOfEachEntryInJournalOrderOnceItIsDurable() {
        var heard = new LinkedBlockingQueue<Committed>();
        var durable = store;
        durable.subscribe(committed -> {
            assertThat(durable.state().lastEntry())
                    .isGreaterThanOrEqualTo(committed.entry().number());
            heard.add(committed);
        });
        var changes = List.<Change>of(new Change.RundownRemoved(RO1));

        var edit = Samples.entry(Entry.Kind.EDIT, "1", "key", "m");
        store.append(edit, changes);
        var note = Samples.entry(Entry.Kind.REFUSED, "2", "key", "m");
        store.note(note);

        assertThat(next(heard)).isEqualTo(new Committed(edit.numbered(1), changes));
        assertThat(next(heard)).isEqualTo(new Committed(note.numbered(2), List.of()));
    }

    @Test
    void whatIsPublishedCanBeReadBeforeAnybodyHearsOfIt() {
        var published = new AtomicInteger();
        var heard = new LinkedBlockingQueue<Integer>();
        store.subscribe(_ -> heard.add(published.get()));
        for (int i = 1; i <= 50; i++) {
            store.append(
                    Samples.entry(Entry.Kind.EDIT, Integer.toString(i), "key", "m"),
                    List.of(),
                    published::incrementAndGet);
            assertThat(published).as("whoever waited goes on after it").hasValue(i);
        }
        await().until(() -> heard.size() == 50);
        int least = 0;
        for (int seen : heard) assertThat(seen).isGreaterThanOrEqualTo(++least);
    }

    private static Committed next(BlockingQueue<Committed> heard) {
        try {
            return Objects.requireNonNull(heard.poll(60, TimeUnit.SECONDS), "nothing heard for 60 s");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aClosedStoreRefuses() {
        store.close();
        assertThatThrownBy(() -> append(Entry.Kind.EDIT, "RO1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not saved");
        store = open();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void snapshotIsTheModelAfterRandomEditsAndRestarts(long seed) {
        var edits = new RandomEdits(seed);
        for (int run = 0; run < 5; run++) {
            for (int i = 0; i < 60; i++) {
                edits.appendTo(store);
            }
            restart();
            assertThat(RandomEdits.held(store.snapshot())).isEqualTo(edits.model());
        }
    }

    private void save(Rundown rundown) {
        store.append(Samples.entry(Entry.Kind.EDIT, "1", "key", "m"), List.of(new Change.RundownSaved(rundown)));
    }

    private long append(Entry.Kind kind, String rundown) {
        return store.append(Samples.entry(kind, "1", rundown, "m"), List.of());
    }

    private List<Entry> everything() {
        return store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 1_000));
    }

    private List<Long> numbers(String newsroom, String rundown) {
        return store.entries(new EntryQuery(Long.MAX_VALUE, newsroom, rundown, 100)).stream()
                .map(Entry::number)
                .toList();
    }

    private static Entry withoutChannel(Entry it) {
        return new Entry(
                it.number(),
                it.time(),
                it.kind(),
                it.newsroom(),
                "",
                "",
                "",
                it.messageID(),
                it.hash(),
                it.rundown(),
                "",
                it.message(),
                "",
                it.changed());
    }

    private static Entry of(String newsroom, String rundown) {
        var it = Samples.entry(Entry.Kind.QUERY, "1", rundown, "m");
        return new Entry(
                0,
                it.time(),
                it.kind(),
                newsroom,
                it.mosID(),
                it.ncsID(),
                it.channel(),
                it.messageID(),
                it.hash(),
                rundown,
                it.dialect(),
                it.message(),
                it.answer(),
                "");
    }

    /** A running order in which nothing is empty, with what JSON, SQL and UTF-8 stumble over. */
    private static Rundown everyField() {
        var hard = "'\"\\\u0000 ;-- \u2028 \ud83d\ude00 \u00e9 half: \udc00";
        var block = List.of(new Block("schema " + hard, "<mosExternalMetadata>" + hard + "</mosExternalMetadata>"));
        var status = Optional.of(new Status("PLAY " + hard, "2026-11-24T18:00:00,5"));
        var fields = Samples.fields("b", "", "a", hard, "storySlug", hard);
        var item = new Item(hard, Optional.of(hard), Optional.of(""), fields, block, List.of(hard, ""), status);
        var bare =
                new Item("", Optional.empty(), Optional.empty(), Fields.NONE, List.of(), List.of(), Optional.empty());
        var story = new Story(hard, fields, block, List.of(hard), List.of(item, bare, bare), Optional.of(hard), status);
        var empty = new Story("S2", Fields.NONE, List.of(), List.of(), List.of(), Optional.of(""), Optional.empty());
        return new Rundown(
                new RundownId("NCS", hard), fields, block, List.of(hard), List.of(story, empty), Air.NOT_READY, status);
    }
}
