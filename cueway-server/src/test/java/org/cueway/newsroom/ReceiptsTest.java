package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.Channel;
import org.cueway.newsroom.Arrival.Turn;
import org.cueway.store.Receipt;
import org.junit.jupiter.api.Test;

final class ReceiptsTest {
    private static final Turn RO = new Turn("gw.mos", "NCS-A", Channel.RO);
    private static final Turn MOM = new Turn("gw.mos", "NCS-A", Channel.MOM);

    private final Clock clock = new Clock();
    private final Receipts receipts = new Receipts(new Limits.Receipts(Duration.ofSeconds(60), 3, 1_000), clock);

    @Test
    void R23_theSameMessageAgainHasTheAnswerItGot() {
        keep(RO, "7", "hash", "roAck OK");
        assertThat(receipts.look(RO, "7", "hash")).isEqualTo(new Receipts.Seen.Before("roAck OK"));
    }

    @Test
    void aMessageOfAnotherChannelIsAnotherMessage() {
        keep(RO, "7", "hash", "roAck OK");
        assertThat(receipts.look(MOM, "7", "hash")).isEqualTo(new Receipts.Seen.Never());
    }

    @Test
    void theLastReceiptOfATurnCountsForEver() {
        keep(RO, "7", "hash", "roAck OK");
        clock.pass(Duration.ofDays(1));
        assertThat(receipts.look(RO, "7", "hash")).isEqualTo(new Receipts.Seen.Before("roAck OK"));
    }

    @Test
    void R24_anOlderReceiptCountsForSixtySeconds() {
        keep(RO, "7", "hash", "old");
        keep(RO, "8", "other", "new");
        clock.pass(Duration.ofSeconds(60));
        assertThat(receipts.look(RO, "7", "hash")).isEqualTo(new Receipts.Seen.Before("old"));
        clock.pass(Duration.ofSeconds(1));
        assertThat(receipts.look(RO, "7", "hash")).isEqualTo(new Receipts.Seen.Never());
        assertThat(receipts.look(RO, "8", "other")).isEqualTo(new Receipts.Seen.Before("new"));
    }

    @Test
    void R24_theSameIdWithOtherContentIsANewMessage() {
        keep(RO, "7", "hash", "first");
        assertThat(receipts.look(RO, "7", "other")).isEqualTo(new Receipts.Seen.OtherContent(1, Duration.ZERO));
        keep(RO, "7", "other", "second");
        assertThat(receipts.look(RO, "7", "other")).isEqualTo(new Receipts.Seen.Before("second"));
    }

    @Test
    void R25_aMessageWithoutAnIdIsNeverARetry() {
        keep(RO, "", "hash", "roAck OK");
        assertThat(receipts.look(RO, "", "hash")).isEqualTo(new Receipts.Seen.Never());
        assertThat(receipts.size(RO)).isZero();
    }

    @Test
    void olderReceiptsAreLimitedInNumber() {
        for (var id = 1; id <= 100; id++) {
            keep(RO, "" + id, "hash" + id, "answer" + id);
        }
        assertThat(receipts.size(RO)).isEqualTo(4);
        assertThat(receipts.look(RO, "97", "hash97")).isEqualTo(new Receipts.Seen.Before("answer97"));
        assertThat(receipts.look(RO, "96", "hash96")).isEqualTo(new Receipts.Seen.Never());
    }

    @Test
    void whatTheStoreRememberedCountsAfterARestart() {
        var old = Instant.parse("2026-03-17T17:00:00Z");
        receipts.load(List.of(
                new Receipt("gw.mos", "NCS-A", "ro", "7", "hash", old, 1, "seven"),
                new Receipt("gw.mos", "NCS-A", "ro", "8", "other", old, 2, "eight")));
        assertThat(receipts.look(RO, "7", "hash")).isEqualTo(new Receipts.Seen.Before("seven"));
        clock.pass(Duration.ofSeconds(61));
        assertThat(receipts.look(RO, "7", "hash")).isEqualTo(new Receipts.Seen.Never());
        assertThat(receipts.look(RO, "8", "other")).isEqualTo(new Receipts.Seen.Before("eight"));
    }

    private void keep(Turn turn, String messageID, String hash, String answer) {
        receipts.keep(turn, new Receipts.Accepted(messageID, hash, answer, 1));
    }

    /** A clock that the test moves. Starts close to overflow, as a monotonic clock may. */
    private static final class Clock implements TimeSource {
        private long nanos = Long.MAX_VALUE - 1_000;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void sleep(Duration time) {
            pass(time);
        }
    }
}
