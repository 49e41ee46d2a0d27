package org.cueway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Due;
import org.cueway.cue.Grid;
import org.cueway.cue.Origin;
import org.cueway.cue.Trigger;
import org.cueway.cue.Verb;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.RundownId;
import org.cueway.rundown.Target;
import org.cueway.store.CueLines;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownKey;
import org.cueway.store.Samples;
import org.cueway.store.StoreException;
import org.cueway.store.StoreFault;
import org.junit.jupiter.api.Test;

final class DirectCuesTest {
    private static final Origin CONSOLE = new Origin.Console("127.0.0.1");
    private static final Trigger TAKE = Trigger.now(CONSOLE, Verb.TAKE, new Target.OneItem("S2", "1"));

    private final MemoryStore.Disk disk = new MemoryStore.Disk();
    private final MemoryStore store = MemoryStore.open(disk, TimeSource.system());
    private final Desk desk = deskOn(store);
    private final DirectCues cues = cuesOf(desk, store);

    @Test
    void aCueSaysWhoGaveItAndWhatItIsAbout() {
        var entry = given(cues.give(Grid.RO1, TAKE, ""));
        assertThat(entry.kind()).isEqualTo(Entry.Kind.CUE);
        assertThat(entry.newsroom()).isEqualTo(Grid.RO1.newsroom());
        assertThat(entry.rundown()).isEqualTo(RundownKey.of(Grid.RO1));
        assertThat(entry.message())
                .isEqualTo("<cue source=\"console\" caller=\"127.0.0.1\"><roID>RO1</roID><storyID>S2</storyID>"
                        + "<itemID>1</itemID><verb>take</verb></cue>");
        assertThat(CueLines.read(entry.changed()))
                .contains(
                        new CueLines.Noted(Verb.TAKE, CONSOLE, new Due.Now(), List.of(new Target.OneItem("S2", "1"))));
        assertThat(entry.leavesReceipt()).isFalse();
        assertThat(journal()).containsExactly(entry);
    }

    @Test
    void whatIsWrittenCanBeReadWhateverTheIDs() {
        var id = new RundownId("NCS", "a<b>&\"c\"");
        var other = Grid.held("S()").rundown();
        var desk = Desk.recover(store);
        desk.submit(
                id,
                new Edit.Put(other.fields(), other.metadata(), other.others(), List.of()),
                _ -> Samples.entry(Entry.Kind.EDIT, "1", RundownKey.of(id), "m"));
        var again = new DirectCues(desk, store, Limits.Cues.defaults(), TimeSource.system());
        var entry = given(again.give(id, Trigger.now(new Origin.Api("::1"), Verb.ARM, new Target.Whole()), ""));
        assertThat(entry.message())
                .isEqualTo("<cue source=\"api\" caller=\"::1\"><roID>a&lt;b&gt;&amp;&quot;c&quot;</roID>"
                        + "<verb>arm</verb></cue>");
    }

    @Test
    void withoutAKeyEachRequestIsACue() {
        assertThat(given(cues.give(Grid.RO1, TAKE, ""))).isNotEqualTo(given(cues.give(Grid.RO1, TAKE, "")));
        assertThat(journal()).hasSize(2);
    }

    @Test
    void R23_theSameKeyTwiceIsOneCueAlsoAfterARestartAndFromAnotherAddress() {
        var first = given(cues.give(Grid.RO1, TAKE, "key-1"));
        given(cues.give(Grid.RO1, Trigger.now(CONSOLE, Verb.OUT, TAKE.target()), "key-2"));
        var elsewhere = Trigger.now(new Origin.Api("10.0.0.7"), TAKE.verb(), TAKE.target());

        assertThat(cues.give(Grid.RO1, TAKE, "key-1")).isEqualTo(new DirectCues.Result.Given(first, true));
        assertThat(cues.give(Grid.RO1, elsewhere, "key-1")).isEqualTo(new DirectCues.Result.Given(first, true));
        // Killed, nothing closed.
        var again = MemoryStore.open(disk, TimeSource.system());
        var restarted = cuesOf(deskOn(again), again);
        assertThat(restarted.give(Grid.RO1, TAKE, "key-1")).isEqualTo(new DirectCues.Result.Given(first, true));
        assertThat(journal()).hasSize(2);
    }

