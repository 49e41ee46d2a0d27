package org.cueway.newsroom.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.SupersededMessage.RoItemStat;
import org.cueway.mos.model.Target;
import org.cueway.mos.session.exchange.Numbered;
import org.junit.jupiter.api.Test;

/** What is sent next, as tables: each line of a test is what happens and what follows. */
final class WaitlistTest {
    private final Waitlist<RoRequest> list = new Waitlist<>(3);
    private final List<Waiting<RoRequest>> added = new ArrayList<>();

    @Test
    void messagesGoOutInTheOrderTheyWereQueued() {
        add(new RoReq("A"));
        add(new RoReq("B"));
        assertThat(step()).isEqualTo("send 1");
        assertThat(step()).isEqualTo("send 2");
        assertThat(step()).isEqualTo("nothing");
    }

    @Test
    void whatIsNextStaysNextUntilItIsSettled() {
        add(new RoReq("A"));
        assertThat(next()).isEqualTo("send 1");
        add(new RoReq("B"));
        assertThat(next()).isEqualTo("send 1");
    }

    @Test
    void R150_ofStatusOnlyTheNewestPerElementWaits() {
        add(item("I1", "READY"));
        add(item("I2", "READY"));
        add(item("I1", "PLAY"));
        add(new RoReq("A"));
        add(item("I1", "STOP"));
        assertThat(list.size()).isEqualTo(3);
        assertThat(step()).isEqualTo("drop 1 SUPERSEDED");
        assertThat(step()).isEqualTo("drop 3 SUPERSEDED");
        assertThat(step()).isEqualTo("send 2");
        assertThat(step()).isEqualTo("send 4");
        assertThat(step()).isEqualTo("send 5");
    }

    @Test
    void R150_theSupersededFormsOfAStatusAreAboutTheSameElement() {
        add(new RoItemStat(
                new Target.OneItem("RO", "S", "I1"), Optional.empty(), Optional.empty(), "READY", Optional.empty()));
        add(item("I1", "PLAY"));
        assertThat(step()).isEqualTo("drop 1 SUPERSEDED");
        assertThat(step()).isEqualTo("send 2");
    }

    @Test
    void R31_theSameItemIdInAnotherStoryIsAnotherElement() {
        add(item("I1", "READY"));
        add(new RoElementStat(
                new Target.OneItem("RO", "S2", "I1"), Optional.empty(), Optional.empty(), "PLAY", Optional.empty()));
        assertThat(step()).isEqualTo("send 1");
        assertThat(step()).isEqualTo("send 2");
    }

    @Test
    void R150_aStatusThatMayBeOnTheWireIsNotTakenBack() {
        add(item("I1", "READY"));
        assertThat(next()).isEqualTo("send 1");
        add(item("I1", "PLAY"));
        assertThat(step()).isEqualTo("send 1");
        assertThat(step()).isEqualTo("send 2");
    }

    @Test
    void R150_aStatusThatWaitsForALaneGivesWayToTheNewerOne() {
        add(item("I1", "READY"));
        assertThat(list.next().map(WaitlistTest::words)).contains("send 1");
        add(item("I1", "PLAY"));
        assertThat(list.begin(added.getFirst())).isFalse();
        assertThat(step()).isEqualTo("drop 1 SUPERSEDED");
    }

    @Test
    void R150_aStatusThatCouldNotBeSentGivesWayToTheNewerOne() {
        add(item("I1", "READY"));
        assertThat(next()).isEqualTo("send 1");
        add(item("I1", "PLAY"));
        list.release();
        assertThat(step()).isEqualTo("drop 1 SUPERSEDED");
        assertThat(step()).isEqualTo("send 2");
    }

    @Test
    void R150_thereAndBackAgainDuringAnOutageIsNothingToTell() {
        add(item("I1", "READY"));
        assertThat(step()).isEqualTo("send 1");
        add(item("I1", "PLAY"));
        add(item("I1", "READY"));
        assertThat(step()).isEqualTo("drop 2 SUPERSEDED");
        assertThat(step()).isEqualTo("drop 3 KNOWN_ALREADY");
        assertThat(step()).isEqualTo("nothing");
    }

