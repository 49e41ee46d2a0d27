package org.cueway.newsroom.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectRequestMessage.MosReqSearchableSchema;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.Target;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.status.LaneState;
import org.cueway.newsroom.outgoing.FailingStore.Manner;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.cueway.store.RundownStore;
import org.cueway.store.StoreException;
import org.cueway.store.StoreFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages to one newsroom over a real socket: in order, one at a time, and none lost or doubled by a crash. */
@Timeout(60)
final class OutgoingTest {
    private static final Route ROUTE = new Route(Station.NEWSROOM, List.of("NCS-A"));
    private static final Pattern ID = Pattern.compile("<messageID>(\\d+)</messageID>");

    private final MemoryStore.Disk disk = new MemoryStore.Disk();
    private final PlayedNewsroom newsroom = PlayedNewsroom.open();
    private final BlockingQueue<Settled> settled = new LinkedBlockingQueue<>();

    OutgoingTest() throws IOException {}

    @AfterEach
    void closeTheNewsroom() {
        newsroom.close();
    }

    @Test
    void whatIsSentArrivesInOrderUnderRisingNumbersAndIsSettled() throws Exception {
        try (var station = dialled(open())) {
            for (int i = 0; i < 20; i++) station.outgoing.send(Station.NEWSROOM, status(i), settled::add);
            for (int i = 0; i < 20; i++) assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
            assertThat(newsroom.asked()).hasSize(20);
            for (int i = 0; i < 20; i++) assertThat(newsroom.asked().get(i)).contains("<itemID>I" + i + "<");
            assertThat(ids()).isSorted().doesNotHaveDuplicates();
        }
        assertThat(open().snapshot().outbox()).isEmpty();
    }

    @Test
    void whatARefusalSaysReachesWhoSentIt() throws Exception {
        newsroom.answering(_ -> Optional.of(new RoAck("", "RO not found", List.of())));
        var store = open();
        try (var station = dialled(store)) {
            long entry = station.outgoing.send(Station.NEWSROOM, status(1), settled::add);
            assertThat(next()).isInstanceOfSatisfying(Settled.Refused.class, refused -> {
                assertThat(refused.why()).isEqualTo("RO not found");
                assertThat(refused.answer()).isPresent();
            });
            assertThat(entries(store, Entry.Kind.SETTLED))
                    .extracting(Entry::changed)
                    .containsExactly("refused\t" + entry + "\tRO not found");
        }
    }

    @Test
    void whatIsQueuedWhileTheNewsroomIsAwayIsSentInOrderWhenItComes() throws Exception {
        int port = newsroom.port();
        newsroom.close();
        try (var station = new Station(open(), ROUTE)) {
            station.dial("NCS-A", port);
            for (int i = 0; i < 5; i++) station.outgoing.send(Station.NEWSROOM, status(i), settled::add);
            try (var later = PlayedNewsroom.open(port)) {
                for (int i = 0; i < 5; i++) assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
                assertThat(later.asked()).hasSize(5);
                for (int i = 0; i < 5; i++) assertThat(later.asked().get(i)).contains("<itemID>I" + i + "<");
            }
        }
    }

    @Test
    void R150_afterAnOutageTheDifferenceToWhatWasAcknowledgedLastIsTold() throws Exception {
        int port = newsroom.port();
        try (var station = dialled(open())) {
            station.outgoing.send(Station.NEWSROOM, status("I1", "READY"), settled::add);
            station.outgoing.send(Station.NEWSROOM, status("I2", "READY"), settled::add);
            next();
            next();
            newsroom.close();
            await().until(() -> station.lane().state() != LaneState.UP);
            for (var state : List.of("PLAY", "STOP", "READY")) {
                station.outgoing.send(Station.NEWSROOM, status("I1", state), settled::add);
                station.outgoing.send(Station.NEWSROOM, status("I2", state.replace("READY", "STOP")), settled::add);
            }
            try (var later = PlayedNewsroom.open(port)) {
                for (int i = 0; i < 6; i++) next();
                assertThat(later.asked())
                        .singleElement()
                        .asString()
                        .contains("<itemID>I2<")
                        .contains("<status>STOP<");
            }
        }
        assertThat(open().snapshot().outbox()).isEmpty();
    }

    @Test
    void afterAKillTheSameBytesGoOutAgainUnderTheSameNumber() throws Exception {
        newsroom.answering(_ -> Optional.empty());
        var killed = dialled(open());
        killed.outgoing.send(Station.NEWSROOM, status(1));
        killed.outgoing.send(Station.NEWSROOM, status(2));
        await().until(() -> newsroom.asked().size() == 1);
        var sent = newsroom.asked().getFirst();
        killed.close(); // nothing is written by this: the disk is as a kill leaves it

        newsroom.answering(PlayedNewsroom::ok);
        try (var again = dialled(open())) {
            again.outgoing.send(Station.NEWSROOM, status(3), settled::add);
            next();
            assertThat(newsroom.asked()).hasSize(4);
            assertThat(newsroom.asked().get(1)).isEqualTo(sent);
            assertThat(ids()).isSorted();
            assertThat(newsroom.asked().get(3)).contains("<itemID>I3<");
        }
    }

