package org.cueway.storyaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.cue.Grid;
import org.cueway.rundown.Edit;
import org.cueway.rundown.EditGenerator;
import org.cueway.rundown.Fields;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Place;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownGenerator;
import org.cueway.rundown.Rundowns;
import org.cueway.rundown.Slot;
import org.cueway.rundown.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R152: success is that the change came back. */
final class ReturnedTest {
    private static final Rundown BEFORE = Grid.held(Grid.BASE).rundown();

    @ParameterizedTest(name = "S5 S3 in front of {0}: {1} is {2}")
    @CsvSource(
            nullValues = "end",
            value = {
                "S1,  S5() S3() S1() S2() S4(), true",
                "S1,  S3() S5() S1() S2() S4(), false",
                "S1,  S5() S1() S3() S2() S4(), false",
                "S1,  S1() S5() S3() S2() S4(), false",
                "end, S1() S2() S4() S5() S3(), true",
                "end, S1() S2() S5() S3() S4(), false",
                "S2,  S1() S5() S3() S2(),      true",
                // One of them is gone meanwhile, or the story that they should stand in front of.
                "S1,  S5() S1() S2() S4(),      false",
                "S1,  S5() S3(),                false",
                "end, S5() S3(),                true",
            })
    void storiesHaveMovedIfTheyStandTogetherWhereTheyShould(String before, String now, boolean so) {
        var place = before == null ? new Place.End() : new Place.Before(before);
        var moved = new Wanted.Move(place, List.of("S5", "S3"));
        assertThat(Returned.isSo(moved, BEFORE, Grid.held(now).rundown(), Optional.empty()))
                .isEqualTo(so);
    }

    @Test
    void aStoryIsDeletedIfItIsNotThereAnyMore() {
        assertThat(isSo(new Wanted.Delete("S2"), BEFORE)).isFalse();
        assertThat(isSo(new Wanted.Delete("S2"), Grid.held("S1() S3()").rundown()))
                .isTrue();
    }

    @Test
    void aStoryIsNewIfItWasNotThereAndHasTheIdOrTheSlugThatItShould() {
        var fire = new Wanted.New(Optional.empty(), "HARBOUR FIRE", "", "");
        var came = with(BEFORE, new Edit.InsertStories(new Place.End(), List.of(story("S6", "HARBOUR FIRE"))));
        var other = with(BEFORE, new Edit.InsertStories(new Place.End(), List.of(story("S7", "SOMETHING ELSE"))));

        assertThat(isSo(fire, BEFORE)).isFalse();
        assertThat(isSo(fire, came)).isTrue();
        assertThat(isSo(fire, other)).isFalse();
        // The newsroom said which one it is, and gave it another slug.
        assertThat(Returned.isSo(fire, BEFORE, other, Optional.of("S7"))).isTrue();
        assertThat(Returned.isSo(fire, BEFORE, other, Optional.of("S6"))).isFalse();
        // A story of that slug that was there before is not the new one.
        assertThat(Returned.isSo(fire, came, came, Optional.empty())).isFalse();
    }

    @Test
    void aStoryIsUpdatedIfItSaysWhatItShould() {
        var slug = new Wanted.Update("S2", Optional.of("FERRY STRIKE OFF"), Optional.empty(), Optional.empty());
        var both = new Wanted.Update("S2", Optional.of("FERRY STRIKE OFF"), Optional.of("A2"), Optional.of("Words."));
        var renamed = with(BEFORE, send("S2", "FERRY STRIKE OFF", "", Optional.empty()));
        var whole = with(
                BEFORE, send("S2", " FERRY STRIKE OFF ", "A2", Optional.of("<storyBody><p>Words.</p></storyBody>")));

        assertThat(isSo(slug, BEFORE)).isFalse();
        assertThat(isSo(slug, renamed)).isTrue();
        assertThat(isSo(both, renamed)).isFalse();
        assertThat(isSo(both, whole)).isTrue();
        assertThat(isSo(slug, Grid.held("S1()").rundown())).isFalse();
    }

