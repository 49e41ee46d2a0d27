package org.cueway.mos.session;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.Limits;
import org.cueway.base.TestTime;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Envelope;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.ObjectMessage.MosAck;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.session.status.PeerMachine;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.wire.Connections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lane that we dial, against a newsroom played by hand. */
@Timeout(60)
class AskingLaneTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());
    private final PlainRole role = new PlainRole(codec);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger(100);
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private ServerSocket newsroom;
    private Lanes lanes = new Lanes(TimeSource.system());
    private Connections connections = Connections.open(Limits.Wire.defaults(), TimeSource.system());

    AskingLaneTest() throws IOException {
        newsroom = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @BeforeEach
    void listen() throws IOException {
        newsroom.setSoTimeout(20_000);
    }

    @AfterEach
    void closeEverything() throws Exception {
        for (var part : opened.reversed()) part.close();
        newsroom.close();
        connections.close();
        assertThat(connections.count()).isZero();
    }

    @Test
    void R63_aHeartbeatIsTheFirstExchangeThenWhoIsThereAndTheLaneIsUp() throws Exception {
        var lane = ro(patient());
        var peer = accept();
        var heartbeat = peer.receive();
        assertThat(heartbeat)
                .startsWith("<mos><mosID>device</mosID><ncsID>NCS</ncsID><messageID>101</messageID><heartbeat><time>");
        assertThat(lane.status().state()).isEqualTo(LaneState.NEVER_CONNECTED);
        peer.send(heartbeat);
        assertThat(peer.receive()).contains("<messageID>102</messageID><reqMachInfo");
        assertThat(lane.status().state()).isEqualTo(LaneState.UP);
        peer.send(machine(102));
        await().until(() -> lane.status().machine().isPresent());
        assertThat(lane.status()).satisfies(status -> {
            assertThat(status.machine()).contains(new PeerMachine("Northgate", "NRCS", "2.8.5"));
            assertThat(status.direction()).isEqualTo(Direction.OUT);
            assertThat(status.heartbeat()).isPresent();
            assertThat(status.reason()).isEmpty();
            assertThat(status.peer()).isEqualTo("127.0.0.1:" + newsroom.getLocalPort());
        });
    }

    @Test
    void R55_aPeerThatDoesNotSayWhoItIsIsUsedAllTheSame() throws Exception {
        var lane = ro(hasty());
        var peer = accept();
        peer.send(peer.receive());
        assertThat(peer.receive()).contains("<reqMachInfo");
        var call = call(lane, new RoReqAll());
        assertThat(peer.receive()).contains("<roReqAll");
        peer.send(message(103, "<roListAll/>"));
        assertThat(call.join()).isInstanceOf(Answer.Said.class);
        assertThat(lane.status().machine()).isEmpty();
    }

    @Test
    void aRequestIsAnsweredByItsMessageId() throws Exception {
        var lane = ro(patient());
        var peer = greeted();
        var call = call(lane, new RoReqAll());
        assertThat(peer.receive()).contains("<messageID>103</messageID><roReqAll");
        peer.send(message(103, "<roListAll/>"));
        assertThat(said(call).head().messageID()).contains("103");
        assertThat(said(call).message()).isInstanceOf(RoListAll.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<messageID></messageID>", "", "<messageID>4711</messageID>"})
    void R20_anAnswerWithoutIdOrWithTheAnswerersOwnIsTakenForTheOneRequestThatIsOut(String id) throws Exception {
        var lane = ro(patient());
        var peer = greeted();
        var call = call(lane, new RoReqAll());
        peer.receive();
        peer.send("<mos><mosID>device</mosID><ncsID>NCS</ncsID>" + id + "<roListAll/></mos>");
        assertThat(said(call).message()).isInstanceOf(RoListAll.class);
        await().until(() -> lanes.count(Tally.FOREIGN_ANSWERS) == (id.contains("4711") ? 1 : 0));
    }

    @Test
    void R28_aRefusalAnswersAnything() throws Exception {
        var lane = ro(patient());
        var peer = greeted();
        var call = call(lane, new RoReq("R"));
        peer.receive();
        peer.send(nack("103", "not now"));
        assertThat(said(call).message())
                .isInstanceOfSatisfying(
                        MosAck.class, ack -> assertThat(ack.statusDescription()).isEqualTo("not now"));
    }

    @Test
    void R16_textInTheRootFailsTheRequestThatIsOut() throws Exception {
        var lane = ro(patient());
        var peer = greeted();
        var call = call(lane, new RoReq("R"));
        peer.receive();
        peer.send("<mos>Invalid command: roReq</mos>");
        assertThat(call.join().toString()).contains("Invalid command: roReq");
    }

    @Test
    void R60_anUnansweredRequestIsRepeatedByteForByteThenGoesOnOverANewConnection() throws Exception {
        var lane = ro(hasty());
        var peer = greeted();
        var call = call(lane, new RoReqAll());
        var first = peer.receive();
        assertThat(first).contains("<messageID>103<");
        assertThat(peer.receive()).isEqualTo(first);
        assertThat(peer.receive()).isEqualTo(first);
        assertThat(peer.isClosed()).isTrue();
        var again = accept();
        again.send(again.receive());
        assertThat(again.receive()).isEqualTo(first);
        again.send(message(103, "<roListAll/>"));
        assertThat(said(call).message()).isInstanceOf(RoListAll.class);
    }

    @Test
    void R21_aSecondAnswerToARepeatedRequestIsNotTakenForTheNextOne() throws Exception {
        var lane = ro(hasty());
        var peer = greeted();
        var slow = call(lane, new RoReq("A"));
        peer.receive();
        peer.receive();
        peer.send(list(103, "A"));
        assertThat(((RoList) said(slow).message()).roID()).isEqualTo("A");
        var next = call(lane, new RoReq("B"));
        assertThat(peer.receive()).contains("<messageID>104<");
        peer.send(list(103, "A")).send(list(104, "B"));
        assertThat(((RoList) said(next).message()).roID()).isEqualTo("B");
        assertThat(lanes.count(Tally.LATE_ANSWERS)).isEqualTo(1);
    }

    @Test
    void R21_anAnswerThatComesTwiceIsNotTakenForTheNextOne() throws Exception {
        var lane = ro(patient());
        var peer = greeted();
        var first = call(lane, new RoReq("A"));
        assertThat(peer.receive()).contains("<messageID>103<");
        peer.send(list(103, "A"));
        assertThat(((RoList) said(first).message()).roID()).isEqualTo("A");
        var next = call(lane, new RoReq("B"));
        assertThat(peer.receive()).contains("<messageID>104<");
        peer.send(list(103, "A")).send(list(104, "B"));
        assertThat(((RoList) said(next).message()).roID()).isEqualTo("B");
        assertThat(lanes.count(Tally.LATE_ANSWERS)).isEqualTo(1);
        assertThat(lanes.count(Tally.FOREIGN_ANSWERS)).isZero();
    }

    @Test
    void R20_anAnswererWhoNumbersForItselfMayUseNumbersThatWereOurs() throws Exception {
        var lane = ro(patient());
        var peer = greeted();
        for (int own : List.of(5, 103, 104, 105)) {
            var call = call(lane, new RoReq("A" + own));
            peer.receive();
            peer.send(list(own, "A" + own));
            assertThat(((RoList) said(call).message()).roID()).isEqualTo("A" + own);
        }
    }

    @Test
    void requestsOfSeveralCallersGoOneAtATime() throws Exception {
        var lane = ro(patient());
        var peer = greeted();
        var calls = List.of(call(lane, new RoReqAll()), call(lane, new RoReqAll()), call(lane, new RoReqAll()));
        for (int id = 103; id <= 105; id++) {
            assertThat(peer.receive()).contains("<messageID>" + id + "<");
            assertThat(peer.isSilentFor(50)).isTrue();
            peer.send(message(id, "<roListAll/>"));
        }
        for (var call : calls) assertThat(call.join()).isInstanceOf(Answer.Said.class);
    }

    @Test
    void whatThePeerAsksOnOurConnectionIsAnsweredThere() throws Exception {
        ro(patient());
        var peer = greeted();
        assertThat(peer.ask(message(5, "<roReqAll/>"))).contains("<messageID>5<", "<roListAll");
        assertThat(role.seen()).hasSize(1);
        assertThat(role.seen().getFirst().link().newsroom()).contains("NCS");
    }

    @Test
    void R28_R63_arefusedIdentityIsTheStateOfTheLaneAndIsNotHammered() throws Exception {
        var time = new TestTime();
        var lane = ro(patient(), time);
        for (int round = 0; round < 8; round++) {
            var peer = accept();
            peer.receive();
            peer.send(nack("", "MOS ID is not recognized by this NOM"));
            assertThat(peer.isClosed()).isTrue();
            int sleeps = round + 1;
            await().until(() -> backOffs(time).size() == sleeps);
            assertThat(lane.status().state()).isEqualTo(LaneState.DEGRADED);
            assertThat(lane.status().reason()).contains("MOS ID is not recognized by this NOM");
            assertThat(lane.status().retryAt())
                    .contains(time.now().plus(backOffs(time).getLast()));
            time.advance(backOffs(time).getLast());
        }
        var waits = backOffs(time);
        assertThat(waits.getFirst()).isLessThanOrEqualTo(Duration.ofMillis(500));
        assertThat(waits.getLast()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    @Test
    void R63_aPeerThatAnswersHeartbeatsButNotWhoIsThereIsNotHammeredEither() throws Exception {
        var time = new TestTime();
        ro(patient(), time);
        for (int round = 0; round < 6; round++) {
            var peer = accept();
            peer.send(peer.receive());
            peer.receive();
            peer.send(nack("", "not known here"));
            int sleeps = round + 1;
            await().until(() -> backOffs(time).size() == sleeps);
            time.advance(backOffs(time).getLast());
        }
        assertThat(backOffs(time).getLast()).isGreaterThanOrEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void R63_aUsableAnswerResetsTheBackOff() throws Exception {
        var time = new TestTime();
        ro(patient(), time);
        for (int round = 0; round < 4; round++) {
            accept().close();
            int sleeps = round + 1;
            await().until(() -> backOffs(time).size() == sleeps);
            time.advance(backOffs(time).getLast());
        }
        assertThat(backOffs(time).getLast()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        greeted().close();
        await().until(() -> backOffs(time).size() == 5);
        assertThat(backOffs(time).getLast()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void R72_anAddressWhereNobodyListensIsNamed() throws Exception {
        newsroom.close();
        var lane = ro(patient());
        await().until(() -> lane.status().state() == LaneState.DOWN);
        assertThat(lane.status().reason())
                .startsWith("cannot connect to 127.0.0.1:" + newsroom.getLocalPort())
                .containsIgnoringCase("refused");
        assertThat(lane.status().retryAt()).isPresent();
    }

    @Test
    void R64_aPeerThatAcceptsAndSaysNothingIsGivenUp() throws Exception {
        var lane = ro(hasty());
        var peer = accept();
        var heartbeat = peer.receive();
        assertThat(peer.receive()).isEqualTo(heartbeat);
        assertThat(peer.receive()).isEqualTo(heartbeat);
        assertThat(peer.isClosed()).isTrue();
        await().until(() -> lane.status().state() == LaneState.DEGRADED);
        assertThat(lane.status().reason()).isEqualTo("no answer to a heartbeat in 3 attempts");
    }

    @Test
    void R47_anIdleLaneIsAskedForAHeartbeatAndIsDownWhenNothingComes() throws Exception {
        var lane = ro(watchful());
        var peer = greeted();
        var heartbeat = peer.receive();
        assertThat(heartbeat).contains("<heartbeat>");
        peer.send(heartbeat);
        while (!peer.receive().isEmpty()) {
            // More heartbeats, to none of which an answer comes.
        }
        await().until(() -> lane.status().state() == LaneState.DOWN);
        assertThat(lane.status().reason()).startsWith("no frame for");
    }

    @Test
    void R45_heartbeatsOfAnotherNumberInAnswerToOursAreAnsweredOncePerSecondAtMost() throws Exception {
        var lane = ro(watchful());
        var peer = greeted();
        long until = System.nanoTime() + Duration.ofMillis(2_500).toNanos();
        int answers = 0;
        for (int foreign = 9_001; System.nanoTime() < until; ) {
            var text = peer.receive();
            if (text.contains("<messageID>900")) answers++;
            else peer.send(message(foreign++, "<heartbeat/>"));
        }
        assertThat(answers).isBetween(1, 3);
        assertThat(lanes.count(Tally.HEARTBEATS_LEFT)).isPositive();
        assertThat(lane.status().state()).isEqualTo(LaneState.UP);
    }

    @Test
    void R45_twoGatewaysAgainstEachOtherDoNotLoop() throws Exception {
        var sessions = new Sessions(connections, codec, lanes, watchful(), TimeSource.system());
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var listener = opened(MosListener.open(loopback, Channel.RO, a -> true, role, sessions));
        var there = new Dial("NCS", listener.address(), "device", "NCS", Optional.empty());
        var lane = opened(AskingLane.ro(there, role, sessions, ids::incrementAndGet, random));
        await().until(() -> lane.status().state() == LaneState.UP);
        long before = lanes.count(Tally.ANSWERED);
        assertThat(call(lane, new RoReqAll()).join()).isInstanceOf(Answer.Said.class);
        long begun = System.nanoTime();
        await().atMost(LONG)
                .until(() -> System.nanoTime() - begun > Duration.ofSeconds(2).toNanos());
        // A heartbeat every 200 ms is 10 in two seconds, of which one a second is answered; a loop would make hundreds.
        assertThat(lanes.count(Tally.ANSWERED) - before).isLessThan(10);
        assertThat(lane.status().state()).isEqualTo(LaneState.UP);
    }

    @Test
    void R65_aServerThatLeavesTheWorkToAnotherOneIsUpAndSaysSo() throws Exception {
        var lane = ro(watchful());
        var peer = accept();
        var words = "Buddy server cannot respond because main server is available";
        peer.send(nack(idOf(peer.receive()), words));
        await().until(() -> lane.status().state() == LaneState.UP);
        assertThat(lane.standby()).contains(words);
        assertThat(lane.status().reason()).isEqualTo("standby: " + words);
        // It is asked no more than whether it is there, on the same connection, until it takes over.
        var again = peer.receive();
        assertThat(again).contains("<heartbeat>");
        peer.send(again);
        assertThat(peer.receive()).contains("<reqMachInfo");
        assertThat(lane.standby()).isEmpty();
        assertThat(lane.status().reason()).isEmpty();
    }

    @Test
    void R66_aMainServerThatHasNotCaughtUpIsUpAndSaysSo() throws Exception {
        var lane = ro(patient());
        var peer = accept();
        var words = "Main server back on line but not yet updated with most recent data";
        peer.send(message(idOf(peer.receive()), "<roAck><roID/><roStatus>" + words + "</roStatus></roAck>"));
        await().until(() -> lane.standby().isPresent());
        assertThat(lane.status().state()).isEqualTo(LaneState.UP);
    }

    @Test
    void R68_aSuspendedLaneHangsUpAndDialsNoMoreUntilItIsResumed() throws Exception {
        var lane = ro(patient());
        var peer = greeted();
        await().until(() -> lane.status().state() == LaneState.UP);
        lane.suspend("NCS-B is asked");
        assertThat(peer.isClosed()).isTrue();
        await().until(() -> lane.status().state() == LaneState.OFF);
        assertThat(lane.status().reason()).isEqualTo("NCS-B is asked");
        newsroom.setSoTimeout(700); // longer than the first wait before dialling again
        assertThatThrownBy(this::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        newsroom.setSoTimeout(20_000);
        lane.resume();
        var anew = accept();
        anew.send(anew.receive());
        await().until(() -> lane.status().state() == LaneState.UP);
    }

    @Test
    void closingTheLaneEndsACallThatWaits() throws Exception {
        var lane = ro(patient());
        var peer = greeted();
        var call = call(lane, new RoReqAll());
        peer.receive();
        lane.close();
        assertThatThrownBy(call::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("lane closed, roReqAll not answered");
        assertThat(lane.status().state()).isEqualTo(LaneState.OFF);
        assertThat(peer.isClosed()).isTrue();
    }

    @Test
    void anInterruptedCallGivesWayToTheNextAndItsAnswerIsLate() throws Exception {
        var lane = ro(patient());
        var peer = greeted();
        var first = Thread.ofVirtual().unstarted(() -> {
            try {
                lane.call(new RoReq("A"));
            } catch (IOException | InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        first.start();
        assertThat(peer.receive()).contains("<messageID>103<");
        first.interrupt();
        first.join();
        var next = call(lane, new RoReq("B"));
        peer.receive();
        peer.send(list(103, "A")).send(list(104, "B"));
        assertThat(((RoList) said(next).message()).roID()).isEqualTo("B");
    }

    private AskingLane<Request.RoRequest> ro(Limits.Lane limits) {
        return ro(limits, TimeSource.system());
    }

    private AskingLane<Request.RoRequest> ro(Limits.Lane limits, TimeSource time) {
        connections.close();
        connections = Connections.open(Limits.Wire.defaults(), time);
        lanes = new Lanes(time);
        var sessions = new Sessions(connections, codec, lanes, limits, time);
        var address = InetSocketAddress.createUnresolved("127.0.0.1", newsroom.getLocalPort());
        var dial = new Dial("NCS", address, "device", "NCS", Optional.empty());
        return opened(AskingLane.ro(dial, role, sessions, ids::incrementAndGet, random));
    }

    /** The waits of the lane, without the ticks of the guard over all connections. */
    private static List<Duration> backOffs(TestTime time) {
        return time.slept().stream()
                .filter(wait -> !wait.equals(Duration.ofSeconds(1)))
                .toList();
    }

    private RawPeer accept() throws IOException {
        return opened(new RawPeer(newsroom.accept(), UTF_16BE));
    }

    /** Accepts the lane and answers its first two questions, numbers 101 and 102. */
    private RawPeer greeted() throws IOException {
        var peer = accept();
        peer.send(peer.receive());
        var who = peer.receive();
        assertThat(who).contains("<reqMachInfo");
        var id = who.substring(who.indexOf("<messageID>") + 11, who.indexOf("</messageID>"));
        return peer.send(machine(Integer.parseInt(id)));
    }

    private static int idOf(String frame) {
        return Integer.parseInt(frame.substring(frame.indexOf("<messageID>") + 11, frame.indexOf("</messageID>")));
    }

    private static String nack(int id, String words) {
        return message(
                id,
                "<mosAck><objID/><objRev/><status>NACK</status><statusDescription>" + words
                        + "</statusDescription></mosAck>");
    }

    private static <R extends Request> CompletableFuture<Answer> call(AskingLane<R> lane, R request) {
        var result = new CompletableFuture<Answer>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(lane.call(request));
            } catch (IOException | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private static Envelope said(CompletableFuture<Answer> call) {
        assertThat(call.join()).isInstanceOf(Answer.Said.class);
        return ((Answer.Said) call.join()).envelope();
    }

    private static Limits.Lane patient() {
        return Limits.Lane.defaults();
    }

    /** Little time for answers, none for silence. */
    private static Limits.Lane hasty() {
        return limits(Duration.ofMillis(250), Duration.ofSeconds(30), Duration.ofSeconds(90));
    }

    /** Heartbeats every 200 ms. */
    private static Limits.Lane watchful() {
        return limits(Duration.ofMillis(150), Duration.ofMillis(200), Duration.ofMillis(700));
    }

    private static Limits.Lane limits(Duration reply, Duration heartbeat, Duration silence) {
        var all = Limits.Lane.defaults();
        var soon = Duration.ofMillis(20);
        return new Limits.Lane(
                all.connect(),
                reply,
                reply,
                all.repeats(),
                soon,
                soon,
                heartbeat,
                silence,
                all.keepAlive(),
                all.heartbeatAnswerGap());
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    private static String message(int id, String element) {
        return "<mos><mosID>device</mosID><ncsID>NCS</ncsID><messageID>" + id + "</messageID>" + element + "</mos>";
    }

    private static String machine(int id) {
        return message(
                id,
                "<listMachInfo><manufacturer>Northgate</manufacturer><model>NRCS</model><hwRev/><swRev>1</swRev><DOM/>"
                        + "<SN/><ID>NCS</ID><time/><opTime/><mosRev>2.8.5</mosRev></listMachInfo>");
    }

    private static String list(int id, String roID) {
        return message(id, "<roList><roID>" + roID + "</roID><roSlug>x</roSlug></roList>");
    }

    private static String nack(String id, String why) {
        return "<mos><mosID/><ncsID>NCS</ncsID><messageID>" + id
                + "</messageID><mosAck><objID/><objRev/><status>NACK</status>"
                + "<statusDescription>" + why + "</statusDescription></mosAck></mos>";
    }
}