    @Test
    void whatCouldNotBeMadeDurableIsNotSent() throws Exception {
        var store = MemoryStore.open(disk, TimeSource.system());
        try (var station = dialled(store)) {
            station.outgoing.send(Station.NEWSROOM, status(1), settled::add);
            next();
            store.refuse(StoreFault.DISK_FULL);
            assertThatThrownBy(() -> station.outgoing.send(Station.NEWSROOM, status(2)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("disk is full");
            store.heal();
            station.outgoing.send(Station.NEWSROOM, status(3), settled::add);
            next();
            assertThat(newsroom.asked()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void A11_whateverWriteFailsWhatWasQueuedArrivesOnceAndInOrder(Manner manner) throws Exception {
        for (int failAt = 1; ; failAt++) {
            var fresh = new MemoryStore.Disk();
            try (var played = PlayedNewsroom.open()) {
                var store = new FailingStore(MemoryStore.open(fresh, TimeSource.system()), manner, failAt);
                int promised;
                try (var station = new Station(store, ROUTE)) {
                    station.dial("NCS-A", played.port());
                    promised = sendThree(station);
                    int expected = promised;
                    await().until(() -> played.asked().size() >= expected || store.hasFailed());
                }
                try (var again = new Station(MemoryStore.open(fresh, TimeSource.system()), ROUTE)) {
                    again.dial("NCS-A", played.port());
                    again.outgoing.send(Station.NEWSROOM, status(9), settled::add);
                    await().until(() -> played.asked().stream().anyMatch(asked -> asked.contains("<itemID>I9<")));
                    assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
                }
                // What was promised is there; what was refused may be there only if the power went while it was
                // written.
                var distinct = played.asked().stream().distinct().toList();
                assertThat(distinct)
                        .as("failAt %d", failAt)
                        .hasSizeBetween(promised + 1, 4)
                        .isEqualTo(inOrder(distinct));
                if (manner != Manner.CUT_AFTER) assertThat(distinct).hasSize(promised + 1);
                if (!store.hasFailed()) return;
            }
        }
    }

    /** Returns how many were promised; a gateway goes on after a refusal as after any other. */
    private static int sendThree(Station station) {
        int promised = 0;
        for (int i = 0; i < 3; i++) {
            try {
                station.outgoing.send(Station.NEWSROOM, status(i));
                promised++;
            } catch (StoreException failed) {
                // it was told so
            }
        }
        return promised;
    }

    private static List<String> inOrder(List<String> frames) {
        return frames.stream()
                .sorted(java.util.Comparator.comparingInt(OutgoingTest::id))
                .toList();
    }

    @Test
    void thatItIsSettledIsTriedUntilItIsDurable() throws Exception {
        var store = MemoryStore.open(disk, TimeSource.system());
        newsroom.answering(_ -> {
            store.refuse(StoreFault.DISK_FULL);
            return PlayedNewsroom.ok(new RoReqAll());
        });
        try (var station = dialled(store)) {
            station.outgoing.send(Station.NEWSROOM, status(1), settled::add);
            await().until(() -> newsroom.asked().size() == 1);
            assertThat(settled.poll(200, TimeUnit.MILLISECONDS)).isNull();
            store.heal();
            assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
        }
        assertThat(newsroom.asked()).hasSize(1);
    }

    @Test
    void moreThanTheLimitIsRefusedInWords() throws Exception {
        newsroom.answering(_ -> Optional.empty());
        try (var station = new Station(open(), Station.limits(3), Station.lane(Duration.ofSeconds(10)), ROUTE)) {
            station.dial("NCS-A", newsroom.port());
            for (int i = 0; i < 3; i++) station.outgoing.send(Station.NEWSROOM, status(i));
            assertThatThrownBy(() -> station.outgoing.send(Station.NEWSROOM, status(4)))
                    .isInstanceOf(OutgoingException.class)
                    .hasMessage("too many messages wait for this newsroom: newsroom, 3 wait");
        }
    }

    @Test
    void whoCannotBeWrittenToIsNamed() {
        try (var station = new Station(open(), ROUTE)) {
            assertThatThrownBy(() -> station.outgoing.send("nobody", status(1)))
                    .hasMessage("no newsroom of that name: nobody");
            assertThatThrownBy(() -> station.outgoing.send(Station.NEWSROOM, status(1)))
                    .hasMessage("nothing can be sent to this newsroom: newsroom, channel ro");
            assertThatThrownBy(() -> station.outgoing.ask(Station.NEWSROOM, new RoReqAll()))
                    .hasMessage("nothing can be sent to this newsroom: newsroom, channel ro");
            station.dial("NCS-A", newsroom.port());
            assertThatThrownBy(
                            () -> station.outgoing.send(Station.NEWSROOM, new MosReqSearchableSchema(Optional.empty())))
                    .hasMessage("a device does not ask that: mosReqSearchableSchema");
        }
    }

    @Test
    void aQuestionIsAnsweredAndNothingOfItWaits() throws Exception {
        newsroom.answering(message -> message instanceof RoReqAll
                ? Optional.<MosMessage>of(new RoListAll(List.of()))
                : PlayedNewsroom.ok(message));
        var store = open();
        try (var station = dialled(store)) {
            var answer = station.outgoing.ask(Station.NEWSROOM, new RoReqAll());
            assertThat(answer).isInstanceOfSatisfying(Answer.Said.class, said -> {
                assertThat(said.envelope().message()).isEqualTo(new RoListAll(List.of()));
                assertThat(new String(said.frame().bytes(), java.nio.charset.StandardCharsets.UTF_16BE))
                        .contains("<roListAll");
            });
            assertThat(entries(store, Entry.Kind.SETTLED))
                    .extracting(Entry::changed)
                    .containsExactly("asked\t0\t");
        }
        assertThat(open().snapshot().outbox()).isEmpty();
    }

    @Test
    void aQuestionDoesNotWaitForAllThatIsQueued() throws Exception {
        var one = new CountDownLatch(1);
        newsroom.answering(message -> {
            waitFor(one);
            return PlayedNewsroom.ok(message);
        });
        try (var station = dialled(open())) {
            for (int i = 0; i < 50; i++) station.outgoing.send(Station.NEWSROOM, status(i), settled::add);
            await().until(() -> newsroom.asked().size() == 1);
            var asker = Thread.ofVirtual().start(() -> ask(station, new RoReq("RO9")));
            await().until(() -> asker.getState() == Thread.State.WAITING);
            one.countDown();
            for (int i = 0; i < 50; i++) next();
            int place = IntStream.range(0, 51)
                    .filter(i -> newsroom.asked().get(i).contains("<roReq>"))
                    .findFirst()
                    .orElseThrow();
            assertThat(place).isLessThan(5);
        }
    }

    @Test
    void R72_aQuestionToANewsroomThatIsAwayFailsAndSaysWhichServerAndWhy() throws Exception {
        int port = newsroom.port();
        newsroom.close();
        try (var station = new Station(open(), ROUTE)) {
            station.dial("NCS-A", port);
            assertThatThrownBy(() -> station.outgoing.ask(Station.NEWSROOM, new RoReqAll()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("roReqAll not asked, not connected to NCS-A on channel ro: cannot connect");
        }
    }

    @Test
    void R60_aMessageThatIsNeverAnsweredIsDroppedInTheEndAndTheNextOnesGo() throws Exception {
        newsroom.answering(message -> message instanceof RoReq ? Optional.empty() : PlayedNewsroom.ok(message));
        try (var station = new Station(open(), Station.limits(100), Station.lane(Duration.ofMillis(50)), ROUTE)) {
            station.dial("NCS-A", newsroom.port());
            station.outgoing.send(Station.NEWSROOM, new RoReq("RO"), settled::add);
            station.outgoing.send(Station.NEWSROOM, status(1), settled::add);
            assertThat(next()).isEqualTo(new Settled.Dropped("the newsroom never answered it"));
            assertThat(next()).isInstanceOf(Settled.Acknowledged.class);
            // Three attempts on each of two connections, all with one number.
            assertThat(newsroom.asked()).hasSize(7);
            assertThat(newsroom.asked().subList(0, 6).stream().distinct()).hasSize(1);
        }
    }

    private Station dialled(RundownStore store) {
        var station = new Station(store, ROUTE);
        station.dial("NCS-A", newsroom.port());
        return station;
    }

    private RundownStore open() {
        return MemoryStore.open(disk, TimeSource.system());
    }

    private static List<Entry> entries(RundownStore store, Entry.Kind kind) {
        return store.entries(new EntryQuery(Long.MAX_VALUE, "", "", 1_000)).stream()
                .filter(entry -> entry.kind() == kind)
                .toList();
    }

    private Settled next() throws InterruptedException {
        var next = settled.poll(60, TimeUnit.SECONDS);
        assertThat(next).as("settled within 20 s").isNotNull();
        return next;
    }

    private List<Integer> ids() {
        return newsroom.asked().stream().map(OutgoingTest::id).toList();
    }

    private static int id(String frame) {
        var id = ID.matcher(frame);
        assertThat(id.find()).as(frame).isTrue();
        return Integer.parseInt(id.group(1));
    }

    private static Request status(int item) {
        return status("I" + item, "READY");
    }

    private static Request status(String itemID, String status) {
        return new RoElementStat(
                new Target.OneItem("RO1", "S1", itemID), Optional.empty(), Optional.empty(), status, Optional.empty());
    }

    private static void ask(Station station, Request question) {
        try {
            station.outgoing.ask(Station.NEWSROOM, question);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
