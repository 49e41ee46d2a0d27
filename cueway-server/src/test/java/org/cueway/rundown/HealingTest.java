package org.cueway.rundown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found out by asking: taken as a difference, and what is on air is left alone. */
final class HealingTest {
    private static final RundownId ID = new RundownId("NCS", "RO1");
    private static final Status PLAY = new Status("PLAY", "");

    @Test
    void R90_aListReplacesEverythingAndAbsentStoriesGo() {
        var held = held(story("S1"), story("S2"), story("S3"));
        var outcome = applied(held, fetched(story("S3"), story("S4")));
        assertThat(storyIDs(outcome.next())).containsExactly("S3", "S4");
        assertThat(outcome.events())
                .containsExactly(new Event.StoriesRemoved(List.of("S1", "S2")), new Event.StoriesAdded(List.of("S4")));
    }

    @Test
    void R62_aListThatSaysWhatIsHeldIsNoEvent() {
        var held = held(story("S1"), story("S2"));
        var outcome = applied(held, fetched(story("S1"), story("S2")));
        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.next()).isEqualTo(new Slot.Held(held));
    }

    @Test
    void R98_aStoryOnAirStaysWhereItWasUntilItIsOffTheAir() {
        var held = held(story("S1"), story("S2"), playing("S3"), story("S4"));
        var kept = applied(held, fetched(story("S4"), story("S2"), story("S1")));
        assertThat(storyIDs(kept.next())).containsExactly("S4", "S2", "S3", "S1");
        assertThat(rundown(kept.next()).sync()).isEqualTo(Sync.STALE);

        var stopped = (Outcome.Applied)
                Rundowns.apply(kept.next(), new Edit.SetStatus(new Target.OneItem("S3", "1"), new Status("STOP", "")));
        var after = (Outcome.Applied) Rundowns.apply(stopped.next(), fetched(story("S4"), story("S2"), story("S1")));
        assertThat(storyIDs(after.next())).containsExactly("S4", "S2", "S1");
        assertThat(rundown(after.next()).sync()).isEqualTo(Sync.CURRENT);
    }

    @Test
    void R98_anItemOnAirStaysInAStoryThatDoesNotHaveItAnyMore() {
        var outcome = applied(held(playing("S1")), fetched(Merge.withItems(story("S1"), List.of(item("2")))));
        assertThat(rundown(outcome.next()).stories().getFirst().items())
                .extracting(Item::itemID)
                .containsExactly("1", "2");
        assertThat(rundown(outcome.next()).sync()).isEqualTo(Sync.STALE);
    }

    @Test
    void R98_whatIsOnAirIsNeverForgotten() {
        var ready = applied(held(story("S1")), new Edit.SetAir(Air.READY));
        var gone = (Outcome.Applied) Rundowns.apply(ready.next(), new Edit.Healing.Forget());
        assertThat(rundown(gone.next()).sync()).isEqualTo(Sync.GONE);
        var playing = applied(held(playing("S1")), new Edit.Healing.Forget());
        assertThat(rundown(playing.next()).sync()).isEqualTo(Sync.GONE);
        assertThat(applied(held(story("S1")), new Edit.Healing.Forget()).next()).isEqualTo(new Slot.Empty(ID));
    }

    @Test
    void R99_whileDisconnectedNothingIsAppliedThatDependsOnWhatIsThere() {
        var lost = rundown(applied(held(story("S1"), story("S2")), new Edit.Healing.Mark(Sync.DISCONNECTED))
                .next());
        assertThat(Rundowns.apply(new Slot.Held(lost), new Edit.DeleteStories(List.of("S1"))))
                .isEqualTo(new Outcome.Refused(Refusal.DISCONNECTED, "RO1"));
        assertThat(Rundowns.apply(new Slot.Held(lost), new Edit.SwapStories(List.of("S1", "S2"))))
                .isEqualTo(new Outcome.Refused(Refusal.DISCONNECTED, "RO1"));
        assertThat(rundown(applied(lost, new Edit.SetAir(Air.READY)).next()).air())
                .isEqualTo(Air.READY);
        assertThat(rundown(applied(lost, put(story("S9"))).next())).isEqualTo(held(story("S9")));
        assertThat(rundown(applied(lost, fetched(story("S9"))).next()).sync()).isEqualTo(Sync.CURRENT);
    }

    @Test
    void whatIsNotHeldCannotBeMarked() {
        assertThat(Rundowns.apply(new Slot.Empty(ID), new Edit.Healing.Mark(Sync.STALE)))
                .isEqualTo(new Outcome.Applied(new Slot.Empty(ID), List.of()));
    }

    @Test
    void R90_aListThatCannotBeAppliedChangesNothing() {
        assertThat(Rundowns.apply(new Slot.Held(held(story("S1"))), fetched(story("S2"), story("S2"))))
                .isEqualTo(new Outcome.Refused(Refusal.DUPLICATE_STORY, "S2"));
    }

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    /** Edits get lost on the way, whichever. One list later both hold the same, and nothing on air has vanished. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void R90_R98_afterAListBothHoldTheSameWhateverWasLost(long seed) {
        var random = new Random(seed);
        var edits = new EditGenerator(random);
        Slot theirs = new Slot.Empty(ID);
        Slot ours = new Slot.Empty(ID);
        for (int i = 0; i < 60; i++) {
            var edit = i == 0 ? edits.put() : edits.next();
            if (edit instanceof Edit.Delete
                    || !(Rundowns.apply(theirs, edit) instanceof Outcome.Applied(var next, var _))) {
                continue;
            }
            theirs = next;
            if (random.nextInt(3) > 0 && Rundowns.apply(ours, edit) instanceof Outcome.Applied(var came, var _)) {
                ours = came;
            }
            if (random.nextInt(20) == 0) {
                ours = ((Outcome.Applied) Rundowns.apply(ours, new Edit.Healing.Mark(Sync.DISCONNECTED))).next();
            }
            if (random.nextInt(10) == 0 && theirs instanceof Slot.Held(var there)) {
                ours = healed(ours, there);
            }
        }
        if (theirs instanceof Slot.Held(var there)) {
            var calm = ours instanceof Slot.Held(var here) ? new Slot.Held(offAir(here)) : ours;
            var after = rundown(healed(calm, there));
            assertThat(listed(after)).isEqualTo(listed(there));
            assertThat(after.sync()).isEqualTo(Sync.CURRENT);
        }
    }

    private static Slot healed(Slot ours, Rundown theirs) {
        var list = listed(theirs);
        var outcome = (Outcome.Applied) Rundowns.apply(ours, list);
        var after = rundown(outcome.next());
        if (ours instanceof Slot.Held(var before)) {
            for (var story : before.stories()) {
                if (story.isOnAir()) assertThat(storyIDs(outcome.next())).contains(story.storyID());
                for (var item : story.items()) {
                    if (item.isOnAir()) {
                        assertThat(after.stories().stream()
                                        .filter(it -> it.storyID().equals(story.storyID())))
                                .flatExtracting(Story::items)
                                .extracting(Item::itemID)
                                .contains(item.itemID());
                    }
                }
            }
            assertThat(after.air()).isEqualTo(before.air());
        }
        assertThat(((Outcome.Applied) Rundowns.apply(outcome.next(), list)).events())
                .isEmpty();
        return outcome.next();
    }

    private static Edit.Healing.Fetched listed(Rundown theirs) {
        return new Edit.Healing.Fetched(new Edit.Put(
                theirs.fields(),
                theirs.metadata(),
                theirs.others(),
                theirs.stories().stream().map(HealingTest::described).toList()));
    }

    private static Story described(Story story) {
        return new Story(
                story.storyID(),
                story.fields(),
                story.metadata(),
                story.others(),
                story.items().stream()
                        .map(item -> Merge.withStatus(item, Optional.empty()))
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    private static Rundown offAir(Rundown held) {
        return new Rundown(
                held.id(),
                held.fields(),
                held.metadata(),
                held.others(),
                held.stories().stream().map(HealingTest::described).toList(),
                held.air(),
                held.status(),
                held.sync());
    }

    private static Outcome.Applied applied(Rundown held, Edit edit) {
        return (Outcome.Applied) Rundowns.apply(new Slot.Held(held), edit);
    }

    private static Rundown held(Story... stories) {
        return new Rundown(
                ID, Fields.of(List.of()), List.of(), List.of(), List.of(stories), Air.UNKNOWN, Optional.empty());
    }

    private static Edit.Put put(Story... stories) {
        return new Edit.Put(Fields.of(List.of()), List.of(), List.of(), List.of(stories));
    }

    private static Edit.Healing fetched(Story... stories) {
        return new Edit.Healing.Fetched(put(stories));
    }

    private static Story story(String id) {
        return new Story(
                id, Fields.of(List.of()), List.of(), List.of(), List.of(item("1")), Optional.empty(), Optional.empty());
    }

    private static Story playing(String id) {
        return Merge.withItems(story(id), List.of(Merge.withStatus(item("1"), Optional.of(PLAY))));
    }

    private static Item item(String id) {
        return new Item(
                id, Optional.empty(), Optional.empty(), Fields.of(List.of()), List.of(), List.of(), Optional.empty());
    }

    private static List<String> storyIDs(Slot slot) {
        return rundown(slot).stories().stream().map(Story::storyID).toList();
    }

    private static Rundown rundown(Slot slot) {
        return ((Slot.Held) slot).rundown();
    }
}