    @Test
    void anotherWishUnderTheSameKeyIsRefused() {
        var first = given(cues.give(Grid.RO1, TAKE, "key-1"));
        var other = Trigger.now(CONSOLE, Verb.OUT, TAKE.target());
        assertThat(cues.give(Grid.RO1, other, "key-1")).isEqualTo(new DirectCues.Result.OtherUnderKey(first));
        assertThat(journal()).hasSize(1);
    }

    @Test
    void aKeyIsForgottenBehindTheLastCuesOfItsRunningOrder() {
        var few = new DirectCues(desk, store, new Limits.Cues(3, 128, 0), TimeSource.system());
        var first = given(few.give(Grid.RO1, TAKE, "key-1"));
        for (int i = 0; i < 3; i++) {
            assertThat(few.give(Grid.RO1, TAKE, "key-1")).isEqualTo(new DirectCues.Result.Given(first, true));
            given(few.give(Grid.RO1, TAKE, ""));
        }
        assertThat(given(few.give(Grid.RO1, TAKE, "key-1"))).isNotEqualTo(first);
    }

    @Test
    void aRefusedCueIsJudgedAnewUnderItsKey() {
        var early = Trigger.now(CONSOLE, Verb.TAKE, new Target.OneStory("S9"));
        assertThat(cues.give(Grid.RO1, early, "key-1"))
                .isEqualTo(new DirectCues.Result.Refused(Refusal.UNKNOWN_STORY, "S9"));
        assertThat(cues.give(new RundownId("NCS", "RO9"), early, "key-1"))
                .isEqualTo(new DirectCues.Result.Refused(Refusal.UNKNOWN_RUNDOWN, "RO9"));
        assertThat(journal()).isEmpty();
    }

    @Test
    void whatCouldNotBeMadeDurableIsNoCueAndItsRepeatIsOne() {
        store.refuse(StoreFault.DISK_FULL);
        assertThatThrownBy(() -> cues.give(Grid.RO1, TAKE, "key-1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not saved");
        store.heal();
        given(cues.give(Grid.RO1, TAKE, "key-1"));
        assertThat(journal()).hasSize(1);
    }

    @Test
    void manyRepeatsAtOnceAreOneCue() throws Exception {
        var results = new ArrayList<Future<DirectCues.Result>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                results.add(threads.submit(() -> cues.give(Grid.RO1, TAKE, "key-1")));
            }
        }
        var fresh = 0;
        for (var each : results) {
            if (each.get() instanceof DirectCues.Result.Given(var _, boolean repeated) && !repeated) {
                fresh++;
            }
        }
        assertThat(fresh).isOne();
        assertThat(journal()).hasSize(1);
    }

    private static DirectCues cuesOf(Desk desk, MemoryStore store) {
        return new DirectCues(desk, store, Limits.Cues.defaults(), TimeSource.system());
    }

    /** A desk that holds the evening: new, or out of the tail that a crash left. */
    private static Desk deskOn(MemoryStore store) {
        var desk = Desk.recover(store);
        store.replay(entry -> desk.replay(entry.number(), Grid.RO1, evening()));
        if (desk.find(Grid.RO1).isEmpty()) {
            desk.submit(Grid.RO1, evening(), _ -> Samples.entry(Entry.Kind.EDIT, "1", RundownKey.of(Grid.RO1), "m"));
        }
        return desk;
    }

    private static Edit evening() {
        var held = Grid.held(Grid.BASE).rundown();
        return new Edit.Put(held.fields(), held.metadata(), held.others(), held.stories());
    }

    private static Entry given(DirectCues.Result result) {
        return ((DirectCues.Result.Given) result).entry();
    }

    /** The cues that are on the disk. */
    private List<Entry> journal() {
        return store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 1_000)).stream()
                .filter(entry -> entry.kind() == Entry.Kind.CUE)
                .toList();
    }
}
