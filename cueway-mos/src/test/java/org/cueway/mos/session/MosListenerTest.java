package org.cueway.mos.session;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.base.Limits;
import org.cueway.base.TestTime;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.wire.Connections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of "Faults that no file can carry" that a session decides, and the rules about accepted lines. */
@Timeout(60)
class MosListenerTest {
    private static final String ASK = message(7, "<roReqAll/>");

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());
    private final PlainRole role = new PlainRole(codec);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Lanes lanes = new Lanes(TimeSource.system());
    private Connections connections = Connections.open(Limits.Wire.defaults(), TimeSource.system());

    @AfterEach
    void closeEverything() throws Exception {
        for (var part : opened.reversed()) part.close();
        connections.close();
        assertThat(connections.count()).isZero();
        assertThat(connections.budget().used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-8"})
    void R1_aPeerIsAnsweredInItsOwnEncoding(String charset) throws Exception {
        var peer = dial(listen(role), Charset.forName(charset));
        assertThat(peer.ask(ASK)).contains("<roListAll", "<messageID>7</messageID>");
        assertThat(peer.ask(ASK)).contains("<roListAll");
        await().until(() -> only(lanes.statuses()).encoding().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-8"})
    void R1_anotherEncodingThanTheConfiguredOneEndsTheConnection(String charset) throws Exception {
        var strict = new PlainRole(codec, Optional.of("ucs2be"));
        var address = listen(strict);
        assertThat(dial(address, UTF_16BE).ask(ASK)).contains("<roListAll");
        assertThat(dial(address, Charset.forName(charset)).send(ASK).isClosed()).isTrue();
        assertThat(strict.seen()).hasSize(1);
        assertThat(lanes.count(Tally.BROKEN)).isEqualTo(1);
    }

    @Test
    void R4_aFrameInSingleOctetsOrCutAnywhereIsAnsweredAsIfSentAtOnce() throws Exception {
        var peer = dial(listen(role));
        var bytes = ASK.getBytes(UTF_16BE);
        for (var octet : bytes) peer.send(new byte[] {octet});
        var expected = peer.receive();
        assertThat(expected).contains("<roListAll");
        for (int cut = 1; cut < bytes.length; cut++) {
            peer.send(Arrays.copyOf(bytes, cut)).send(Arrays.copyOfRange(bytes, cut, bytes.length));
            assertThat(peer.receive()).as("cut at %d", cut).isEqualTo(expected);
        }
    }

    @Test
    void R6_severalFramesInOneWriteAreAnsweredInOrderAndTheHasteIsNoted() throws Exception {
        var peer = dial(listen(role)).send(ASK + message(8, "<roReqAll/>") + message(9, "<heartbeat/>"));
        assertThat(peer.receive()).contains("<messageID>7<");
        assertThat(peer.receive()).contains("<messageID>8<");
        assertThat(peer.receive()).contains("<messageID>9<", "<heartbeat>");
        assertThat(lanes.count(Tally.EARLY)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "\0\0", "\r\n", "<!-- hello -->"})
    void R2_R9_whatMayStandInFrontOfAFrameIsNoFault(String before) throws Exception {
        var peer = dial(listen(role));
        assertThat(peer.ask(before + ASK)).contains("<roListAll");
        assertThat(peer.ask(before + ASK)).contains("<roListAll");
        assertThat(lanes.count(Tally.JUNK)).isZero();
    }

    @Test
    void R9_junkBetweenFramesIsSkippedAndNoted() throws Exception {
        var peer = dial(listen(role));
        assertThat(peer.ask("hello" + ASK)).contains("<roListAll");
        assertThat(peer.ask("hello" + ASK)).contains("<roListAll");
        assertThat(lanes.count(Tally.JUNK)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<roAck><roID>R</roID><roStatus>OK</roStatus></roAck>",
                "<mosAck><objID/><objRev/><status>NACK</status><statusDescription>no</statusDescription></mosAck>",
                "<roListAll/>",
                "<keepAlive/>",
            })
    void anAnswerThatNobodyAskedForAndAKeepAliveAreDroppedWithoutReply(String element) throws Exception {
        var peer = dial(listen(role));
        // What comes back first is the answer to the question behind it.
        assertThat(peer.ask(message(99, element) + ASK)).contains("<roListAll", "<messageID>7<");
        assertThat(role.seen()).hasSize(1);
        assertThat(lanes.count(Tally.UNASKED_ANSWERS) + lanes.count(Tally.KEEP_ALIVES))
                .isEqualTo(1);
    }

    @Test
    void R90_aRoListThatNobodyAskedForReachesTheRoleWhichGivesNoAnswer() throws Exception {
        var peer = dial(listen(role));
        var list = message(99, "<roList><roID>R</roID><roSlug>S</roSlug></roList>");
        assertThat(peer.ask(list + ASK)).contains("<roListAll", "<messageID>7<");
        assertThat(role.seen()).hasSize(2);
    }

    @Test
    void R45_atMostOneHeartbeatASecondIsAnsweredOnALink() throws Exception {
        var time = new TestTime();
        var address = listen(role, time, Limits.Wire.defaults(), Limits.Lane.defaults());
        var storm = dial(address);
        for (int i = 1; i <= 20; i++) storm.send(message(i, "<heartbeat/>"));
        assertThat(storm.receive()).contains("<messageID>1<", "<heartbeat>");
        assertThat(storm.ask(ASK)).contains("<roListAll");
        assertThat(lanes.count(Tally.HEARTBEATS_LEFT)).isEqualTo(19);
        time.advance(Duration.ofSeconds(1));
        assertThat(storm.ask(message(21, "<heartbeat/>"))).contains("<messageID>21<");
        assertThat(dial(address).ask(message(22, "<heartbeat/>")))
                .as("another link has a second of its own")
                .contains("<messageID>22<");
    }

    @Test
    void aSecondDoctypeOnALinkEndsIt() throws Exception {
        var address = listen(role);
        var attacker = dial(address);
        var attack = "<!DOCTYPE mos [<!ENTITY a \"b\">]>" + ASK;
        assertThat(attacker.ask(attack)).contains("DOCTYPE is not allowed");
        assertThat(attacker.ask(ASK)).contains("<roListAll");
        assertThat(attacker.ask(attack)).contains("DOCTYPE is not allowed");
        assertThat(attacker.isClosed()).isTrue();
        assertThat(dial(address).ask(ASK)).contains("<roListAll");
    }

    @Test
    void R11_aFrameOverTheLimitIsRefusedWithItsMessageIdAndTheConnectionClosed() throws Exception {
        var address = listen(role, TimeSource.system(), wire(20_000, 8 << 20), Limits.Lane.defaults());
        var peer = dial(address);
        var sender = Thread.ofVirtual().start(() -> {
            try {
                peer.send(message(31, "<roStorySend><storyBody>" + "x".repeat(200_000)));
            } catch (IOException closedAtTheBound) {
                // That is what the bound is for.
            }
        });
        assertThat(peer.receive()).contains("NACK", "frame too large", "<messageID>31<");
        sender.join();
        assertThat(peer.isClosed()).isTrue();
        assertThat(dial(address).ask(ASK)).contains("<roListAll");
    }

    @Test
    void anOddNumberOfOctetsBeforeTheEndTagIsRefusedAndTheConnectionClosed() throws Exception {
        var peer = dial(listen(role));
        int middle = ASK.indexOf("<roReqAll") + 3;
        peer.send(ASK.substring(0, middle)).send(new byte[] {7}).send(ASK.substring(middle));
        assertThat(peer.receive()).contains("NACK", "odd number of octets", "<messageID>7<");
        assertThat(peer.isClosed()).isTrue();
    }

    @Test
    void aTruncatedFrameGetsNoReplyAndLeavesNoTrace() throws Exception {
        var address = listen(role, TimeSource.system(), wire(1 << 20, 8 << 20), Limits.Lane.defaults());
        var half = dial(address).send(ASK.substring(0, ASK.length() - 7));
        assertThat(half.isClosed()).isTrue();
        var lost = dial(address).send(ASK.substring(0, ASK.length() - 7));
        lost.close();
        assertThat(dial(address).ask(ASK)).contains("<roListAll");
        assertThat(role.seen()).hasSize(1);
    }

    @Test
    void whatIsNotMosAtAllIsClosedAtTheBoundOfJunk() throws Exception {
        var address = listen(role, TimeSource.system(), wire(1 << 20, 8 << 20), Limits.Lane.defaults());
        assertThat(dial(address, UTF_8)
                        .send("GET / HTTP/1.1\r\n" + "x".repeat(5_000))
                        .isClosed())
                .isTrue();
        assertThat(lanes.count(Tally.BROKEN)).isEqualTo(1);
    }

    @Test
    void aBugInTheRoleCostsOneConnectionAndSaysSo() throws Exception {
        var address = listen(role);
        var other = dial(address);
        assertThat(other.ask(ASK)).contains("<roListAll");
        var unlucky = dial(address);
        assertThat(unlucky.ask(message(5, "<roBug/>"))).contains("NACK", "internal error", "<messageID>5<");
        assertThat(unlucky.isClosed()).isTrue();
        assertThat(other.ask(ASK)).contains("<roListAll");
        assertThat(dial(address).ask(ASK)).contains("<roListAll");
        assertThat(lanes.count(Tally.INTERNAL_ERRORS)).isEqualTo(1);
    }

    @Test
    void fiveHundredEndlessFramesDoNotKeepAnotherLaneFromBeingAnswered() throws Exception {
        int budget = 16 << 20;
        var patient = Duration.ofSeconds(20);
        var limits = new Limits.Wire(1 << 20, 1 << 20, budget, 4_000, patient, patient, patient, 20_000);
        var address = listen(role, TimeSource.system(), limits, Limits.Lane.defaults());
        var refused = new AtomicInteger();
        var hogs = new ArrayList<Thread>();
        for (int i = 0; i < 500; i++) {
            var hog = dial(address).send("<mos><roStorySend><storyBody>");
            hogs.add(Thread.ofVirtual().start(() -> dribble(hog, refused)));
        }
        var honest = dial(address);
        while (hogs.stream().anyMatch(Thread::isAlive)) {
            assertThat(honest.ask(ASK)).contains("<roListAll");
            assertThat(dial(address).ask(ASK)).contains("<roListAll");
            assertThat(connections.budget().used()).isLessThanOrEqualTo(budget);
        }
        assertThat(refused).as("told why").hasValue(500);
        await().until(() -> connections.budget().used() == 0);
    }

    /** Sends an endless element until refused. */
    private static void dribble(RawPeer hog, AtomicInteger refused) {
        var sender = Thread.ofVirtual().start(() -> {
            try {
                var piece = "x".repeat(5_000).getBytes(UTF_16BE);
                while (true) hog.send(piece);
            } catch (IOException closed) {
                // As it should be.
            }
        });
        try {
            if (hog.receive().contains("frame too large")) refused.incrementAndGet();
            hog.close();
            sender.join();
        } catch (IOException | InterruptedException e) {
            sender.interrupt();
        }
    }

    @Test
    void R48_aSilentPeerIsGivenUpOnlyIfItHasAskedForAHeartbeat() throws Exception {
        var limits = lane(Duration.ofMillis(300));
        var address = listen(role, TimeSource.system(), Limits.Wire.defaults(), limits);
        var quiet = dial(address);
        assertThat(quiet.ask(ASK)).contains("<roListAll");
        var watched = dial(address);
        assertThat(watched.ask(message(1, "<heartbeat/>"))).contains("<heartbeat>");
        assertThat(watched.isClosed()).isTrue();
        assertThat(quiet.ask(ASK)).contains("<roListAll");
    }

    @Test
    void R57_R58_anExpectedLaneIsShownBeforeAnybodyComesAndSaysSinceWhenItIsGone() throws Exception {
        lanes.expect("NCS", Channel.RO);
        var address = listen(role);
        assertThat(only(lanes.statuses()).state()).isEqualTo(LaneState.NEVER_CONNECTED);
        var one = dial(address);
        var two = dial(address);
        one.ask(ASK);
        two.ask(ASK);
        await().until(() -> only(lanes.statuses()).connections() == 2);
        assertThat(only(lanes.statuses()).state()).isEqualTo(LaneState.UP);
        assertThat(only(lanes.statuses()).lastIn()).isPresent();
        one.close();
        await().until(() -> only(lanes.statuses()).connections() == 1);
        assertThat(only(lanes.statuses()).state()).isEqualTo(LaneState.UP);
        two.close();
        await().until(() -> only(lanes.statuses()).state() == LaneState.DOWN);
        assertThat(only(lanes.statuses()).reason()).isEqualTo("closed by the peer");
    }

    @Test
    void closingEndsEveryConnectionAndThread() throws Exception {
        var listener = MosListener.open(loopback(), Channel.RO, a -> true, role, sessions(Limits.Lane.defaults()));
        var peers = List.of(dial(listener.address()), dial(listener.address()).send("<mos><half>"));
        peers.getFirst().ask(ASK);
        listener.close();
        for (var peer : peers) assertThat(peer.isClosed()).isTrue();
        assertThat(connections.count()).isZero();
    }

    private InetSocketAddress listen(MosRole answering) throws IOException {
        return opened(MosListener.open(loopback(), Channel.RO, a -> true, answering, sessions(Limits.Lane.defaults())))
                .address();
    }

    private InetSocketAddress listen(MosRole answering, TimeSource time, Limits.Wire wire, Limits.Lane lane)
            throws IOException {
        connections.close();
        connections = Connections.open(wire, time);
        lanes = new Lanes(time);
        var sessions = new Sessions(connections, codec, lanes, lane, time);
        return opened(MosListener.open(loopback(), Channel.RO, a -> true, answering, sessions))
                .address();
    }

    private Sessions sessions(Limits.Lane limits) {
        return new Sessions(connections, codec, lanes, limits, TimeSource.system());
    }

    private static Limits.Wire wire(int maxFrame, long budget) {
        var brief = Duration.ofMillis(400);
        return new Limits.Wire(maxFrame, maxFrame, budget, 4_000, brief, brief, Duration.ofSeconds(2), 20_000);
    }

    private static Limits.Lane lane(Duration silence) {
        var all = Limits.Lane.defaults();
        return new Limits.Lane(
                all.connect(),
                all.reply(),
                all.listReply(),
                all.repeats(),
                all.firstBackOff(),
                all.maxBackOff(),
                all.heartbeat(),
                silence,
                all.keepAlive(),
                all.heartbeatAnswerGap());
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private RawPeer dial(InetSocketAddress address) throws IOException {
        return dial(address, UTF_16BE);
    }

    private RawPeer dial(InetSocketAddress address, Charset charset) throws IOException {
        return opened(RawPeer.dial(address, charset));
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }

    private static String message(int id, String element) {
        return "<mos><mosID>device</mosID><ncsID>NCS</ncsID><messageID>" + id + "</messageID>" + element + "</mos>";
    }
}
