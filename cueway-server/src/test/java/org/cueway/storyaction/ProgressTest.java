package org.cueway.storyaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.cue.Grid;
import org.cueway.rundown.Place;
import org.cueway.rundown.Rundown;
import org.cueway.storyaction.Progress.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From asked to confirmed, whatever comes first. */
final class ProgressTest {
    private static final Instant START = Instant.parse("2026-11-24T18:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Rundown HELD = Grid.held("S1() S2() S3()").rundown();
    private static final Wanted DELETE_S2 = new Wanted.Delete("S2");

    @ParameterizedTest(name = "{0} is {1} since {2} s")
    @CsvSource(
            delimiter = '|',
            value = {
                "                       | Asked        | 0",
                "5 other                | Asked        | 0",
                "5 back                 | Asked        | 0",
                "2 ok                   | Accepted     | 2",
                "2 no                   | Refused      | 2",
                "2 ok, 3 back           | Confirmed    | 3",
                "2 back, 3 ok           | Confirmed    | 3",
                "2 ok, 3 other          | Accepted     | 2",
                "2 ok, 3 other, 5 back  | Confirmed    | 5",
                "2 back, 3 other, 4 ok  | Confirmed    | 4",
                "2 back, 4 no           | Refused      | 4",
                "2 ok, 8 other          | Accepted     | 2",
                // Nothing came back for ten seconds: nothing may come. If it does all the same, that is told.
                "2 ok, 12 other         | NotConfirmed | 12",
                "2 ok, 30 back          | Confirmed    | 30",
            })
    void aStoryActionComesAlong(String events, String state, int since) {
        var progress = Progress.asked(DELETE_S2, HELD, at(0));
        int now = 0;
        if (events != null) {
            for (String event : events.split(", ")) {
                var parts = event.split(" ");
                now = Integer.parseInt(parts[0]);
                progress = switch (parts[1]) {
                    case "ok" -> progress.answered(new Answered.Yes("OK", Optional.empty()), at(now));
                    case "no" -> progress.answered(new Answered.No("story is locked by another user"), at(now));
                    case "back" -> progress.changed(Grid.held("S1() S3()").rundown(), at(now));
                    case "other" -> progress.changed(Grid.held("S3() S1() S2()").rundown(), at(now));
                    default -> throw new AssertionError(event);
                };
            }
        }
        var standing = progress.standing(START, at(now).nanos(), PATIENCE);
        assertThat(standing.state().getClass().getSimpleName()).isEqualTo(state);
        assertThat(standing.since()).isEqualTo(START.plusSeconds(since));
    }

    @Test
    void R152_afterTenSecondsTheLastAckTextIsAllThatThereIsToSay() {
        var progress = Progress.asked(DELETE_S2, HELD, at(0)).answered(new Answered.Yes("OK", Optional.empty()), at(1));
        assertThat(progress.standing(START, at(11).nanos() - 1, PATIENCE).state())
                .isEqualTo(new ActionState.Accepted("OK"));
        assertThat(progress.standing(START, at(11).nanos(), PATIENCE).state())
                .isEqualTo(new ActionState.NotConfirmed("OK"));
        assertThat(progress.isFinal()).isFalse();
    }

    @Test
    void theNewsroomsWordSaysWhichStoryIsTheNewOne() {
        var wanted = new Wanted.New(Optional.empty(), "HARBOUR FIRE", "", "");
        var came = Grid.held("S1() S2() S6() S3()").rundown();
        var progress = Progress.asked(wanted, HELD, at(0)).changed(came, at(1));
        assertThat(progress.standing(START, at(1).nanos(), PATIENCE).state()).isEqualTo(new ActionState.Asked());

        var named = progress.answered(new Answered.Yes("S6", Optional.of("S6")), at(2));
        assertThat(named.newStoryID()).contains("S6");
        assertThat(named.standing(START, at(2).nanos(), PATIENCE).state()).isEqualTo(new ActionState.Confirmed("S6"));
        assertThat(named.isFinal()).isTrue();
    }

    @Test
    void whatIsSoAlreadyIsConfirmedByTheNewsroomsWord() {
        var stay = new Wanted.Move(new Place.End(), List.of("S3"));
        var progress = Progress.asked(stay, HELD, at(0));
        assertThat(progress.standing(START, at(5).nanos(), PATIENCE).state()).isEqualTo(new ActionState.Asked());
        assertThat(progress.answered(new Answered.Yes("OK", Optional.empty()), at(6))
                        .standing(START, at(6).nanos(), PATIENCE))
                .isEqualTo(new Progress.Standing(new ActionState.Confirmed("OK"), START.plusSeconds(6)));
    }

    private static Moment at(int second) {
        // Near overflow, where a clock that only goes forward may well stand.
        return new Moment(START.plusSeconds(second), Long.MAX_VALUE - 3_000_000_000L + second * 1_000_000_000L);
    }
}
