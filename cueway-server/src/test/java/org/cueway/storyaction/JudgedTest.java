package org.cueway.storyaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cueway.base.Reason;
import org.cueway.cue.Grid;
import org.cueway.rundown.Place;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Rundown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newsroom would refuse for sure it is not asked. */
final class JudgedTest {
    private static final Rundown HELD = Grid.held("S1() S2() S3()").rundown();

    @Test
    void whatCanBeMeantIsWorthAsking() {
        assertThat(refusal(new Wanted.New(Optional.empty(), "FIRE", "", ""))).isEmpty();
        assertThat(refusal(new Wanted.New(Optional.of(new Place.End()), "FIRE", "", "")))
                .isEmpty();
        assertThat(refusal(new Wanted.New(Optional.of(new Place.Before("S2")), "FIRE", "A0", "Words.")))
                .isEmpty();
        assertThat(refusal(update("S2", "SLUG"))).isEmpty();
        assertThat(refusal(new Wanted.Move(new Place.End(), List.of("S2", "S1"))))
                .isEmpty();
        assertThat(refusal(new Wanted.Delete("S3"))).isEmpty();
    }

    @Test
    void whatCannotBeMeantIsRefusedInTheWordsOfAnEdit() {
        assertThat(refusal(new Wanted.New(Optional.empty(), " ", "", ""))).contains(ActionReason.SLUG_MISSING);
        assertThat(refusal(new Wanted.New(Optional.of(new Place.Before("S9")), "FIRE", "", "")))
                .contains(Refusal.UNKNOWN_STORY);
        assertThat(refusal(update("S9", "SLUG"))).contains(Refusal.UNKNOWN_STORY);
        assertThat(refusal(new Wanted.Update("S2", Optional.empty(), Optional.empty(), Optional.empty())))
                .contains(ActionReason.NOTHING_WANTED);
        assertThat(refusal(new Wanted.Move(new Place.End(), List.of()))).contains(ActionReason.NO_STORY);
        assertThat(refusal(new Wanted.Move(new Place.End(), List.of("S2", "S2"))))
                .contains(Refusal.DUPLICATE_STORY_SOURCE);
        assertThat(refusal(new Wanted.Move(new Place.Before("S2"), List.of("S2"))))
                .contains(Refusal.TARGET_AMONG_STORIES);
        assertThat(refusal(new Wanted.Move(new Place.Before("S9"), List.of("S2"))))
                .contains(Refusal.UNKNOWN_STORY);
        assertThat(refusal(new Wanted.Delete("S9"))).contains(Refusal.UNKNOWN_STORY);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 999, 100_000})
    void aLeaseLockIsOneThatMosKnows(int seconds) {
        assertThatThrownBy(() -> new Terms(OptionalInt.of(seconds), Optional.empty()))
                .hasMessageContaining("expected 1 to 998");
    }

    private static Wanted update(String storyID, String slug) {
        return new Wanted.Update(storyID, Optional.of(slug), Optional.empty(), Optional.empty());
    }

    private static Optional<Reason> refusal(Wanted wanted) {
        return Judged.refusal(HELD, wanted).map(Judged.No::reason);
    }
}
