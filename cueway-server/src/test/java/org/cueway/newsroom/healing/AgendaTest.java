package org.cueway.newsroom.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.newsroom.healing.GuardTest.seconds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cueway.base.Limits;
import org.cueway.newsroom.healing.Step.Fetch;
import org.cueway.newsroom.healing.Step.ListAll;
import org.cueway.newsroom.healing.Step.Mark;
import org.cueway.newsroom.healing.Step.Why;
import org.junit.jupiter.api.Test;

/** What is asked of a newsroom, and in which order. */
final class AgendaTest {
    private static final long START = Long.MAX_VALUE - seconds(10);

    private final Agenda agenda = new Agenda(Limits.Healing.defaults());
    private long now = START;

    @Test
    void thereIsNothingToDoAtFirst() {
        assertThat(next()).isEmpty();
        assertThat(agenda.isIdle()).isTrue();
        assertThat(agenda.untilNext(now)).isEmpty();
        assertThat(agenda.walked()).isEmpty();
    }

    @Test
    void R92_aWalkAsksWhichThereAreAndThenForOneAfterTheOther() {
        agenda.walk();
        assertThat(next()).contains(new ListAll());
        agenda.listed(List.of("RO3", "RO1", "RO2"));
        for (var roID : List.of("RO3", "RO1", "RO2")) {
            assertThat(agenda.walked()).isEmpty();
            assertThat(next()).contains(new Fetch(roID, Why.WALK));
            assertThat(agenda.isFetching(roID, now)).isTrue();
            agenda.fetched(roID, false);
        }
        assertThat(agenda.walked()).contains(Set.of("RO1", "RO2", "RO3"));
        assertThat(agenda.walked()).isEmpty();
        assertThat(next()).isEmpty();
        assertThat(agenda.isIdle()).isTrue();
    }

    @Test
    void R92_anEmptyListIsAGoodAnswer() {
        agenda.walk();
        next();
        agenda.listed(List.of());
        assertThat(agenda.walked()).contains(Set.of());
    }

    @Test
    void R93_whatIsDeletedIsTakenBackWhateverItWasToBeAskedForAndItsAnswerIsNotTaken() {
        agenda.walk();
        next();
        agenda.listed(List.of("RO1", "RO2", "RO3"));
        assertThat(next()).contains(new Fetch("RO1", Why.WALK));
        agenda.lost("RO1");
        agenda.lost("RO2");
        agenda.unlisted("RO9", now);
        for (var roID : List.of("RO1", "RO2", "RO3", "RO9")) agenda.gone(roID);
        assertThat(agenda.isAsked("RO1")).isFalse();
        agenda.done();
        assertThat(next()).isEmpty();
        assertThat(agenda.walked()).contains(Set.of("RO1", "RO2", "RO3"));
        assertThat(agenda.isIdle()).isTrue();
    }

    @Test
    void R92_whatWasLostIsAskedForBeforeTheRestOfTheWalk() {
        agenda.walk();
        next();
        agenda.listed(List.of("RO1", "RO2", "RO3"));
        assertThat(next()).contains(new Fetch("RO1", Why.WALK));
        agenda.lost("RO3");
        agenda.lost("RO9");
        agenda.fetched("RO1", false);
        assertThat(next()).contains(new Mark("RO3"));
        agenda.done();
        assertThat(next()).contains(new Mark("RO9"));
        agenda.done();
        assertThat(next()).contains(new Fetch("RO3", Why.LOST));
        agenda.fetched("RO3", true);
        assertThat(next()).contains(new Fetch("RO9", Why.LOST));
        agenda.fetched("RO9", true);
        assertThat(next()).contains(new Fetch("RO2", Why.WALK));
        agenda.fetched("RO2", true);
        assertThat(agenda.walked()).contains(Set.of("RO1", "RO2", "RO3"));
    }

    @Test
    void R92_aWalkThatBrokeOffGoesOnWhereItWasWhenTheNewsroomIsBack() {
        agenda.walk();
        next();
        agenda.listed(List.of("RO1", "RO2", "RO3"));
        next();
        agenda.fetched("RO1", false);
        assertThat(next()).contains(new Fetch("RO2", Why.WALK));
        agenda.unanswered(now);
        assertThat(next()).isEmpty();
        assertThat(agenda.walked()).isEmpty();

        agenda.walk();
        assertThat(next()).contains(new ListAll());
        agenda.listed(List.of("RO1", "RO2", "RO3", "RO4"));
        assertThat(rest()).containsExactly("RO3", "RO2", "RO1", "RO4");
    }

    @Test
    void aNewsroomThatDoesNotAnswerIsAskedAgainAfter30Seconds() {
        agenda.walk();
        next();
        agenda.unanswered(now);
        assertThat(next()).isEmpty();
        assertThat(agenda.untilNext(now)).contains(Duration.ofSeconds(30));
        now += seconds(30);
        assertThat(next()).contains(new ListAll());
    }

