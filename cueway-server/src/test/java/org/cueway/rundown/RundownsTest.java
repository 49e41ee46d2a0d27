package org.cueway.rundown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.rundown.EveningShow.find;
import static org.cueway.rundown.EveningShow.item;
import static org.cueway.rundown.EveningShow.story;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.rundown.Outcome.Applied;
import org.cueway.rundown.Outcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the table of expected orders (sample messages, MOS 4.0 §3.6.1), every refusal, and what is kept. */
final class RundownsTest {
    private static final Slot.Held BASE = EveningShow.held();
    private static final Place END = new Place.End();

    static Stream<Arguments> expectedOrders() {
        return Stream.of(
                arguments(
                        "insert-stories",
                        new Edit.InsertStories(before("S2"), List.of(story("S6", "1"), story("S7"))),
                        "S1(1) S6(1) S7() S2(1 2 3) S3(1) S4(1) S5()"),
                arguments(
                        "insert-story-at-end, roStoryAppend",
                        new Edit.InsertStories(END, List.of(story("S6", "1"))),
                        "S1(1) S2(1 2 3) S3(1) S4(1) S5() S6(1)"),
                arguments(
                        "roStoryInsert",
                        new Edit.InsertStories(before("S2"), List.of(story("S6", "1"))),
                        "S1(1) S6(1) S2(1 2 3) S3(1) S4(1) S5()"),
                arguments(
                        "insert-items, roItemInsert",
                        new Edit.InsertItems("S2", before("2"), List.of(item("4"))),
                        "S1(1) S2(1 4 2 3) S3(1) S4(1) S5()"),
                arguments(
                        "insert-item-at-end",
                        new Edit.InsertItems("S2", END, List.of(item("4"))),
                        "S1(1) S2(1 2 3 4) S3(1) S4(1) S5()"),
                arguments(
                        "replace-story",
                        new Edit.ReplaceStory("S3", List.of(story("S6", "1"), story("S7"))),
                        "S1(1) S2(1 2 3) S6(1) S7() S4(1) S5()"),
                arguments(
                        "roStoryReplace",
                        new Edit.ReplaceStory("S3", List.of(story("S6", "1"))),
                        "S1(1) S2(1 2 3) S6(1) S4(1) S5()"),
                arguments(
                        "replace-story-same-id",
                        new Edit.ReplaceStory("S4", List.of(story("S4", "1", "2"))),
                        "S1(1) S2(1 2 3) S3(1) S4(1 2) S5()"),
                arguments(
                        "replace-item",
                        new Edit.ReplaceItem("S2", "3", List.of(item("5"), item("6"))),
                        "S1(1) S2(1 2 5 6) S3(1) S4(1) S5()"),
                arguments(
                        "roItemReplace",
                        new Edit.ReplaceItem("S2", "3", List.of(item("5"))),
                        "S1(1) S2(1 2 5) S3(1) S4(1) S5()"),
                arguments(
                        "move-stories, roStoryMoveMultiple",
                        new Edit.MoveStories(before("S1"), List.of("S5", "S3")),
                        "S5() S3(1) S1(1) S2(1 2 3) S4(1)"),
                arguments(
                        "move-story-to-end",
                        new Edit.MoveStories(END, List.of("S2")),
                        "S1(1) S3(1) S4(1) S5() S2(1 2 3)"),
                arguments(
                        "roStoryMove",
                        new Edit.MoveStories(before("S2"), List.of("S4")),
                        "S1(1) S4(1) S2(1 2 3) S3(1) S5()"),
                arguments(
                        "roStoryMove-to-end",
                        new Edit.MoveStories(END, List.of("S1")),
                        "S2(1 2 3) S3(1) S4(1) S5() S1(1)"),
                arguments(
                        "move-items, roItemMoveMultiple",
                        new Edit.MoveItems("S2", before("1"), List.of("3", "2")),
                        "S1(1) S2(3 2 1) S3(1) S4(1) S5()"),
                arguments(
                        "move-item-to-end",
                        new Edit.MoveItems("S2", END, List.of("1")),
                        "S1(1) S2(2 3 1) S3(1) S4(1) S5()"),
                arguments(
                        "delete-stories, roStoryDelete",
                        new Edit.DeleteStories(List.of("S3", "S5")),
                        "S1(1) S2(1 2 3) S4(1)"),
                arguments(
                        "delete-items, roItemDelete",
                        new Edit.DeleteItems("S2", List.of("1", "3")),
                        "S1(1) S2(2) S3(1) S4(1) S5()"),
                arguments(
                        "swap-stories, roStorySwap",
                        new Edit.SwapStories(List.of("S2", "S5")),
                        "S1(1) S5() S3(1) S4(1) S2(1 2 3)"),
                arguments(
                        "swap-items", new Edit.SwapItems("S2", List.of("1", "3")), "S1(1) S2(3 2 1) S3(1) S4(1) S5()"),
                arguments(
                        "roReplace",
                        EveningShow.put(story("S1", "1"), story("S3", "1"), story("S2", "1"), story("S4", "1")),
                        "S1(1) S3(1) S2(1) S4(1)"),
                arguments("roList", EveningShow.described(), EveningShow.BASE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expectedOrders")
    void R106_theSampleLeavesTheOrderThatIsWritten(String sample, Edit edit, String order) {
        assertThat(EveningShow.order(after(edit))).as(sample).isEqualTo(order);
    }

    static Stream<Arguments> refusals() {
        var s6 = story("S6");
        return Stream.of(
                arguments(new Edit.InsertStories(before("S9"), List.of(s6)), Refusal.UNKNOWN_STORY, "S9"),
                arguments(new Edit.ReplaceStory("S9", List.of(s6)), Refusal.UNKNOWN_STORY, "S9"),
                arguments(new Edit.MoveStories(before("S9"), List.of("S1")), Refusal.UNKNOWN_STORY, "S9"),
                arguments(new Edit.MoveStories(END, List.of("S1", "S9")), Refusal.UNKNOWN_STORY, "S9"),
                arguments(new Edit.DeleteStories(List.of("S3", "S9")), Refusal.UNKNOWN_STORY, "S9"),
                arguments(new Edit.SwapStories(List.of("S3", "S9")), Refusal.UNKNOWN_STORY, "S9"),
                arguments(new Edit.DeleteItems("S9", List.of("1")), Refusal.UNKNOWN_STORY, "S9"),
                arguments(EveningShow.body("S9", "<storyBody/>"), Refusal.UNKNOWN_STORY, "S9"),
                arguments(
                        new Edit.SetStatus(new Target.OneStory("S9"), EveningShow.playing()),
                        Refusal.UNKNOWN_STORY,
                        "S9"),
                arguments(
                        new Edit.SetStatus(new Target.OneItem("S9", "0"), EveningShow.playing()),
                        Refusal.UNKNOWN_STORY,
                        "S9"),
                arguments(new Edit.InsertItems("S2", before("9"), List.of(item("4"))), Refusal.UNKNOWN_ITEM, "9"),
                arguments(new Edit.ReplaceItem("S2", "9", List.of(item("4"))), Refusal.UNKNOWN_ITEM, "9"),
                arguments(new Edit.MoveItems("S3", END, List.of("2")), Refusal.UNKNOWN_ITEM, "2"),
                arguments(new Edit.DeleteItems("S2", List.of("1", "9")), Refusal.UNKNOWN_ITEM, "9"),
                arguments(new Edit.DeleteItems("S2", List.of("")), Refusal.UNKNOWN_ITEM, ""),
                arguments(
                        new Edit.SetStatus(new Target.OneItem("S2", "9"), EveningShow.playing()),
                        Refusal.UNKNOWN_ITEM,
                        "9"),
                arguments(new Edit.InsertStories(END, List.of(s6, story("S1"))), Refusal.STORY_PRESENT, "S1"),
                arguments(new Edit.ReplaceStory("S3", List.of(story("S1"))), Refusal.STORY_PRESENT, "S1"),
                arguments(new Edit.InsertItems("S2", END, List.of(item("3"))), Refusal.ITEM_PRESENT, "3"),
                arguments(new Edit.ReplaceItem("S2", "3", List.of(item("1"))), Refusal.ITEM_PRESENT, "1"),
                arguments(EveningShow.put(s6, story("S6")), Refusal.DUPLICATE_STORY, "S6"),
                arguments(new Edit.InsertStories(END, List.of(s6, s6)), Refusal.DUPLICATE_STORY, "S6"),
                arguments(EveningShow.put(story("S6", "1", "1")), Refusal.DUPLICATE_ITEM, "1 in story S6"),
                arguments(new Edit.InsertItems("S5", END, List.of(item("4"), item("4"))), Refusal.DUPLICATE_ITEM, "4"),
                arguments(
                        new Edit.MoveStories(before("S1"), List.of("S3", "S3")), Refusal.DUPLICATE_STORY_SOURCE, "S3"),
                arguments(new Edit.DeleteStories(List.of("S3", "S3")), Refusal.DUPLICATE_STORY_SOURCE, "S3"),
                arguments(new Edit.MoveItems("S2", END, List.of("1", "1")), Refusal.DUPLICATE_ITEM_SOURCE, "1"),
                arguments(new Edit.MoveStories(before("S3"), List.of("S1", "S3")), Refusal.TARGET_AMONG_STORIES, "S3"),
                arguments(new Edit.MoveItems("S2", before("1"), List.of("1")), Refusal.TARGET_AMONG_ITEMS, "1"),
                arguments(new Edit.SwapStories(List.of("S1", "S2", "S3")), Refusal.SWAP_STORIES, "found 3"),
                arguments(new Edit.SwapStories(List.of("S1", "S1")), Refusal.SWAP_STORIES, "found S1 twice"),
                arguments(new Edit.SwapItems("S2", List.of("1")), Refusal.SWAP_ITEMS, "found 1"),
                arguments(new Edit.InsertStories(END, List.of(story(""))), Refusal.STORY_WITHOUT_ID, ""));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("refusals")
    void R107_R109_R110_aWrongEditIsRefusedWhole(Edit edit, Refusal reason, String detail) {
        assertThat(Rundowns.apply(BASE, edit)).isEqualTo(new Refused(reason, detail));
    }

    static Stream<Arguments> quotedWords() {
        return Stream.of(
                arguments(Refusal.UNKNOWN_RUNDOWN, "roID is not held by this device"),
                arguments(Refusal.UNKNOWN_STORY, "storyID is not in this running order"),
                arguments(Refusal.UNKNOWN_ITEM, "itemID is not in this story"),
                arguments(Refusal.STORY_PRESENT, "storyID already present"),
                arguments(Refusal.DUPLICATE_STORY, "duplicate storyID"),
                arguments(Refusal.DUPLICATE_ITEM, "duplicate itemID in a story"),
                arguments(Refusal.DUPLICATE_STORY_SOURCE, "duplicate storyID in element_source"),
                arguments(Refusal.TARGET_AMONG_STORIES, "target is among the moved stories"),
                arguments(Refusal.SWAP_STORIES, "SWAP needs exactly two storyIDs"));
    }

    @ParameterizedTest
    @MethodSource("quotedWords")
    void aRefusalSaysTheWordsThatPeersAreToldToExpect(Refusal reason, String words) {
        assertThat(reason.with("S9")).contains(words).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void R88_R89_onlyWhatOneEndLacksOrHasTooMuchMeansLostSynchronisation() {
        assertThat(Stream.of(Refusal.values()).filter(Refusal::lostSynchronisation))
                .containsExactlyInAnyOrder(
                        Refusal.UNKNOWN_RUNDOWN,
                        Refusal.UNKNOWN_STORY,
                        Refusal.UNKNOWN_ITEM,
                        Refusal.STORY_PRESENT,
                        Refusal.ITEM_PRESENT,
                        Refusal.DISCONNECTED);
    }

    @ParameterizedTest
    @MethodSource("editsOfAHeldRundown")
    void aRunningOrderThatIsNotHeldTakesACompleteDescriptionOnly(Edit edit) {
        assertThat(Rundowns.apply(EveningShow.notHeld(), edit)).isEqualTo(new Refused(Refusal.UNKNOWN_RUNDOWN, "RO1"));
    }

    static Stream<Edit> editsOfAHeldRundown() {
        return Stream.of(
                new Edit.Delete(),
                new Edit.MergeHeader(Fields.NONE, List.of(), List.of()),
                new Edit.SetAir(Air.READY),
                new Edit.DeleteStories(List.of()),
                new Edit.SetStatus(new Target.Whole(), EveningShow.playing()));
    }

    @Test
    void R25_R62_theSameDescriptionAgainIsNoEventAndTheSameInstance() {
        var outcome = (Applied) Rundowns.apply(BASE, EveningShow.described());

        assertThat(outcome.events()).isEmpty();
        assertThat(((Slot.Held) outcome.next()).rundown()).isSameAs(BASE.rundown());
    }

    @Test
    void aRefreshKeepsBodyAirAndStatusOfWhatStaysAndDropsWhatVanished() {
        var without4 = after(EveningShow.put(story("S2", "1")));
        assertThat(without4.air()).isEqualTo(Air.READY);
        assertThat(find(without4, "S2").status()).contains(EveningShow.playing());
        assertThat(find(without4, "S2").items().getFirst().status()).contains(EveningShow.playing());

        var outcome = (Applied) Rundowns.apply(new Slot.Held(without4), EveningShow.described());
        assertThat(find(((Slot.Held) outcome.next()).rundown(), "S4").body()).isEmpty();
    }

    @Test
    void R108_aStoryReplacedByItselfKeepsItsBodyAndTheStatusOfItsItems() {
        assertThat(find(after(new Edit.ReplaceStory("S4", List.of(story("S4", "1", "2")))), "S4")
                        .body())
                .isEqualTo(find(BASE.rundown(), "S4").body())
                .isPresent();
        var s2 = find(after(new Edit.ReplaceStory("S2", List.of(story("S6"), story("S2", "3", "1")))), "S2");
        assertThat(s2.status()).contains(EveningShow.playing());
        assertThat(s2.items())
                .extracting(Item::status)
                .containsExactly(Optional.empty(), Optional.of(EveningShow.playing()));
    }

    @Test
    void R106_movingAStoryBeforeItsNextNeighbourChangesNothingAndIsOk() {
        assertThat(Rundowns.apply(BASE, new Edit.MoveStories(before("S3"), List.of("S2"))))
                .isEqualTo(new Applied(BASE, List.of()));
        assertThat(Rundowns.apply(BASE, new Edit.MoveItems("S2", END, List.of("3"))))
                .isEqualTo(new Applied(BASE, List.of()));
    }

    @Test
    void R31_sameItemIdInTwoStoriesIsTwoItems() {
        assertThat(EveningShow.order(after(new Edit.DeleteItems("S3", List.of("1")))))
                .isEqualTo("S1(1) S2(1 2 3) S3() S4(1) S5()");
    }

    @Test
    void R102_itemsWithoutItemIdAreKeptAndNeverCountAsDuplicates() {
        assertThat(EveningShow.order(after(new Edit.InsertItems("S2", before("2"), List.of(item(""), item(""))))))
                .isEqualTo("S1(1) S2(1   2 3) S3(1) S4(1) S5()");
    }

    @Test
    void R112_roMetadataReplaceKeepsWhatIsAbsentOrEmptyAndReplacesTheBlockOfTheSameSchema() {
        var approved = new Block("story/v9", "<approved>1</approved>");
        var added = new Block("new", "<new/>");

        var next = after(new Edit.MergeHeader(
                EveningShow.fields("roSlug", "EVENING SIX TUE EXTENDED", "roEdDur", ""),
                List.of(added, approved),
                List.of()));

        assertThat(next.fields())
                .isEqualTo(EveningShow.fields(
                        "roSlug", "EVENING SIX TUE EXTENDED", "roEdDur", "00:30:00", "macroIn", "bars-off"));
        assertThat(next.metadata()).containsExactly(approved, EveningShow.OTHER_SCHEMA, added);
        assertThat(EveningShow.order(next)).isEqualTo(EveningShow.BASE);
    }

    @Test
    void R112_whatANewsroomSaysToBeGoneIsGone() {
        var next = after(new Edit.MergeHeader(
                EveningShow.fields("roSlug", "NEW"), List.of(), List.of(), List.of("macroIn", "roTrigger")));

        assertThat(next.fields()).isEqualTo(EveningShow.fields("roSlug", "NEW", "roEdDur", "00:30:00"));
        assertThat(after(new Edit.MergeHeader(Fields.NONE, List.of(), List.of(), List.of("roTrigger"))))
                .isEqualTo(after(new Edit.MergeHeader(Fields.NONE, List.of(), List.of())));
    }

    @Test
    void R108_metadataThatANewVersionLacksGoesUnlessItIsToStay() {
        var first = new Block("a", "<a/>");
        var second = new Block("b", "<b/>");
        var changed = new Block("b", "<b>2</b>");
        var described = new Story(
                "S4", Fields.NONE, List.of(first, second), List.of(), List.of(), Optional.empty(), Optional.empty());
        var version = new Story(
                "S4", Fields.NONE, List.of(changed), List.of(), List.of(), Optional.empty(), Optional.empty());
        var with = Rundowns.apply(
                new Slot.Held(after(new Edit.ReplaceStory("S4", List.of(described)))),
                new Edit.ReplaceStory("S4", List.of(version), Edit.Missing.STAYS));
        var without = Rundowns.apply(
                new Slot.Held(after(new Edit.ReplaceStory("S4", List.of(described)))),
                new Edit.ReplaceStory("S4", List.of(version), Edit.Missing.GOES));

        assertThat(find(held(with), "S4").metadata()).containsExactly(first, changed);
        assertThat(find(held(without), "S4").metadata()).containsExactly(changed);
    }

    private static Rundown held(Outcome outcome) {
        return ((Slot.Held) ((Applied) outcome).next()).rundown();
    }

    @Test
    void roStorySendReplacesTextAndUpdatesItemsButNeverTheOrder() {
        var inBody = new Item(
                "2",
                Optional.empty(),
                Optional.empty(),
                EveningShow.fields("itemSlug", "NEW"),
                List.of(),
                List.of(),
                Optional.empty());

        var next = after(EveningShow.body("S2", "<storyBody><p>Ferries.</p></storyBody>", item("9"), inBody));

        assertThat(EveningShow.order(next)).isEqualTo(EveningShow.BASE);
        assertThat(find(next, "S2").body()).contains("<storyBody><p>Ferries.</p></storyBody>");
        var updated = find(next, "S2").items().get(1);
        assertThat(updated.fields()).isEqualTo(EveningShow.fields("itemSlug", "NEW", "itemChannel", "VS1"));
        assertThat(updated.objID()).contains("NGV000417");
    }

    @Test
    void roStorySendWithoutBlocksKeepsThemAndWithAnEmptyBodyClearsTheText() {
        var block = new Block("a", "<a/>");
        var withBlock = after(new Edit.SendStory(
                "S4", Fields.NONE, List.of(block), List.of(), Optional.of("<storyBody>x</storyBody>"), List.of()));

        var outcome = (Applied) Rundowns.apply(new Slot.Held(withBlock), EveningShow.body("S4", "<storyBody/>"));

        var s4 = find(((Slot.Held) outcome.next()).rundown(), "S4");
        assertThat(s4.metadata()).containsExactly(block);
        assertThat(s4.body()).contains("<storyBody/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "000", "_ALL_", "1-12"})
    void R147_anItemStatusThatNamesNoItemByNumberIsAboutTheStory(String itemID) {
        var stopped = new Status("STOP", "2026-03-17T18:05:00Z");

        var outcome = (Applied) Rundowns.apply(BASE, new Edit.SetStatus(new Target.OneItem("S2", itemID), stopped));

        assertThat(outcome.events()).containsExactly(new Event.StatusChanged(new Target.OneStory("S2"), stopped));
    }

    @Test
    void R31_R147_anItemThatIsCalledZeroIsMeantItself() {
        var withZero = after(new Edit.InsertItems("S5", END, List.of(item("0"))));
        var target = new Target.OneItem("S5", "0");

        var outcome =
                (Applied) Rundowns.apply(new Slot.Held(withZero), new Edit.SetStatus(target, EveningShow.playing()));

        assertThat(outcome.events()).containsExactly(new Event.StatusChanged(target, EveningShow.playing()));
    }

    static Stream<Arguments> events() {
        var stopped = new Status("STOP", "");
        return Stream.of(
                arguments(
                        new Edit.InsertStories(before("S2"), List.of(story("S6"), story("S7"))),
                        List.of(new Event.StoriesAdded(List.of("S6", "S7")))),
                arguments(
                        new Edit.ReplaceStory("S3", List.of(story("S6"))),
                        List.of(new Event.StoriesRemoved(List.of("S3")), new Event.StoriesAdded(List.of("S6")))),
                arguments(
                        new Edit.ReplaceStory("S4", List.of(story("S4", "1", "2"))),
                        List.of(new Event.StoryChanged("S4"))),
                arguments(new Edit.MoveStories(END, List.of("S2")), List.of(new Event.StoriesReordered())),
                arguments(
                        new Edit.DeleteStories(List.of("S5", "S3")),
                        List.of(new Event.StoriesRemoved(List.of("S3", "S5")))),
                arguments(new Edit.DeleteItems("S2", List.of("1")), List.of(new Event.StoryChanged("S2"))),
                arguments(new Edit.SetAir(Air.NOT_READY), List.of(new Event.AirChanged(Air.NOT_READY))),
                arguments(new Edit.SetAir(Air.READY), List.of()),
                arguments(
                        new Edit.SetStatus(new Target.Whole(), stopped),
                        List.of(new Event.StatusChanged(new Target.Whole(), stopped))),
                arguments(
                        new Edit.MergeHeader(EveningShow.fields("roSlug", "NEW"), List.of(), List.of()),
                        List.of(new Event.HeaderChanged())),
                arguments(new Edit.Delete(), List.of(new Event.Deleted())));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEditTellsWhatChangedAndNothingElse(Edit edit, List<Event> events) {
        assertThat(((Applied) Rundowns.apply(BASE, edit)).events()).isEqualTo(events);
    }

    @Test
    void whatAnEditDoesNotTouchIsShared() {
        var next = after(EveningShow.body("S2", "<storyBody><p>New.</p></storyBody>"));

        assertThat(find(next, "S4")).isSameAs(find(BASE.rundown(), "S4"));
        assertThat(find(next, "S2").items()).isSameAs(find(BASE.rundown(), "S2").items());
    }

    private static Place before(String id) {
        return new Place.Before(id);
    }

    private static Rundown after(Edit edit) {
        return ((Slot.Held) ((Applied) Rundowns.apply(BASE, edit)).next()).rundown();
    }
}