    @Test
    void ofATextItIsEnoughThatItChangedSinceNewsroomsWriteItTheirWay() {
        var text = new Wanted.Update("S2", Optional.empty(), Optional.empty(), Optional.of("New words."));
        var held = with(BEFORE, send("S2", "S", "", Optional.of("<storyBody><p>Old words.</p></storyBody>")));
        var came = with(held, send("S2", "S", "", Optional.of("<storyBody>\n<p>New words. </p>\n</storyBody>")));
        assertThat(Returned.isSo(text, held, held, Optional.empty())).isFalse();
        assertThat(Returned.isSo(text, held, came, Optional.empty())).isTrue();
    }

    /** Whatever else happens, what was asked is so once the newsroom has done it, and is not so before. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatTheNewsroomDoesIsSeenAmongItsOtherEdits(long seed) {
        var random = RandomGeneratorFactory.getDefault().create(seed);
        var rundowns = new RundownGenerator(random);
        int asked = 0;
        for (int round = 0; round < 200; round++) {
            var before = rundowns.rundown(RundownGenerator.ID);
            var wanted = wanted(random, before);
            if (wanted.isEmpty() || Judged.refusal(before, wanted.get()).isPresent()) {
                continue;
            }
            asked++;
            var now = edited(before, new EditGenerator(random));
            var done = Rundowns.apply(new Slot.Held(now), edit(wanted.get()));
            if (done instanceof Outcome.Applied(Slot.Held(var after), var _)) {
                assertThat(Returned.isSo(wanted.get(), before, after, Optional.empty()))
                        .as("%s, from %s", wanted.get(), before.stories())
                        .isTrue();
            }
        }
        assertThat(asked).isGreaterThan(50);
    }

    private static Rundown edited(Rundown before, EditGenerator edits) {
        Slot slot = new Slot.Held(before);
        for (int i = 0; i < 3; i++) {
            if (Rundowns.apply(slot, edits.next()) instanceof Outcome.Applied(Slot.Held next, var _)) {
                slot = next;
            }
        }
        return ((Slot.Held) slot).rundown();
    }

    private static Optional<Wanted> wanted(RandomGenerator random, Rundown held) {
        var ids = new ArrayList<>(held.stories().stream().map(Story::storyID).toList());
        if (ids.isEmpty()) {
            return Optional.of(new Wanted.New(Optional.empty(), "NEW ONE", "", ""));
        }
        var one = ids.get(random.nextInt(ids.size()));
        return Optional.of(
                switch (random.nextInt(4)) {
                    case 0 -> new Wanted.New(Optional.of(new Place.Before(one)), "NEW ONE", "N1", "Words.");
                    case 1 ->
                        new Wanted.Update(
                                one,
                                Optional.of("OTHER SLUG"),
                                Optional.empty(),
                                Optional.of("Words " + random.nextInt()));
                    case 2 -> {
                        ids.remove(one);
                        yield new Wanted.Move(
                                random.nextBoolean() || ids.isEmpty()
                                        ? new Place.End()
                                        : new Place.Before(ids.getFirst()),
                                List.of(one));
                    }
                    default -> new Wanted.Delete(one);
                });
    }

    /** What the newsroom sends when it has done it. */
    private static Edit edit(Wanted wanted) {
        return switch (wanted) {
            case Wanted.New(var place, var slug, var _, var _) ->
                new Edit.InsertStories(place.orElseGet(Place.End::new), List.of(story("S-new", slug)));
            case Wanted.Update(var storyID, var slug, var _, var text) ->
                send(storyID, slug.orElse(""), "", text.map(words -> "<storyBody><p>" + words + "</p></storyBody>"));
            case Wanted.Move(var place, var ids) -> new Edit.MoveStories(place, ids);
            case Wanted.Delete(var storyID) -> new Edit.DeleteStories(List.of(storyID));
        };
    }

    private static boolean isSo(Wanted wanted, Rundown after) {
        return Returned.isSo(wanted, BEFORE, after, Optional.empty());
    }

    private static Rundown with(Rundown held, Edit edit) {
        return ((Slot.Held) ((Outcome.Applied) Rundowns.apply(new Slot.Held(held), edit)).next()).rundown();
    }

    private static Edit send(String storyID, String slug, String num, Optional<String> body) {
        return new Edit.SendStory(
                storyID, new Fields(Map.of("storySlug", slug, "storyNum", num)), List.of(), List.of(), body, List.of());
    }

    private static Story story(String storyID, String slug) {
        return new Story(
                storyID,
                new Fields(Map.of("storySlug", slug)),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
