package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.Channel;
import org.cueway.newsroom.Arrival.Turn;
import org.cueway.store.Receipt;
import org.cueway.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReceiptsTest {
    private static final Turn RO = new Turn("gw.mos", "NCS-A", Channel.RO);
    private static final Turn MOM = new Turn("gw.mos", "NCS-A", Channel.MOM);

    private final Clock clock = new Clock();
    private final Map<Long, String> journal = new HashMap<>();
    private final Receipts receipts = receipts(3);

    private Receipts receipts(int maxOlder) {
        return new Receipts(
                new Limits.Receipts(Duration.ofSeconds(60), maxOlder, 1_000),
                number -> Optional.ofNullable(journal.get(number)),
                clock);
    }

    @Test
    void R23_theSameMessageAgainHasTheAnswerItGot() {
        keep(RO, "7", "hash", "roAck OK");
        assertThat(receipts.look(RO, "7", hash("hash"))).isEqualTo(new Receipts.Seen.Before("roAck OK"));
    }

    @Test
    void aMessageOfAnotherChannelIsAnotherMessage() {
        keep(RO, "7", "hash", "roAck OK");
        assertThat(receipts.look(MOM, "7", hash("hash"))).isEqualTo(new Receipts.Seen.Never());
    }

    @Test
    void theLastReceiptOfATurnCountsForEver() {
        keep(RO, "7", "hash", "roAck OK");
        clock.pass(Duration.ofDays(1));
        assertThat(receipts.look(RO, "7", hash("hash"))).isEqualTo(new Receipts.Seen.Before("roAck OK"));
    }

    @Test
    void R24_anOlderReceiptCountsForSixtySeconds() {
        keep(RO, "7", "hash", "old");
        keep(RO, "8", "other", "new");
        clock.pass(Duration.ofSeconds(60));
        assertThat(receipts.look(RO, "7", hash("hash"))).isEqualTo(new Receipts.Seen.Before("old"));
        clock.pass(Duration.ofSeconds(1));
        assertThat(receipts.look(RO, "7", hash("hash"))).isEqualTo(new Receipts.Seen.Never());
        assertThat(receipts.look(RO, "8", hash("other"))).isEqualTo(new Receipts.Seen.Before("new"));
    }

    @Test
    void R24_theSameIdWithOtherContentIsANewMessage() {
        keep(RO, "7", "hash", "first");
        assertThat(receipts.look(RO, "7", hash("other"))).isEqualTo(new Receipts.Seen.OtherContent(1, Duration.ZERO));
        keep(RO, "7", "other", "second");
        assertThat(receipts.look(RO, "7", hash("other"))).isEqualTo(new Receipts.Seen.Before("second"));
    }

    @Test
    void R25_aMessageWithoutAnIdIsNeverARetry() {
        keep(RO, "", "hash", "roAck OK");
        assertThat(receipts.look(RO, "", hash("hash"))).isEqualTo(new Receipts.Seen.Never());
        assertThat(receipts.size(RO)).isZero();
    }

    @Test
    void olderReceiptsAreLimitedInNumber() {
        for (var id = 1; id <= 100; id++) {
            keep(RO, "" + id, "hash" + id, "answer" + id);
        }
        assertThat(receipts.size(RO)).isEqualTo(4);
        assertThat(receipts.look(RO, "97", hash("hash97"))).isEqualTo(new Receipts.Seen.Before("answer97"));
        assertThat(receipts.look(RO, "96", hash("hash96"))).isEqualTo(new Receipts.Seen.Never());
    }

    @Test
    void theLastAnswerIsAtHandAndThoseBeforeItAreReadFromTheJournal() {
        keep(RO, "7", "hash", "seven");
        journal.clear();
        assertThat(receipts.look(RO, "7", hash("hash"))).isEqualTo(new Receipts.Seen.Before("seven"));
        keep(RO, "8", "other", "eight");
        journal.put(1L, "seven, as the journal has it");
        assertThat(receipts.look(RO, "7", hash("hash")))
                .isEqualTo(new Receipts.Seen.Before("seven, as the journal has it"));
    }

    @Test
    void anAnswerThatTheJournalHasNotIsNeverMadeUp() {
        keep(RO, "7", "hash", "seven");
        keep(RO, "8", "other", "eight");
        journal.clear();
        assertThatThrownBy(() -> receipts.look(RO, "7", hash("hash")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("entry 1");
    }

    @Test
    void anAnswerThatIsInNoEntryIsKept() {
        receipts.keep(RO, new Receipts.Message("7", hash("hash"), 1), new Receipts.Given("seven", 0));
        keep(RO, "8", "other", "eight");
        assertThat(receipts.look(RO, "7", hash("hash"))).isEqualTo(new Receipts.Seen.Before("seven"));
    }

    /** Against a list that is searched from its end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void R24_R25_anyTrafficIsKnownAgainAsAPlainListKnowsIt(long seed) {
        record Row(String id, String hash, String answer, long at) {}
        var random = new Random(seed);
        var all = receipts(100);
        var model = new ArrayList<Row>();
        boolean lastCounts = false;
        for (int n = 0; n < 3_000; n++) {
            clock.pass(Duration.ofMillis(random.nextInt(1_000)));
            var id = switch (random.nextInt(12)) {
                case 0 -> "";
                case 1 -> "text " + random.nextInt(20);
                case 2 -> "0" + random.nextInt(20);
                case 3 -> "" + random.nextInt(200);
                default -> "" + (n + 1);
            };
            var hash = hash(id + " " + random.nextInt(2));
            long now = clock.nanoTime();
            for (int row = model.size() - 1; row >= 0; row--) {
                boolean goes = now - model.get(row).at() > 60_000_000_000L || row < model.size() - 101;
                if (goes && (row < model.size() - 1 || !lastCounts)) model.remove(row);
            }
            var same = model.stream()
                    .filter(row -> row.id().equals(id) && row.hash().equals(hash))
                    .toList();
            var sameID = model.stream().filter(row -> row.id().equals(id)).toList();
            var seen = all.look(RO, id, hash);
            if (!same.isEmpty()) {
                assertThat(seen)
                        .as("message %d", n)
                        .isEqualTo(new Receipts.Seen.Before(same.getLast().answer()));
                continue;
            }
            assertThat(seen)
                    .as("message %d", n)
                    .isEqualTo(
                            sameID.isEmpty()
                                    ? new Receipts.Seen.Never()
                                    : new Receipts.Seen.OtherContent(
                                            1,
                                            Duration.ofNanos(
                                                    now - sameID.getLast().at())));
            var answer = "answer " + n;
            long entry = random.nextInt(4) == 0 ? 0 : n + 1L;
            journal.put(n + 1L, answer);
            all.keep(RO, new Receipts.Message(id, hash, 1), new Receipts.Given(answer, entry));
            lastCounts = !id.isEmpty();
            if (lastCounts) model.add(new Row(id, hash, answer, now));
            assertThat(all.size(RO)).isLessThanOrEqualTo(101);
        }
    }

    @Test
    void whatTheStoreRememberedCountsAfterARestart() {
        var old = Instant.parse("2026-03-17T17:00:00Z");
        journal.put(1L, "seven");
        receipts.load(List.of(
                new Receipt("gw.mos", "NCS-A", "ro", "7", hash("hash"), old, 1, "seven"),
                new Receipt("gw.mos", "NCS-A", "ro", "8", hash("other"), old, 2, "eight")));
        assertThat(receipts.look(RO, "7", hash("hash"))).isEqualTo(new Receipts.Seen.Before("seven"));
        clock.pass(Duration.ofSeconds(61));
        assertThat(receipts.look(RO, "7", hash("hash"))).isEqualTo(new Receipts.Seen.Never());
        assertThat(receipts.look(RO, "8", hash("other"))).isEqualTo(new Receipts.Seen.Before("eight"));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void keep(Turn turn, String messageID, String hash, String answer) {
        long entry = journal.size() + 1L;
        journal.put(entry, answer);
        receipts.keep(turn, new Receipts.Message(messageID, hash(hash), 1), new Receipts.Given(answer, entry));
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
