package org.cueway.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.cueway.base.TimeSource;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.DiscoveryMessage.RoSummary;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RoHeader;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.model.Story;
import org.cueway.newsroom.healing.Healing;
import org.cueway.newsroom.healing.HealingReason;
import org.cueway.newsroom.outgoing.PlayedNewsroom;
import org.cueway.rundown.Event;
import org.cueway.rundown.Sync;
import org.cueway.store.Change;
import org.cueway.store.Entry;
import org.cueway.store.EntryQuery;
import org.cueway.store.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Running orders come in step with the newsroom again, over real sockets: what it holds is a list of stories each. */
final class HealingTest {
    private static final Pattern ASKED = Pattern.compile("<(roReqAll|roReq)\\b(?:/>|><roID>([^<]*))?");

    private final MemoryStore.Disk disk = new MemoryStore.Disk();
    private final MemoryStore store = MemoryStore.open(disk, TimeSource.system());
    private final SkippingTime clock = new SkippingTime();
    private final Map<String, List<String>> theirs = new ConcurrentSkipListMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private PlayedNewsroom ncs;
    private HealedStation station;

    @BeforeEach
    void open() throws Exception {
        ncs = PlayedNewsroom.open();
        ncs.answering(this::answer);
        station = new HealedStation(store, clock);
    }

    @AfterEach
    void close() {
        station.close();
        ncs.close();
        threads.close();
    }

    private Optional<MosMessage> answer(MosMessage message) {
        return Optional.of(
                switch (message) {
                    case RoReqAll _ ->
                        new RoListAll(theirs.keySet().stream()
                                .map(roID -> new RoSummary(roID, header(roID)))
                                .toList());
                    case RoReq(var roID) when theirs.containsKey(roID) -> list(roID);
                    case RoReq _ -> RoAck.nack("", "RO not found");
                    case MosMessage _ -> RoAck.ok("");
                });
    }

    private RoList list(String roID) {
        var stories = theirs.getOrDefault(roID, List.of()).stream()
                .map(HealingTest::story)
                .toList();
        return new RoList(roID, header(roID), stories);
    }

