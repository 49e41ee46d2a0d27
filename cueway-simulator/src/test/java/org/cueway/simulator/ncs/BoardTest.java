package org.cueway.simulator.ncs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.RoDelete;
import org.cueway.simulator.ncs.Board.Errand;
import org.cueway.simulator.ncs.show.Show;
import org.cueway.simulator.ncs.show.Shows;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final int MAX = 3;

    private final Board board = new Board(MAX);

    @Test
    void theDeviceIsToldOfEachChangeInOrder() throws InterruptedException {
        board.change(shows("A"), List.of(message(1), message(2)));
        board.change(shows("B"), List.of(message(3)));
        assertThat(board.next()).isEqualTo(new Errand.One(message(1)));
        assertThat(board.next()).isEqualTo(new Errand.One(message(2)));
        assertThat(board.next()).isEqualTo(new Errand.One(message(3)));
        assertThat(board.now()).isEqualTo(shows("B"));
    }

    @Test
    void whatIsTooMuchToWaitBecomesEverythingAsItIsWhenItsTurnComes() throws InterruptedException {
        for (int n = 0; n <= MAX; n++) board.change(shows("A"), List.of(message(n)));
        board.change(shows("B"), List.of(message(9)));
        assertThat(board.next()).isEqualTo(new Errand.Everything(shows("B")));
        board.change(shows("C"), List.of(message(10)));
        assertThat(board.next()).isEqualTo(new Errand.One(message(10)));
    }

    @Test
    void tellingEverythingAgainReplacesWhatWaits() throws InterruptedException {
        board.change(shows("A"), List.of(message(1)));
        board.again();
        assertThat(board.next()).isEqualTo(new Errand.Everything(shows("A")));
    }

    @Test
    void itIsSettledOnlyWhenTheLastErrandIsDone() throws InterruptedException {
        assertThat(board.settled()).isTrue();
        board.change(shows("A"), List.of(message(1)));
        assertThat(board.settled()).isFalse();
        board.next();
        assertThat(board.settled()).isFalse();
        var asking = Thread.ofVirtual().start(() -> {
            try {
                board.next();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(board::settled);
        asking.interrupt();
        asking.join();
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
