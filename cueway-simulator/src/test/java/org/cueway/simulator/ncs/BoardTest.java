package org.cueway.simulator.ncs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.Request.RoRequest;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.simulator.ncs.Board.Errand;
import org.cueway.simulator.ncs.like.EditStyle;
import org.cueway.simulator.ncs.like.Habits.Delivery;
import org.cueway.simulator.ncs.show.Edits.Edit;
import org.cueway.simulator.ncs.show.Show;
import org.cueway.simulator.ncs.show.Shows;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final int MAX = 3;

    private final Board board = new Board(MAX, EditStyle.ELEMENT_ACTIONS);
    private final Board.Queue queue = board.queue("device", Delivery.GO_ON);

    @Test
    void theDeviceIsToldOfEachChangeInOrder() throws Exception {
        change(shows("A"), message(1), message(2));
        change(shows("B"), message(3));
        assertThat(queue.next()).isEqualTo(new Errand.One(message(1)));
        assertThat(queue.next()).isEqualTo(new Errand.One(message(2)));
        assertThat(queue.next()).isEqualTo(new Errand.One(message(3)));
        assertThat(board.now().shows()).isEqualTo(shows("B"));
    }

    @Test
    void everyDeviceIsToldAndTheyDoNotWaitForEachOther() throws Exception {
        var other = board.queue("other", Delivery.GO_ON);
        change(shows("A"), message(1));
        change(shows("B"), message(2));
        assertThat(queue.next()).isEqualTo(new Errand.One(message(1)));
        assertThat(queue.next()).isEqualTo(new Errand.One(message(2)));
        assertThat(other.next()).isEqualTo(new Errand.One(message(1)));
    }

    @Test
    void whatIsTooMuchToWaitBecomesEverythingAsItIsWhenItsTurnComes() throws Exception {
        for (int n = 0; n <= MAX; n++) change(shows("A"), message(n));
        change(shows("B"), message(9));
        assertThat(queue.next()).isEqualTo(new Errand.Everything(shows("B")));
        change(shows("C"), message(10));
        assertThat(queue.next()).isEqualTo(new Errand.One(message(10)));
    }

    @Test
    void tellingEverythingAgainReplacesWhatWaits() throws Exception {
        change(shows("A"), message(1));
        board.again();
        assertThat(queue.next()).isEqualTo(new Errand.Everything(shows("A")));
    }

    @Test
    void filesArePlayedBeforeAnythingElseWhateverHappens() throws Exception {
        var file = new Errand.Play(new PlayFile.Upper("1.xml", message(0)), true);
        queue.play(List.of(file, file));
        for (int n = 0; n <= MAX; n++) change(shows("A"), message(n));
        assertThat(queue.next()).isEqualTo(file);
        assertThat(queue.next()).isEqualTo(file);
        assertThat(queue.next()).isEqualTo(new Errand.Everything(shows("A")));
    }

    @Test
    void R61_whoWantsToBeAskedTellsOnlyOfWhatWasAskedFor() throws Exception {
        var pulled = board.queue("pulls", Delivery.ON_REQUEST);
        change(shows("A"), message(1));
        pulled.askedFor("R2");
        change(shows("A"), message(2));
        assertThat(pulled.next()).isEqualTo(new Errand.One(message(2)));
    }

    @Test
    void R82_whoNeverTellsHasNothingToTell() throws Exception {
        board.queue("deaf", Delivery.NEVER).again();
        change(shows("A"), message(1));
        queue.next();
        queue.lose();
        assertThat(afterNext()).isTrue();
    }

    private boolean afterNext() throws InterruptedException {
        var asking = Thread.ofVirtual().start(this::nextUntilInterrupted);
        try {
            await().until(board::settled);
            return true;
        } finally {
            asking.interrupt();
            asking.join();
        }
    }

    @Test
    void itIsSettledOnlyWhenTheLastErrandIsDone() throws Exception {
        assertThat(board.settled()).isTrue();
        change(shows("A"), message(1));
        assertThat(board.settled()).isFalse();
        queue.next();
        assertThat(board.settled()).isFalse();
        assertThat(afterNext()).isTrue();
    }

    private void nextUntilInterrupted() {
        try {
            queue.next();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(Shows next, RoRequest... messages) throws IOException {
        board.edit(_ -> Optional.of(new Edit(List.of(messages), next)));
    }

    private static Shows shows(String roID) {
        var none = Optional.<String>empty();
        var header =
                new RoHeader(none, none, Optional.empty(), Optional.empty(), none, none, none, List.of(), List.of());
        return new Shows(List.of(new Show(roID, header, List.of(), Optional.empty())));
    }

    private static RoDelete message(int number) {
        return new RoDelete("R" + number);
    }
}