    private static RoHeader header(String slug) {
        return new RoHeader(
                Optional.of(slug),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Story story(String storyID) {
        return new Story(storyID, Optional.of(storyID), Optional.empty(), List.of(), List.of(), List.of());
    }

    @Test
    void R90_R92_whenTheLaneComesUpAllAreAskedForOneAfterTheOther() {
        theirs.putAll(Map.of("RO1", List.of("A", "B"), "RO2", List.of("C"), "RO3", List.of()));
        connect();
        assertThat(asked()).containsExactly("roReqAll", "RO1", "RO2", "RO3");
        assertThat(ours("RO1")).containsExactly("A", "B");
        assertThat(ours("RO2")).containsExactly("C");
        assertThat(ours("RO3")).isEmpty();
    }

    @Test
    void R62_whatIsTheSameAlreadyLeavesNoTrace() {
        theirs.put("RO1", List.of("A"));
        connect();
        long entries = healed();
        assertThat(station.healing.walk(TestDevice.NEWSROOM)).isEmpty();
        await().until(() -> asked().size() == 4 && station.walk().equals("complete"));
        assertThat(healed()).isEqualTo(entries);
    }

    @Test
    void R88_aLostRoCreateIsRefusedAndAskedForOnce() {
        connect();
        theirs.put("RO1", List.of("A", "B"));
        for (int i = 0; i < 10; i++)
            assertThat(say(send("RO9", "A"))).contains("NACK").contains("roID is not held");
        assertThat(say(send("RO1", "B"))).contains("NACK").contains("roID is not held");
        await().until(() -> ours("RO1").equals(List.of("A", "B")));
        assertThat(say(send("RO1", "B"))).contains("OK");
        assertThat(asked()).containsExactly("roReqAll", "RO9", "RO1");
        assertThat(station.sync("RO1")).contains(Sync.CURRENT);
    }

    @Test
    void R89_anUnknownStoryIsRefusedAndAskedForOnceThenBothAreEqual() {
        theirs.put("RO1", List.of("A"));
        connect();
        theirs.put("RO1", List.of("B", "A"));
        assertThat(say(send("RO1", "B"))).contains("NACK").contains("storyID is not in this running order");
        await().until(() -> ours("RO1").equals(List.of("B", "A")));
        assertThat(asked()).containsExactly("roReqAll", "RO1", "RO1");
        assertThat(station.sync("RO1")).contains(Sync.CURRENT);
    }

    @Test
    void R89_anUnknownItemIsALossToo() {
        theirs.put("RO1", List.of("A"));
        connect();
        assertThat(say("<roElementAction operation=\"DELETE\"><roID>RO1</roID><element_target><storyID>A</storyID>"
                        + "</element_target><element_source><itemID>9</itemID></element_source></roElementAction>"))
                .contains("NACK");
        await().until(() -> asked().equals(List.of("roReqAll", "RO1", "RO1")));
    }

    @Test
    void R91_aNewsroomThatNeverAgreesIsAskedOnceIn30Seconds() {
        theirs.put("RO1", List.of("A"));
        connect();
        for (int i = 0; i < 20; i++) assertThat(say(send("RO1", "X"))).contains("NACK");
        await().until(() -> asked().size() == 3 && station.sync("RO1").equals(Optional.of(Sync.STALE)));
        clock.advance(Duration.ofSeconds(29));
        assertThat(say(send("RO1", "X"))).contains("NACK");
        assertThat(asked()).hasSize(3);
        clock.advance(Duration.ofSeconds(1));
        await().until(() -> asked().size() == 4);
    }

    @Test
    void R92_anEmptyListTakesNothingAway() {
        theirs.put("RO1", List.of("A"));
        connect();
        theirs.clear();
        assertThat(station.healing.walk(TestDevice.NEWSROOM)).isEmpty();
        await().until(() -> station.sync("RO1").equals(Optional.of(Sync.STALE)));
        assertThat(ours("RO1")).containsExactly("A");
    }

    @Test
    void R98_whatTheNewsroomLacksFor30SecondsIsMarkedAndGoesWithTheNextWalk() {
        theirs.putAll(Map.of("RO1", List.of("A"), "RO2", List.of("B")));
        connect();
        theirs.remove("RO1");
        walk();
        await().until(() -> station.sync("RO1").equals(Optional.of(Sync.STALE)));
        clock.advance(Duration.ofSeconds(30));
        await().until(() -> station.sync("RO1").equals(Optional.of(Sync.GONE)));
        assertThat(ours("RO1")).containsExactly("A");
        walk();
        await().until(() -> station.sync("RO1").isEmpty());
        assertThat(ours("RO2")).containsExactly("B");
    }

    @Test
    void R98_whatIsOnAirIsNeverTakenAway() {
        theirs.putAll(Map.of("RO1", List.of("A", "B"), "RO2", List.of("C")));
        connect();
        assertThat(say("<roReadyToAir><roID>RO1</roID><roAir>READY</roAir></roReadyToAir>"))
                .contains("OK");
        assertThat(say("<roElementStat element=\"STORY\"><roID>RO1</roID><storyID>A</storyID><status>PLAY</status>"
                        + "<time>2026-03-17T18:00:00</time></roElementStat>"))
                .contains("OK");
        theirs.put("RO1", List.of("B"));
        walk();
        assertThat(ours("RO1")).containsExactly("A", "B");
        assertThat(station.sync("RO1")).contains(Sync.STALE);
        theirs.remove("RO1");
        walk();
        clock.advance(Duration.ofSeconds(30));
        await().until(() -> station.sync("RO1").equals(Optional.of(Sync.GONE)));
        walk();
        assertThat(ours("RO1")).containsExactly("A", "B");
        assertThat(station.sync("RO1")).contains(Sync.GONE);
        assertThat(entries(Entry.Kind.CUE)).hasSize(1);
    }

    @Test
    void R35_aStandbyThatRefusesInProseHasNotAnswered() {
        theirs.put("RO1", List.of("A"));
        connect();
        ncs.answering(_ -> Optional.of(RoAck.nack("", "Buddy server cannot respond because main server is available")));
        assertThat(station.healing.walk(TestDevice.NEWSROOM)).isEmpty();
        await().until(() -> station.walk().startsWith("broken off: "));
        assertThat(station.walk()).contains("Buddy server");
        assertThat(station.sync("RO1")).contains(Sync.CURRENT);
        ncs.answering(this::answer);
        clock.advance(Duration.ofSeconds(30));
        await().until(() -> station.walk().equals("complete"));
    }

    @Test
    void R99_untilTheNewsroomHasAnsweredEditsAreAnsweredWithDisconnected() throws Exception {
        station.close();
        station = new HealedStation(store, clock, Duration.ofSeconds(20), _ -> 0);
        theirs.put("RO1", List.of("A", "B"));
        connect();
        var answer = new CountDownLatch(1);
        ncs.answering(message -> {
            if (message instanceof RoReq) stopAt(answer);
            return answer(message);
        });
        theirs.put("RO1", List.of("B", "C"));
        assertThat(say(send("RO1", "C"))).contains("NACK");
        await().until(() -> station.sync("RO1").equals(Optional.of(Sync.DISCONNECTED)));
        var swap = threads.submit(() -> say("<roElementAction operation=\"DELETE\"><roID>RO1</roID><element_source>"
                + "<storyID>A</storyID></element_source></roElementAction>"));
        await().until(() -> clock.sleeps() > 0);
        clock.advance(HealedStation.PUSH);
        assertThat(swap.get()).contains("<roStatus>DISCONNECTED</roStatus>");
        assertThat(ours("RO1")).containsExactly("A", "B");
        answer.countDown();
        await().until(() -> ours("RO1").equals(List.of("B", "C")));
        assertThat(station.sync("RO1")).contains(Sync.CURRENT);
    }

    @Test
    void R98_aStoryOnAirThatTheNewsroomDoesNotHaveKeepsNoEditOut() {
        theirs.put("RO1", List.of("A", "B"));
        connect();
        assertThat(say("<roElementStat element=\"STORY\"><roID>RO1</roID><storyID>A</storyID><status>PLAY</status>"
                        + "<time>2026-03-17T18:00:00</time></roElementStat>"))
                .contains("OK");
        theirs.put("RO1", List.of("B", "C"));
        walk();
        assertThat(ours("RO1")).containsExactly("A", "B", "C");
        theirs.put("RO1", List.of("C", "B"));
        assertThat(say(move("RO1", "C", "B"))).contains("OK");
        assertThat(say(move("RO1", "B", "C"))).contains("OK");
        assertThat(say(move("RO1", "C", "B"))).contains("OK");
        assertThat(station.sync("RO1")).contains(Sync.STALE);
        assertThat(say("<roElementStat element=\"STORY\"><roID>RO1</roID><storyID>A</storyID><status>STOP</status>"
                        + "<time>2026-03-17T18:00:30</time></roElementStat>"))
                .contains("OK");
        clock.advance(Duration.ofSeconds(30));
        assertThat(say(send("RO1", "B"))).contains("OK");
        await().until(() -> ours("RO1").equals(List.of("C", "B")));
        assertThat(station.sync("RO1")).contains(Sync.CURRENT);
    }

    @Test
    void R93_whatComesWhileTheListIsAskedForIsTakenAfterIt() throws Exception {
        theirs.put("RO1", List.of("A"));
        connect();
        var answer = new CountDownLatch(1);
        ncs.answering(message -> {
            var said = answer(message);
            if (message instanceof RoReq) stopAt(answer);
            return said;
        });
        theirs.put("RO1", List.of("A", "B"));
        assertThat(say(send("RO1", "B"))).contains("NACK");
        await().until(() -> asked().size() == 3);
        theirs.put("RO1", List.of("B", "A"));
        var first = threads.submit(() -> say(move("RO1", "B", "A")));
        await().until(() -> clock.sleeps() > 0);
        answer.countDown();
        assertThat(first.get()).contains("OK");
        assertThat(ours("RO1")).containsExactly("B", "A");
        // It may have been in the list already: whoever is not sure asks.
        await().until(() -> asked().size() == 4);
        assertThat(ours("RO1")).containsExactly("B", "A");
    }

    @Test
    void R93_aWholeRunningOrderThatWaitedLongEnoughIsNotUndoneByAnOlderList() throws Exception {
        theirs.put("RO1", List.of("A"));
        connect();
        var answer = new CountDownLatch(1);
        ncs.answering(message -> {
            var said = answer(message);
            if (message instanceof RoReq) stopAt(answer);
            return said;
        });
        theirs.put("RO1", List.of("A", "B"));
        assertThat(say(send("RO1", "B"))).contains("NACK");
        await().until(() -> asked().size() == 3);
        theirs.put("RO1", List.of("C"));
        var whole = threads.submit(() ->
                say("<roReplace><roID>RO1</roID><roSlug>RO1</roSlug><story><storyID>C</storyID></story></roReplace>"));
        await().until(() -> clock.sleeps() > 0);
        clock.advance(HealedStation.PUSH);
        assertThat(whole.get()).contains("OK");
        assertThat(ours("RO1")).containsExactly("C");
        answer.countDown();
        await().until(() -> asked().size() == 4);
        await().until(() -> ours("RO1").equals(List.of("C")));
    }

    @Test
    void R93_whatIsDeletedWhileItIsAskedForDoesNotComeBackWithTheAnswer() throws Exception {
        theirs.put("RO1", List.of("A"));
        connect();
        var answer = new CountDownLatch(1);
        ncs.answering(message -> {
            var said = answer(message);
            if (message instanceof RoReq) stopAt(answer);
            return said;
        });
        assertThat(say(send("RO1", "B"))).contains("NACK");
        await().until(() -> asked().size() == 3);
        var deleted = threads.submit(() -> say("<roDelete><roID>RO1</roID></roDelete>"));
        await().until(() -> clock.sleeps() > 0);
        clock.advance(HealedStation.PUSH);
        assertThat(deleted.get()).contains("OK");
        theirs.remove("RO1");
        answer.countDown();
        await().until(() -> station.healing
                .status(TestDevice.NEWSROOM)
                .filter(status -> status.now().isEmpty())
                .isPresent());
        assertThat(station.device.desk.find(HealedStation.id("RO1"))).isEmpty();
    }

    @Test
    void R93_whatIsDeletedIsNotAskedForAnyMore() throws Exception {
        theirs.put("RO1", List.of("A"));
        connect();
        var answer = new CountDownLatch(1);
        ncs.answering(message -> {
            var said = answer(message);
            if (message instanceof RoReq) stopAt(answer);
            return said;
        });
        assertThat(say(send("RO1", "B"))).contains("NACK");
        await().until(() -> asked().size() == 3);
        var deleted = threads.submit(() -> say("<roDelete><roID>RO1</roID></roDelete>"));
        await().until(() -> clock.sleeps() > 0);
        clock.advance(HealedStation.PUSH);
        assertThat(deleted.get()).contains("OK");
        // Asked a second time, the newsroom would still say that it is there.
        answer.countDown();
        clock.advance(Duration.ofMinutes(1));
        assertThat(say(send("RO2", "A"))).contains("NACK");
        await().until(() -> asked().contains("RO2"));
        assertThat(asked()).containsExactly("roReqAll", "RO1", "RO1", "RO2");
        assertThat(station.device.desk.find(HealedStation.id("RO1"))).isEmpty();
    }

    @Test
    void R94_aMessageThatOvertookItsRoCreateWaitsWhileAnotherFrameOfThatPeerIsWorkedOn() throws Exception {
        station.close();
        var busy = new AtomicInteger(2);
        station = new HealedStation(store, clock, Duration.ofSeconds(10), _ -> busy.get());
        connect();
        var early = threads.submit(() -> say(send("RO1", "A")));
        await().until(() -> clock.sleeps() > 0);
        assertThat(say("<roCreate><roID>RO1</roID><roSlug>x</roSlug><story><storyID>A</storyID></story></roCreate>"))
                .contains("OK");
        assertThat(early.get()).contains("OK");
        assertThat(asked()).containsExactly("roReqAll");

        busy.set(1);
        assertThat(say(send("RO2", "A"))).contains("NACK");
    }

    @Test
    void R94_theWaitHasAnEnd() throws Exception {
        station.close();
        station = new HealedStation(store, clock, Duration.ofSeconds(10), _ -> 2);
        connect();
        var early = threads.submit(() -> say(send("RO1", "A")));
        await().until(() -> clock.sleeps() > 0);
        clock.advance(HealedStation.PUSH);
        assertThat(early.get()).contains("NACK");
    }

    @Test
    void R92_whatWasAskedForWhenThePowerFailedIsHealedAfterTheRestart() {
        theirs.put("RO1", List.of("A"));
        connect();
        theirs.put("RO1", List.of("A", "B"));
        // Asked, marked, answered; and the power fails before what came is durable.
        ncs.answering(message -> message instanceof RoReq ? Optional.empty() : answer(message));
        assertThat(say(send("RO1", "B"))).contains("NACK");
        await().until(() -> asked().size() == 3);
        station.close();
        ncs.answering(this::answer);
        station = new HealedStation(MemoryStore.open(disk, TimeSource.system()), clock);
        assertThat(station.sync("RO1")).contains(Sync.DISCONNECTED);
        assertThat(ours("RO1")).containsExactly("A");
        connect();
        assertThat(ours("RO1")).containsExactly("A", "B");
        assertThat(station.sync("RO1")).contains(Sync.CURRENT);
        station.close();
        station = new HealedStation(MemoryStore.open(disk, TimeSource.system()), clock);
        assertThat(ours("RO1")).containsExactly("A", "B");
        assertThat(station.sync("RO1")).contains(Sync.CURRENT);
    }

    @Test
    void aComparisonSaysWhatIsDifferentAndChangesNothing() throws Exception {
        theirs.put("RO1", List.of("A"));
        connect();
        theirs.put("RO1", List.of("A", "B"));
        var compared = station.healing.compare(HealedStation.id("RO1"));
        assertThat(compared).isInstanceOf(Healing.Compared.Differs.class);
        assertThat(((Healing.Compared.Differs) compared).applied().events())
                .containsExactly(new Event.StoriesAdded(List.of("B")));
        assertThat(ours("RO1")).containsExactly("A");
        assertThat(station.healing.compare(HealedStation.id("RO9")))
                .isEqualTo(new Healing.Compared.Not(HealingReason.NOT_ANSWERED, "NACK: RO not found"));
    }

    @Test
    void nobodyIsAskedWhoIsNotThere() throws Exception {
        assertThat(station.healing.walk(TestDevice.NEWSROOM)).contains(HealingReason.NOBODY_TO_ASK);
        assertThat(station.healing.fetch(HealedStation.id("RO1"))).contains(HealingReason.NOBODY_TO_ASK);
        assertThat(station.healing.compare(HealedStation.id("RO1")))
                .isEqualTo(new Healing.Compared.Not(HealingReason.NOBODY_TO_ASK, ""));
    }

    @Test
    void R89_whoCannotBeAskedLeavesTheRunningOrderInDoubt() {
        assertThat(say("<roCreate><roID>RO1</roID><roSlug>x</roSlug></roCreate>"))
                .contains("OK");
        assertThat(say(send("RO1", "A"))).contains("NACK");
        await().until(() -> station.sync("RO1").equals(Optional.of(Sync.STALE)));
        assertThat(say("<roElementAction operation=\"INSERT\"><roID>RO1</roID><element_target><storyID/>"
                        + "</element_target><element_source><story><storyID>A</storyID></story></element_source>"
                        + "</roElementAction>"))
                .contains("OK");
        assertThat(say("<roReplace><roID>RO1</roID><roSlug>x</roSlug></roReplace>"))
                .contains("OK");
        assertThat(station.sync("RO1")).contains(Sync.CURRENT);
    }

    @Test
    void noCueComesOfHealing() {
        var cues = new AtomicInteger();
        store.subscribe(committed -> cues.addAndGet((int) committed.changes().stream()
                .filter(change -> change instanceof Change.CueGiven)
                .count()));
        theirs.put("RO1", List.of("A"));
        connect();
        theirs.put("RO1", List.of("B"));
        walk();
        assertThat(ours("RO1")).containsExactly("B");
        assertThat(cues).hasValue(0);
    }

    /** Dials, and waits until the first walk is over. */
    private void connect() {
        station.dial(ncs.port());
        await().until(() -> station.walk().equals("complete"));
    }

    private void walk() {
        var before = station.healing.status(TestDevice.NEWSROOM).orElseThrow().walk();
        assertThat(station.healing.walk(TestDevice.NEWSROOM)).isEmpty();
        await().until(() -> station.walk().equals("complete")
                && !station.healing
                        .status(TestDevice.NEWSROOM)
                        .orElseThrow()
                        .walk()
                        .map(it -> it.begun())
                        .equals(before.map(it -> it.begun())));
    }

    private final AtomicInteger ids = new AtomicInteger();

    private String say(String message) {
        return station.device
                .say(
                        TestDevice.connection(Channel.RO),
                        "<mos><mosID>" + TestDevice.MOS_ID + "</mosID><ncsID>" + TestDevice.NCS_ID
                                + "</ncsID><messageID>" + ids.incrementAndGet() + "</messageID>" + message + "</mos>")
                .orElseThrow();
    }

    private static String send(String roID, String storyID) {
        return "<roStorySend><roID>" + roID + "</roID><storyID>" + storyID
                + "</storyID><storyBody><p>text</p></storyBody></roStorySend>";
    }

    private static String move(String roID, String storyID, String before) {
        return "<roElementAction operation=\"MOVE\"><roID>" + roID + "</roID><element_target><storyID>" + before
                + "</storyID></element_target><element_source><storyID>" + storyID
                + "</storyID></element_source></roElementAction>";
    }

    private List<String> ours(String roID) {
        return station.device.desk.find(HealedStation.id(roID)).stream()
                .flatMap(held -> held.stories().stream())
                .map(story -> story.storyID())
                .toList();
    }

    private List<String> asked() {
        return ncs.asked().stream()
                .map(ASKED::matcher)
                .filter(found -> found.find())
                .map(found -> found.group(1).equals("roReq") ? found.group(2) : found.group(1))
                .toList();
    }

    private long healed() {
        return entries(Entry.Kind.HEALED).size();
    }

    private List<Entry> entries(Entry.Kind kind) {
        return store.entries(new EntryQuery(Long.MAX_VALUE, "", "", Optional.of(kind), 1_000));
    }

    private static void stopAt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
