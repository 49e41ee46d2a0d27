package org.cueway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cueway.cue.Action;
import org.cueway.cue.Cause;
import org.cueway.cue.Due;
import org.cueway.cue.Grid;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.Outcome;
import org.cueway.device.Report;
import org.cueway.device.Standing;
import org.cueway.device.Standing.Certainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What newsrooms hear: each state once, and never one that is not certain. */
final class TruthTest {
    private final Truth truth = new Truth();

    @Test
    void eachStateIsSaidOnceWhenItIsCertain() {
        assertThat(says(stood("-|1", Certainty.CONFIRMED))).isEqualTo("1 READY");
        assertThat(says(stood("-|1", Certainty.CONFIRMED))).isEmpty();
        assertThat(says(stood("1|-", Certainty.UNKNOWN))).isEmpty();
        assertThat(says(stood("1|-", Certainty.DIFFERS))).isEmpty();
        assertThat(says(stood("1|-", Certainty.CONFIRMED))).isEqualTo("1 PLAY");
        assertThat(says(stood("2|3", Certainty.CONFIRMED))).isEqualTo("1 STOP, 3 READY, 2 PLAY");
        assertThat(says(stood("-|-", Certainty.UNKNOWN))).isEmpty();
        assertThat(says(stood("-|-", Certainty.CONFIRMED))).isEqualTo("2 STOP");
    }

    @Test
    void whatWasThereBeforeARestartHasBeenSaid() {
        truth.recall("main", "layer 10", stand("1|2"));
        assertThat(says(stood("1|2", Certainty.CONFIRMED))).isEmpty();
        assertThat(says(stood("-|2", Certainty.CONFIRMED))).isEqualTo("1 STOP");
    }

    @Test
    void onlyTheLeadingDeviceOfAnItemIsListenedTo() {
        var item = playing("1", false);
        var stand = new Stand(Optional.of(item), Optional.empty(), false);
        assertThat(says(new Report.Stood(
                        "light", new Standing("studio", stand, Certainty.CONFIRMED, ""), Optional.empty())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Outcome.Kind.class)
    void A08_whatWasRefusedIsNotReadyAndNothingElseIsGuessed(Outcome.Kind kind) {
        boolean refused = kind == Outcome.Kind.REJECTED || kind == Outcome.Kind.OFFLINE;
        assertThat(says(lapsed(Verb.TAKE, kind))).isEqualTo(refused ? "1 NOT READY" : "");
        assertThat(says(lapsed(Verb.OUT, kind))).isEmpty();
    }

    @Test
    void whatPlaysGoesOnPlayingWhenAnotherCueForItIsRefused() {
        assertThat(says(stood("1|-", Certainty.CONFIRMED))).isEqualTo("1 PLAY");
        assertThat(says(lapsed(Verb.TAKE, Outcome.Kind.REJECTED))).isEmpty();
    }

    private String says(Report report) {
        return String.join(
                ", ",
                truth.of(report).stream()
                        .map(told -> told.item().itemID() + " " + told.status())
                        .toList());
    }

    private static Report stood(String stand, Certainty certainty) {
        return new Report.Stood("main", new Standing("layer 10", stand(stand), certainty, ""), Optional.empty());
    }

    private static Report lapsed(Verb verb, Outcome.Kind kind) {
        var playing = playing("1", true);
        var action = new Action("main", verb, playing.cause(), Values.NONE, new Due.Now());
        return new Report.Lapsed("main", new Report.Acted(action, new Outcome(kind, "why"), Duration.ZERO));
    }

    private static Stand stand(String text) {
        var parts = text.split("\\|");
        return new Stand(item(parts[0]), item(parts[1]), false);
    }

    private static Optional<Playing> item(String itemID) {
        return itemID.equals("-") ? Optional.empty() : Optional.of(playing(itemID, true));
    }

    private static Playing playing(String itemID, boolean leads) {
        var cause = new Cause(new ItemRef(Grid.RO1, "S1", itemID), itemID, "test", leads);
        return new Playing(cause, Values.NONE, Playing.Motion.START, Instant.EPOCH);
    }
}
