package org.cueway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.cueway.cue.Cue;
import org.cueway.cue.CueOutcome;
import org.cueway.cue.Grid;
import org.cueway.cue.Origin;
import org.cueway.cue.Trigger;
import org.cueway.cue.Verb;
import org.cueway.rundown.Air;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Target;
import org.cueway.store.Change;
import org.cueway.store.CueLines;
import org.cueway.store.Entry;
import org.cueway.store.RundownKey;
import org.cueway.store.Samples;
import org.cueway.store.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cues take their turn with the edits of their running order, and are durable before anybody hears of them. */
final class DeskCuesTest {
    private static final Trigger TAKE_S2 =
            Trigger.now(new Origin.Console("127.0.0.1"), Verb.TAKE, new Target.OneStory("S2"));

    private final ScriptedStore store = ScriptedStore.empty();
    private final Desk desk = Desk.recover(store);

    @BeforeEach
    void holdTheEvening() {
        var held = Grid.held(Grid.BASE).rundown();
        submit(new Edit.Put(held.fields(), held.metadata(), held.others(), held.stories()));
    }

    @Test
    void aCueIsAnEntryAndThoseWhoActOnItHearWhatItIsAbout() {
        var result = desk.submit(Grid.RO1, TAKE_S2, Instant.EPOCH, DeskCuesTest::entry);

        assertThat(result).isInstanceOfSatisfying(CueResult.Kept.class, kept -> {
            assertThat(kept.entry()).isEqualTo(store.entries.getLast());
            assertThat(kept.entry().number()).isEqualTo(2);
            assertThat(Grid.items(kept.given().cues())).isEqualTo("S2/1 S2/2 S2/3");
            assertThat(store.changes.getLast()).isEqualTo(List.of(new Change.CueGiven(Grid.RO1, kept.given())));
        });
    }

    @Test
    void aRefusedCueLeavesNoTrace() {
        var nobody = Trigger.now(new Origin.Api("::1"), Verb.TAKE, new Target.OneStory("S9"));
        assertThat(desk.submit(Grid.RO1, nobody, Instant.EPOCH, DeskCuesTest::entry))
                .isEqualTo(new CueResult.Refused(Refusal.UNKNOWN_STORY, "S9"));
        assertThat(store.entries).hasSize(1);
    }

    @Test
    void aCueThatCouldNotBeMadeDurableIsHeardByNobody() {
        store.refuse(true);
        assertThatThrownBy(() -> desk.submit(Grid.RO1, TAKE_S2, Instant.EPOCH, DeskCuesTest::entry))
                .isInstanceOf(StoreException.class);
        assertThat(store.changes).hasSize(1);
        store.refuse(false);
        assertThat(desk.submit(Grid.RO1, TAKE_S2, Instant.EPOCH, DeskCuesTest::entry))
                .isInstanceOf(CueResult.Kept.class);
        assertThat(store.changes).hasSize(2);
    }

    @Test
    void aCueIsAboutWhatTheNewsroomHadSaidBeforeIt() throws Exception {
        // While an edit becomes durable a cue comes; it must not be about the story that is on its way out.
        var waiting = new Thread[1];
        store.onAppend(() -> {
            store.onAppend(() -> {});
            waiting[0] =
                    Thread.ofVirtual().start(() -> desk.submit(Grid.RO1, TAKE_S2, Instant.EPOCH, DeskCuesTest::entry));
            while (waiting[0].getState() == Thread.State.RUNNABLE || waiting[0].getState() == Thread.State.NEW) {
                Thread.onSpinWait();
            }
        });
        submit(new Edit.DeleteItems("S2", List.of("1", "3")));
        waiting[0].join();

        assertThat(store.changes.getLast())
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.CueGiven.class,
                        heard -> assertThat(Grid.items(heard.given().cues())).isEqualTo("S2/2"));
    }

    @Test
    void anEditThatIsACueAsWellIsOneEntryAndBothAreHeard() {
        var arm = Trigger.now(new Origin.Message("roReadyToAir", "READY"), Verb.ARM, new Target.Whole());
        for (int time = 1; time <= 2; time++) {
            desk.submit(Grid.RO1, new Edit.SetAir(Air.READY), arm, (_, given) -> entry(given));
        }
        assertThat(desk.find(Grid.RO1).orElseThrow().air()).isEqualTo(Air.READY);
        assertThat(store.entries).hasSize(3);
        assertThat(store.changes.get(1))
                .extracting(change -> change.getClass().getSimpleName())
                .containsExactly("RundownSaved", "CueGiven");
        // Said again it changes nothing, and is a cue all the same: there may be new items since.
        assertThat(store.changes.get(2))
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.CueGiven.class,
                        heard -> assertThat(heard.given().cues())
                                .hasSize(6)
                                .extracting(Cue::verb)
                                .containsOnly(Verb.ARM));
    }

    @Test
    void anEditThatIsRefusedIsNoCueEither() {
        var arm = Trigger.now(new Origin.Message("roReadyToAir", "READY"), Verb.ARM, new Target.Whole());
        submit(new Edit.Delete());
        var outcome = desk.submit(Grid.RO1, new Edit.SetAir(Air.READY), arm, (_, given) -> entry(given));
        assertThat(outcome).isInstanceOf(EditResult.Refused.class);
        assertThat(store.entries).hasSize(2);
    }

    private void submit(Edit edit) {
        desk.submit(Grid.RO1, edit, _ -> Samples.entry(Entry.Kind.EDIT, "1", RundownKey.of(Grid.RO1), "m"));
    }

    private static Entry entry(CueOutcome.Given given) {
        return Samples.entry(Entry.Kind.CUE, "1", RundownKey.of(Grid.RO1), "m").changing(CueLines.of(given));
    }
}