    @Test
    void R150_afterAStatusThatMayHaveArrivedTheNewestIsToldWhateverItIs() {
        add(item("I1", "READY"));
        assertThat(step()).isEqualTo("send 1");
        add(item("I1", "PLAY"));
        assertThat(next()).isEqualTo("send 2");
        list.doubt();
        list.release();
        add(item("I1", "READY"));
        assertThat(step()).isEqualTo("drop 2 SUPERSEDED");
        assertThat(step()).isEqualTo("send 3");
    }

    @Test
    void R145_aStatusThatIsNotToldTakesThePlaceOfWhatWaitsAndOfWhatIsKnown() {
        add(item("I1", "PLAY"));
        assertThat(step()).isEqualTo("send 1");
        add(item("I1", "PLAY"));
        list.withdraw("gw.mos", item("I1", "STOP"));
        assertThat(step()).isEqualTo("drop 2 SUPERSEDED");
        add(item("I1", "PLAY"));
        assertThat(step()).isEqualTo("send 3");
        assertThat(step()).isEqualTo("nothing");
    }

    @Test
    void R145_aStatusOnTheWireIsNotWithdrawn() {
        add(item("I1", "PLAY"));
        assertThat(next()).isEqualTo("send 1");
        list.withdraw("gw.mos", item("I1", "STOP"));
        list.withdraw("gw.mos", new RoReq("A"));
        assertThat(step()).isEqualTo("send 1");
        assertThat(step()).isEqualTo("nothing");
    }

    @Test
    void aStatusThatIsToldAgainThoughNothingWasSkippedIsSent() {
        add(item("I1", "READY"));
        assertThat(step()).isEqualTo("send 1");
        add(item("I1", "READY"));
        assertThat(step()).isEqualTo("send 2");
    }

    @Test
    void whatWasRefusedIsNotKnown() {
        add(item("I1", "READY"));
        assertThat(next()).isEqualTo("send 1");
        list.remove(added.getFirst(), false);
        add(item("I1", "PLAY"));
        add(item("I1", "READY"));
        assertThat(step()).isEqualTo("drop 2 SUPERSEDED");
        assertThat(step()).isEqualTo("send 3");
    }

    @Test
    void ofTooManyElementsTheOldestIsForgottenAndThenToldAgain() {
        for (int i = 1; i <= 4; i++) {
            add(item("I" + i, "READY"));
            assertThat(step()).isEqualTo("send " + i);
        }
        add(item("I1", "PLAY"));
        add(item("I1", "READY"));
        assertThat(step()).isEqualTo("drop 5 SUPERSEDED");
        assertThat(step()).isEqualTo("send 6");
    }

    private static RoRequest item(String itemID, String status) {
        return new RoElementStat(
                new Target.OneItem("RO", "S", itemID), Optional.empty(), Optional.empty(), status, Optional.empty());
    }

    private void add(RoRequest message) {
        long entry = added.size() + 1L;
        var letter = new Letter<>("gw.mos", "NCS-A", new Numbered<>(message, "" + entry, "text"));
        var waiting = new Waiting<>(entry, Instant.EPOCH, letter, _ -> {});
        added.add(waiting);
        list.add(waiting);
    }

    /** What is next; a message is on the wire from now on. */
    private String next() {
        var next = list.next();
        next.ifPresent(step -> {
            if (step instanceof Waitlist.Next.Send<RoRequest>(var waiting)) {
                assertThat(list.begin(waiting)).isTrue();
            }
        });
        return next.map(WaitlistTest::words).orElse("nothing");
    }

    /** Does what is next, and returns what that was. */
    private String step() {
        var next = list.next();
        next.ifPresent(step -> {
            switch (step) {
                case Waitlist.Next.Send<RoRequest>(var waiting) -> list.remove(waiting, true);
                case Waitlist.Next.Drop<RoRequest>(var waiting, var _) -> list.remove(waiting, false);
            }
        });
        return next.map(WaitlistTest::words).orElse("nothing");
    }

    private static String words(Waitlist.Next<RoRequest> next) {
        return switch (next) {
            case Waitlist.Next.Send<RoRequest>(var waiting) -> "send " + waiting.entry();
            case Waitlist.Next.Drop<RoRequest>(var waiting, var why) -> "drop " + waiting.entry() + " " + why;
        };
    }
}