    @Test
    void aNewsroomThatSpeaksIsAskedAtOnceAlsoIfItDidNotAnswerBefore() {
        agenda.lost("RO1");
        next();
        agenda.done();
        next();
        agenda.unanswered(now);
        assertThat(agenda.isFetching("RO1", now)).isFalse();
        agenda.lost("RO2");
        assertThat(next()).contains(new Mark("RO2"));
        agenda.done();
        assertThat(next()).contains(new Fetch("RO2", Why.LOST));
    }

    @Test
    void R91_aDozenRefusalsAreOneQuestionAndTheNextComes30SecondsLater() {
        for (int i = 0; i < 12; i++) agenda.lost("RO1");
        assertThat(next()).contains(new Mark("RO1"));
        agenda.done();
        assertThat(next()).contains(new Fetch("RO1", Why.LOST));
        agenda.fetched("RO1", false);
        for (int i = 0; i < 12; i++) {
            agenda.lost("RO1");
            now += seconds(2);
            next().ifPresent(step -> agenda.done());
            assertThat(next()).isEmpty();
        }
        assertThat(agenda.untilNext(now)).contains(Duration.ofSeconds(6));
        now += seconds(6);
        assertThat(next()).contains(new Fetch("RO1", Why.LOST));
    }

    @Test
    void R91_aListThatPutThingsRightLetsTheNextLossBeHealedAtOnce() {
        agenda.lost("RO1");
        next();
        agenda.done();
        next();
        agenda.fetched("RO1", true);
        agenda.lost("RO1");
        next();
        agenda.done();
        assertThat(next()).contains(new Fetch("RO1", Why.LOST));
    }

    @Test
    void R91_whatTheGuardHasNoRoomForIsNotAskedFor() {
        var limits = Limits.Healing.defaults();
        var small = new Agenda(new Limits.Healing(
                limits.guard(),
                2,
                limits.lacking(),
                limits.retry(),
                limits.push(),
                limits.pushUndialled(),
                limits.hold(),
                limits.look()));
        for (var roID : List.of("RO1", "RO2", "RO3")) small.lost(roID);
        var asked = new ArrayList<Step>();
        for (var step = small.next(now); step.isPresent(); step = small.next(now)) {
            if (step.get() instanceof Fetch) asked.add(step.get());
            small.done();
        }
        assertThat(asked).containsExactly(new Fetch("RO1", Why.LOST), new Fetch("RO2", Why.LOST));
        assertThat(small.refusedByGuard()).isEqualTo(1);
    }

    @Test
    void somebodyWhoWantsOneGetsItWhateverTheGuardSays() {
        agenda.lost("RO1");
        next();
        agenda.done();
        next();
        agenda.fetched("RO1", false);
        agenda.byHand("RO1");
        assertThat(agenda.isFetching("RO1", now)).isTrue();
        assertThat(next()).contains(new Fetch("RO1", Why.BY_HAND));
    }

    @Test
    void R98_whatTheNewsroomLacksIsBelievedWhenItSaysSoAgainAfter30Seconds() {
        agenda.unlisted("RO1", now);
        assertThat(next()).isEmpty();
        assertThat(agenda.untilNext(now)).contains(Duration.ofSeconds(30));
        now += seconds(30);
        assertThat(next()).contains(new Fetch("RO1", Why.LACKING));
        assertThat(agenda.lacks("RO1", now)).isTrue();
        assertThat(next()).isEmpty();
    }

    @Test
    void R98_whatComesBackWithin30SecondsWasNeverGone() {
        agenda.byHand("RO1");
        next();
        assertThat(agenda.lacks("RO1", now)).isFalse();
        now += seconds(29);
        assertThat(next()).isEmpty();
        agenda.byHand("RO1");
        next();
        agenda.fetched("RO1", true);
        now += seconds(30);
        assertThat(next()).isEmpty();
    }

    @Test
    void R93_aLossDuringTheQuestionIsAskedForAgain() {
        agenda.lost("RO1");
        next();
        agenda.done();
        next();
        agenda.crossed("RO1");
        agenda.fetched("RO1", true);
        assertThat(next()).contains(new Fetch("RO1", Why.CROSSED));
    }

    @Test
    void aNewsroomThatDoesNotSayWhichThereAreIsNotWalked() {
        agenda.walk();
        next();
        agenda.walkRefused();
        assertThat(agenda.walked()).isEmpty();
        assertThat(next()).isEmpty();
    }

    private Optional<Step> next() {
        return agenda.next(now);
    }

    private List<String> rest() {
        var asked = new ArrayList<String>();
        for (var step = next(); step.isPresent(); step = next()) {
            var fetch = (Fetch) step.get();
            asked.add(fetch.roID());
            agenda.fetched(fetch.roID(), false);
        }
        return asked;
    }
}
