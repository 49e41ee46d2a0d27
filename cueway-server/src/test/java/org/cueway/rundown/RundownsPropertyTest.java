package org.cueway.rundown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cueway.rundown.Outcome.Applied;
import org.cueway.rundown.Outcome.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any sequence of edits. A failing seed is in the test's name and reproduces it. */
final class RundownsPropertyTest {
    private static final int EDITS = 100;

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void R110_anySequenceOfEditsEqualsThePlainModelAndIsAllOrNothing(int seed) {
        var edits = new EditGenerator(new SplittableRandom(seed));
        Slot now = new Slot.Empty(RundownGenerator.ID);
        for (int i = 0; i < EDITS; i++) {
            var edit = edits.next();
            var expected = expected(now, edit);
            switch (Rundowns.apply(now, edit)) {
                case Applied(Slot next, var _) -> {
                    assertThat(next).as("edit %d: %s", i, edit).isEqualTo(expected);
                    now = next;
                }
                case Refused refused ->
                    assertThat(expected).as("edit %d: %s: %s", i, edit, refused).isNull();
            }
            assertUniqueIds(now);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void R25_R62_eventsTellExactlyWhatChangedAndNothingElse(int seed) {
        var edits = new EditGenerator(new SplittableRandom(seed));
        Slot now = new Slot.Empty(RundownGenerator.ID);
        for (int i = 0; i < EDITS; i++) {
            var edit = edits.next();
            if (Rundowns.apply(now, edit) instanceof Applied(Slot next, List<Event> events)) {
                if (events.isEmpty()) {
                    assertThat(rundown(next)).as("%s", edit).isSameAs(rundown(now));
                } else {
                    assertThat(next).as("%s", edit).isNotEqualTo(now);
                }
                assertThat(storiesAfter(now, next, events)).as("%s", edit).isEqualTo(storyIDs(next));
                now = next;
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void R25_describingARunningOrderAgainChangesNothing(int seed) {
        var random = new SplittableRandom(seed);
        var edits = new EditGenerator(random);
        Slot now = new Slot.Empty(RundownGenerator.ID);
        for (int i = 0; i < EDITS; i++) {
            if (Rundowns.apply(now, edits.next()) instanceof Applied(Slot next, var _)) {
                now = next;
            }
            var put = edits.put();
            if (Rundowns.apply(now, put) instanceof Applied(Slot once, var _)) {
                var twice = (Applied) Rundowns.apply(once, put);
                assertThat(twice.events()).as("%s", put).isEmpty();
                assertThat(rundown(twice.next())).isSameAs(rundown(once));
            }
        }
    }

    @Test
    void theGeneratorsReachEveryEditAppliedAndRefusedAndEveryRefusal() {
        var applied = new HashSet<Class<?>>();
        var refused = new HashSet<Refusal>();
        for (int seed : seeds().toArray()) {
            var edits = new EditGenerator(new SplittableRandom(seed));
            Slot now = new Slot.Empty(RundownGenerator.ID);
            for (int i = 0; i < EDITS; i++) {
                var edit = edits.next();
                switch (Rundowns.apply(now, edit)) {
                    case Applied(Slot next, var events) -> {
                        now = next;
                        if (!events.isEmpty()) {
                            applied.add(edit.getClass());
                        }
                    }
                    case Refused(var reason, var _) -> refused.add(reason);
                }
            }
        }
        // Healing is none of a peer's messages, so nothing is disconnected here.
        assertThat(applied).hasSize(Edit.class.getPermittedSubclasses().length - 1);
        var all = EnumSet.allOf(Refusal.class);
        all.remove(Refusal.DISCONNECTED);
        assertThat(refused).containsExactlyInAnyOrderElementsOf(all);
    }

    private static @Nullable Slot expected(Slot now, Edit edit) {
        var model = new PlainModel(now);
        try {
            model.apply(edit);
            return model.slot();
        } catch (PlainModel.Wrong wrong) {
            return null;
        }
    }

    private static Set<String> storiesAfter(Slot before, Slot after, List<Event> events) {
        var ids = new LinkedHashSet<>(storyIDs(before));
        for (Event event : events) {
            switch (event) {
                case Event.Created() -> ids.addAll(storyIDs(after));
                case Event.Deleted() -> ids.clear();
                case Event.StoriesAdded(var added) ->
                    assertThat(ids.addAll(added)).isTrue();
                case Event.StoriesRemoved(var gone) ->
                    assertThat(ids.removeAll(gone)).isTrue();
                case Event.StoryChanged(var one) -> assertThat(ids).contains(one);
                case Event.StoriesReordered() -> assertThat(ids).hasSizeGreaterThan(1);
                case Event.HeaderChanged() -> assertThat(before).isInstanceOf(Slot.Held.class);
                case Event.AirChanged(var air) -> assertThat(rundown(after)).returns(air, r -> ((Rundown) r).air());
                case Event.StatusChanged(var _, var _) -> assertThat(events).hasSize(1);
                case Event.SyncChanged(var sync) -> throw new AssertionError(sync + " by a message");
            }
        }
        return ids;
    }

    private static Set<String> storyIDs(Slot slot) {
        return switch (slot) {
            case Slot.Empty _ -> Set.of();
            case Slot.Held(Rundown rundown) ->
                new LinkedHashSet<>(
                        rundown.stories().stream().map(Story::storyID).toList());
        };
    }

    private static Object rundown(Slot slot) {
        return switch (slot) {
            case Slot.Empty empty -> empty;
            case Slot.Held(Rundown rundown) -> rundown;
        };
    }

    private static void assertUniqueIds(Slot slot) {
        if (slot instanceof Slot.Held(Rundown rundown)) {
            assertThat(rundown.stories().stream().map(Story::storyID))
                    .doesNotHaveDuplicates()
                    .doesNotContain("");
            for (Story story : rundown.stories()) {
                assertThat(story.items().stream().map(Item::itemID).filter(id -> !id.isEmpty()))
                        .doesNotHaveDuplicates();
            }
        }
    }
}
