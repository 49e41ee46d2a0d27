package org.cueway.cue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.cueway.cue.CueOutcome.Given;
import org.cueway.cue.CueOutcome.Refused;
import org.cueway.rundown.Block;
import org.cueway.rundown.Edit;
import org.cueway.rundown.EditGenerator;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Place;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownGenerator;
import org.cueway.rundown.Rundowns;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Status;
import org.cueway.rundown.Story;
import org.cueway.rundown.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wish about a running order, a story or an item comes to ({@code mos-protocol} §6.7). */
final class CuesTest {
    private static final Instant NOW = Instant.parse("2026-03-17T18:04:30Z");
    private static final Origin CONSOLE = new Origin.Console("127.0.0.1");

    @ParameterizedTest(name = "{0}: story \"{1}\" item \"{2}\" is {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                // What is addressed is what is there.
                "S1(1) S2(1 2 3)     | ''  | ''  | S1/1 S2/1 S2/2 S2/3",
                "S1(1) S2(1 2 3)     | S2  | ''  | S2/1 S2/2 S2/3",
                "S1(1) S2(1 2 3)     | S2  | 3   | S2/3",
                // A story without items has nothing to be done, which is no fault.
                "S1(1) S5()          | S5  | ''  | ''",
                "S5()                | ''  | ''  | ''",
                // R102: an item without an ID cannot be addressed, and gets no cue.
                "S1(1 - 2)           | S1  | ''  | S1/1 S1/2",
                // 0 is an element of that name if there is one …
                "S1(1 0) S0(1)       | S1  | 0   | S1/0",
                "S1(1) 0(1 2)        | 0   | ''  | 0/1 0/2",
                "S1(1) 0(1 0)        | 0   | 0   | 0/0",
                // … and else as good as empty: the level above.
                "S1(1 2) S2(1)       | S1  | 0   | S1/1 S1/2",
                "S1(1 2) S2(1)       | 0   | ''  | S1/1 S1/2 S2/1",
                "S1(1 2) S2(1)       | 0   | 0   | S1/1 S1/2 S2/1",
                "S1(1) 0(1 2)        | 0   | ' ' | 0/1 0/2",
            })
    void whatIsAddressedGetsACueForEachItemInOrder(String grid, String storyID, String itemID, String expected) {
        var given = (Given) Cues.of(Grid.held(grid), wish(Verb.TAKE, storyID, itemID), NOW);
        assertThat(Grid.items(given.cues())).isEqualTo(expected);
        assertThat(given.cues()).allSatisfy(cue -> assertThat(cue.verb()).isEqualTo(Verb.TAKE));
    }

    @ParameterizedTest(name = "{0}: story \"{1}\" item \"{2}\" is refused: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "S1(1) S2(1) | S9 | '' | UNKNOWN_STORY | S9",
                "S1(1) S2(1) | S9 | 1  | UNKNOWN_STORY | S9",
                "S1(1) S2(1) | 0  | 1  | UNKNOWN_STORY | 0",
                "S1(1) S2(1) | S2 | 9  | UNKNOWN_ITEM  | 9",
                "S1(1) S2(1) | S2 | 00 | UNKNOWN_ITEM  | 00",
                "S1(1) S2(1) | s2 | 1  | UNKNOWN_STORY | s2",
            })
    void whatIsNotThereIsRefusedAsALostEditIs(String grid, String storyID, String itemID, Refusal why, String detail) {
        assertThat(Cues.of(Grid.held(grid), wish(Verb.OUT, storyID, itemID), NOW))
                .isEqualTo(new Refused(why, detail));
        assertThat(why.lostSynchronisation()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aRunningOrderThatIsNotHeldIsRefusedWhateverTheVerb(Verb verb) {
        var outcome = Cues.of(new Slot.Empty(Grid.RO1), wish(verb, "", ""), NOW);
        assertThat(outcome).isEqualTo(new Refused(Refusal.UNKNOWN_RUNDOWN, "RO1"));
        assertThat(Refusal.UNKNOWN_RUNDOWN.with("RO1")).contains("roID is not held by this device");
    }

    @Test
    void aCueKnowsItsItemAsItWasAndWhatItWasAbout() {
        var slot = Grid.held("S2(1 2)");
        var given = (Given) Cues.of(slot, wish(Verb.PREPARE, "S2", "0"), NOW);
        assertThat(given.target()).isEqualTo(new Target.OneStory("S2"));
        assertThat(given.trigger().target()).isEqualTo(new Target.OneItem("S2", "0"));
        assertThat(given.cues().getFirst().item())
                .isSameAs(slot.rundown().stories().getFirst().items().getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "'',                      Now",
        "2026-03-17T18:04:31Z,    At",
        "2026-03-17T18:04:30Z,    At",
        "2026-03-17T18:04:29.999Z,Late",
        "1999-01-01T00:00:00Z,    Late",
    })
    void aCueWhoseTimeHasPassedIsKeptAndMarkedLate(String time, String kind) {
        var at = Optional.of(time).filter(text -> !text.isEmpty()).map(Instant::parse);
        var given = (Given)
                Cues.of(Grid.held(Grid.BASE), wish(Verb.PREPARE, "S2", "2").due(at), NOW);
        assertThat(given.due().getClass().getSimpleName()).isEqualTo(kind);
        assertThat(given.cues()).extracting(Cue::due).containsExactly(given.due());
    }

    @Test
    void whatCameWithATriggerStaysWithIt() {
        var blocks = List.of(new Block("lower-third/v1", "<mosExternalMetadata/>"));
        var trigger = new Trigger(
                new Origin.Message("roCtrl", "SIGNAL"), Verb.SIGNAL, new Target.Whole(), Optional.empty(), blocks);
        assertThat(((Given) Cues.of(Grid.held(Grid.BASE), trigger, NOW)).trigger())
                .isEqualTo(trigger);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moved", "replaced", "float"})
    void A09_aStoryThatTheNewsroomEditsOnAirCanStillBeTakenOut(String what) {
        Slot slot = Grid.held("S1(1 2) S2(1)");
        var edit = switch (what) {
            case "replaced" -> new Edit.ReplaceStory("S1", story("S1(1 2)"));
            case "float" -> new Edit.SetStatus(new Target.OneStory("S1"), new Status("FLOAT", ""));
            default -> new Edit.MoveStories(new Place.End(), List.of("S1"));
        };
        var after = ((Outcome.Applied) Rundowns.apply(slot, edit)).next();
        var given = (Given) Cues.of(after, wish(Verb.OUT, "S1", "2"), NOW);
        assertThat(Grid.items(given.cues())).isEqualTo("S1/2");
    }

    @Test
    void A09_aStoryThatTheNewsroomDeletedIsRefusedInWordsSoThatTheTwoEndsFindTogether() {
        var after = ((Outcome.Applied) Rundowns.apply(Grid.held("S1(1) S2(1)"), new Edit.DeleteStories(List.of("S1"))))
                .next();
        assertThat(Cues.of(after, wish(Verb.OUT, "S1", "1"), NOW)).isEqualTo(new Refused(Refusal.UNKNOWN_STORY, "S1"));
    }

    @Test
    void anItemOutsideAStoryCannotBeAddressed() {
        assertThat(Cues.target("", "1")).isEmpty();
        assertThat(Cues.target("", "")).contains(new Target.Whole());
        assertThat(Cues.target("S1", " ")).contains(new Target.OneStory("S1"));
        assertThat(Cues.target("S1", "1")).contains(new Target.OneItem("S1", "1"));
    }

    @Test
    void everyVerbIsFoundByItsWordAndNothingElseIs() {
        for (var verb : Verb.values()) {
            // One that follows from an object alone is nobody's to wish.
            assertThat(Verb.of(verb.word()).stream())
                    .containsExactlyElementsOf(verb == Verb.RENEW ? List.of() : List.of(verb));
        }
        assertThat(Verb.of("TAKE")).isEmpty();
        assertThat(Verb.of("execute")).isEmpty();
        assertThat(Verb.of("")).isEmpty();
    }

    /** Whatever newsrooms do to a running order, a wish about all of it is about its items in the order of the grid. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aWishAboutManyItemsFollowsTheOrderOfTheGrid(long seed) {
        var random = RandomGeneratorFactory.getDefault().create(seed);
        var rundowns = new RundownGenerator(random);
        var edits = new EditGenerator(random);
        Slot slot = new Slot.Held(rundowns.rundown(RundownGenerator.ID));
        for (int i = 0; i < 300; i++) {
            if (Rundowns.apply(slot, edits.next()) instanceof Outcome.Applied(Slot next, var _)) {
                slot = next;
            }
            var stories = slot instanceof Slot.Held(var rundown) ? rundown.stories() : List.<Story>of();
            var byStory = stories.stream()
                    .flatMap(story -> cues(slotOf(stories), wish(Verb.SIGNAL, story.storyID(), "")))
                    .toList();
            var byItem = stories.stream()
                    .flatMap(story -> story.items().stream()
                            .filter(item -> !item.itemID().isEmpty())
                            .flatMap(item -> cues(slotOf(stories), wish(Verb.SIGNAL, story.storyID(), item.itemID()))))
                    .toList();
            assertThat(cues(slotOf(stories), wish(Verb.SIGNAL, "", "")).toList())
                    .isEqualTo(byStory);
            assertThat(byItem).isEqualTo(byStory);
        }
    }

    private static Slot slotOf(List<Story> stories) {
        var held = Grid.held("S()").rundown();
        return new Slot.Held(new Rundown(
                held.id(), held.fields(), held.metadata(), held.others(), stories, held.air(), held.status()));
    }

    private static Stream<Cue> cues(Slot slot, Trigger trigger) {
        return ((Given) Cues.of(slot, trigger, NOW)).cues().stream();
    }

    private static List<Story> story(String grid) {
        return Grid.held(grid).rundown().stories();
    }

    private static Trigger wish(Verb verb, String storyID, String itemID) {
        return Trigger.now(CONSOLE, verb, Cues.target(storyID, itemID).orElseThrow());
    }
}
