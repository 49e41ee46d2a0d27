package org.cueway.mos.session;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.status.Asks;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.session.status.Mode;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.session.status.Transport;
import org.cueway.mos.wire.Connections;
import org.cueway.mos.wire.MessageForm;
import org.cueway.mos.wire.websocket.Endpoint;
import org.cueway.mos.wire.websocket.RawWebSocket;
import org.cueway.mos.wire.websocket.RawWebSocket.Op;
import org.cueway.mos.wire.websocket.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lanes of MOS 4.0 that we dial, standard and passive, against a newsroom played by hand. */
@Timeout(60)
class WebSocketLanesTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());
    private final PlainRole role = new PlainRole(codec);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger(100);
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    private final Lanes lanes = new Lanes(TimeSource.system());
    private final Connections connections = Connections.open(Limits.Wire.defaults(), TimeSource.system());
    private final ServerSocket newsroom;

    WebSocketLanesTest() throws IOException {
        newsroom = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
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
    void R75_anAskingLaneIsUpAfterTheFirstGoodAnswerNotAfterTheHandshake() throws Exception {
        var lane = asking(keepingAlive(Duration.ofSeconds(30)));
        var peer = accept();
        assertThat(peer.target()).isEqualTo("/MOS4NCS/?mosID=device&ncsID=NCS&channel=ro");
        var heartbeat = text(peer.read());
        assertThat(heartbeat).contains("<messageID>101</messageID><heartbeat>");
        assertThat(lane.status().state()).isEqualTo(LaneState.NEVER_CONNECTED);
        send(peer, heartbeat);
        assertThat(text(peer.read())).contains("<messageID>102</messageID><reqMachInfo");
        assertThat(lane.status()).satisfies(status -> {
            assertThat(status.state()).isEqualTo(LaneState.UP);
            assertThat(status.kind().transport()).isEqualTo(Transport.WEB_SOCKET);
            assertThat(status.kind().mode()).isEqualTo(Mode.STANDARD);
            assertThat(status.asks()).isEqualTo(Asks.WE);
            assertThat(status.peer()).isEqualTo("ws://127.0.0.1:" + newsroom.getLocalPort() + "/MOS4NCS/");
        });
        send(peer, message(102, "<mosAck><objID/><objRev/><status>NACK</status></mosAck>"));
    }

    @Test
    void R83_theAnswerComesOnTheConnectionThatWasAskedOn() throws Exception {
        var lane = asking(keepingAlive(Duration.ofSeconds(30)));
        var peer = greeted();
        var call = call(lane, new RoReqAll());
        assertThat(text(peer.read())).contains("<messageID>103</messageID><roReqAll");
        send(peer, message(103, "<roListAll/>"));
        assertThat(((Answer.Said) call.join()).envelope().message()).isInstanceOf(RoListAll.class);
    }

    @Test
    void R86_aSupersededMessageIsNeverSentOverWebSocket() throws Exception {
        var lane = asking(keepingAlive(Duration.ofSeconds(30)));
        var old = new SupersededMessage.RoStoryDelete("RO", List.of("S"));
        assertThatThrownBy(() -> lane.call(old))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("roStoryDelete");
    }

    @Test
    void R86_aSupersededMessageIsTakenFromThePeer() throws Exception {
        asking(keepingAlive(Duration.ofSeconds(30)));
        var peer = greeted();
        send(peer, message(7, "<roStoryDelete><roID>RO</roID><storyID>S</storyID></roStoryDelete>"));
        assertThat(text(peer.read())).contains("<messageID>7</messageID><roAck>");
        assertThat(role.seen()).hasSize(1);
    }

    @Test
    void R81_aNewsroomThatForbidsUsToDialSaysWithWhichSettingItDoesNot() throws Exception {
        var lane = asking(keepingAlive(Duration.ofSeconds(30)));
        RawWebSocket.refuse(newsroom.accept(), "403 Forbidden");
        await().until(() -> lane.status().state() == LaneState.DOWN);
        assertThat(lane.status().reason())
                .startsWith("cannot connect to ws://127.0.0.1:")
                .contains("HTTP 403", "Passive=0");
    }

    @Test
    void R75_aRefusalAtMessageLevelIsTheStateOfTheLane() throws Exception {
        var lane = asking(keepingAlive(Duration.ofSeconds(30)));
        var peer = accept();
        peer.read();
        send(peer, nack("MOS ID is not recognized by this NOM"));
        await().until(() -> lane.status().state() == LaneState.DEGRADED);
        assertThat(lane.status().reason()).isEqualTo("refused: MOS ID is not recognized by this NOM");
        assertThat(peer.message().op()).isEqualTo(Op.CLOSE);
    }

    @Test
    void R80_onAPassiveLaneNothingIsSentButKeepAlive() throws Exception {
        passive(keepingAlive(Duration.ofMillis(150)));
        var peer = accept();
        assertThat(peer.target()).isEqualTo("/MOS4NCS/?mosID=device&ncsID=NCS&channel=ro&passive=true");
        for (int i = 0; i < 4; i++) {
            assertThat(text(peer.read())).isEqualTo("<mos><mosID>device</mosID><ncsID>NCS</ncsID><keepAlive/></mos>");
        }
    }

    @Test
    void R75_aPassiveLaneIsUpAfterTheNewsroomsFirstMessageWhichIsAnswered() throws Exception {
        var lane = passive(keepingAlive(Duration.ofSeconds(30)));
        var peer = accept();
        await().until(() ->
                lane.status().connections() == 1 && !lane.status().reason().isEmpty());
        assertThat(lane.status().state()).isEqualTo(LaneState.NEVER_CONNECTED);
        assertThat(lane.status().reason()).startsWith("admitted");
        assertThat(lane.status().asks()).isEqualTo(Asks.THEY);
        send(peer, message(7, "<roReqAll/>"));
        assertThat(text(peer.read())).contains("<messageID>7</messageID><roListAll");
        await().until(() -> lane.status().state() == LaneState.UP);
    }

    @Test
    void aPassiveLaneThatDropsIsDialledAgainAtOnceAndIsUpIfItWasBefore() throws Exception {
        var lane = passive(keepingAlive(Duration.ofSeconds(30)));
        for (int round = 0; round < 5; round++) {
            var peer = accept();
            send(peer, message(7 + round, "<roReqAll/>"));
            assertThat(text(peer.read())).contains("<roListAll");
            peer.close();
        }
        accept();
        await().until(() -> lane.status().state() == LaneState.UP);
        assertThat(lane.status().reason()).startsWith("admitted");
    }

    @Test
    void R28_aNewsroomThatAnswersKeepAliveWithARefusalIsSaidToRefuse() throws Exception {
        var lane = passive(keepingAlive(Duration.ofMillis(100)));
        var peer = accept();
        peer.read();
        send(peer, nack("MOS ID is not recognized by this NOM"));
        await().until(() -> lane.status().state() == LaneState.DEGRADED);
        assertThat(lane.status().reason()).isEqualTo("refused: MOS ID is not recognized by this NOM");
        send(peer, message(7, "<roReqAll/>"));
        await().until(() -> lane.status().state() == LaneState.UP);
    }

    @Test
    void R82_aLaneThatIsAdmittedAndNeverUsedAlthoughThereWasSomethingToSayIsToldApart() throws Exception {
        var lane = passive(keepingAlive(Duration.ofSeconds(30)));
        lanes.missed("NCS", Channel.RO);
        assertThat(lanes.admittedButSilent()).isEmpty();
        var peer = accept();
        await().until(() ->
                lane.status().connections() == 1 && !lane.status().reason().isEmpty());
        lanes.missed("NCS", Channel.MOM);
        lanes.missed("OTHER", Channel.RO);
        assertThat(lanes.admittedButSilent()).isEmpty();
        lanes.missed("NCS", Channel.RO);
        assertThat(lane.status().state()).isEqualTo(LaneState.DEGRADED);
        assertThat(lane.status().reason()).startsWith("admitted but silent");
        assertThat(lanes.admittedButSilent()).containsExactly(lane.status());
        send(peer, message(7, "<roReqAll/>"));
        await().until(() -> lane.status().state() == LaneState.UP);
        lanes.missed("NCS", Channel.RO);
        assertThat(lanes.admittedButSilent()).isEmpty();
    }

    @Test
    void aRequestWithoutMessageIDIsRefusedOverWebSocketAndKeepAliveIsNot() throws Exception {
        passive(keepingAlive(Duration.ofSeconds(30)));
        var peer = accept();
        send(peer, "<mos><mosID>device</mosID><ncsID>NCS</ncsID><keepAlive/></mos>");
        for (var message : List.of("<roReqAll/>", "<heartbeat><time>2026-03-17T17:31:04Z</time></heartbeat>")) {
            for (var id : List.of("", "<messageID> </messageID>")) {
                send(peer, "<mos><mosID>device</mosID><ncsID>NCS</ncsID>" + id + message + "</mos>");
                assertThat(text(peer.read())).contains("<mosAck>", "NACK", "messageID missing");
            }
        }
        assertThat(lanes.count(Tally.KEEP_ALIVES)).isEqualTo(1);
    }

    @Test
    void R46_theAnswerToOurHeartbeatNeedsNoMessageID() throws Exception {
        var lane = asking(keepingAlive(Duration.ofSeconds(30)));
        var peer = accept();
        send(peer, text(peer.read()).replaceFirst("<messageID>.*</messageID>", ""));
        await().until(() -> lane.status().state() == LaneState.UP);
    }

    @Test
    void anIncompleteMessageIsRefusedInWordsAndTheConnectionGoesOn() throws Exception {
        passive(keepingAlive(Duration.ofSeconds(30)));
        var peer = accept();
        send(peer, "<mos><mosID>device</mosID><ncsID>NCS</ncsID><messageID>9</messageID><roReqA");
        assertThat(text(peer.read())).contains("<messageID>9</messageID>", "ends in the middle of an envelope");
        send(peer, "hello");
        assertThat(text(peer.read())).contains("NACK", "no MOS envelope in the WebSocket message");
        send(peer, message(10, "<roReqAll/>") + message(11, "<roReqAll/>"));
        assertThat(text(peer.read())).contains("<messageID>10<", "<roListAll");
        assertThat(text(peer.read())).contains("<messageID>11<", "<roListAll");
    }

    private AskingLane<Request.RoRequest> asking(Limits.Lane limits) {
        return opened(AskingLane.ro(dial(), role, sessions(limits), ids::incrementAndGet, random));
    }

    private PassiveLane passive(Limits.Lane limits) {
        return opened(PassiveLane.open(dial(), Channel.RO, role, sessions(limits), random));
    }

    private Sessions sessions(Limits.Lane limits) {
        return new Sessions(connections, codec, lanes, limits, TimeSource.system());
    }

    private Dial dial() {
        var url = URI.create("ws://127.0.0.1:" + newsroom.getLocalPort() + "/MOS4NCS/");
        var endpoint = new Endpoint(url, Optional.empty(), new Trust.Known(), Optional.empty());
        return new Dial("NCS", new Dial.Place.Url(endpoint, MessageForm.UCS2BE), "device", "NCS");
    }

    private static Limits.Lane keepingAlive(Duration interval) {
        var all = Limits.Lane.defaults();
        var soon = Duration.ofMillis(20);
        return new Limits.Lane(
                all.connect(),
                all.reply(),
                all.reply(),
                all.repeats(),
                soon,
                soon,
                all.heartbeat(),
                all.silence(),
                interval,
                Duration.ZERO);
    }

    private RawWebSocket accept() throws IOException {
        return opened(RawWebSocket.accept(newsroom.accept()));
    }

    /** Accepts an asking lane and answers its first two questions, numbers 101 and 102. */
    private RawWebSocket greeted() throws IOException {
        var peer = accept();
        send(peer, text(peer.read()));
        assertThat(text(peer.read())).contains("<reqMachInfo");
        send(
                peer,
                message(
                        102,
                        "<listMachInfo><manufacturer>Northgate</manufacturer><model>NRCS</model><hwRev/><swRev/><DOM/><SN/>"
                                + "<ID>NCS</ID><time/><opTime/><mosRev>4.0</mosRev></listMachInfo>"));
        return peer;
    }

    private static void send(RawWebSocket peer, String text) throws IOException {
        peer.send(Op.BINARY, text.getBytes(UTF_16BE));
    }

    private static String text(RawWebSocket.Frame frame) {
        assertThat(frame.op()).isEqualTo(Op.BINARY);
        return new String(frame.payload(), UTF_16BE);
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

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    private static String message(int id, String element) {
        return "<mos><mosID>device</mosID><ncsID>NCS</ncsID><messageID>" + id + "</messageID>" + element + "</mos>";
    }

    private static String nack(String why) {
        return "<mos><mosID>device</mosID><ncsID>NCS</ncsID><mosAck><objID/><objRev/><status>NACK</status>"
                + "<statusDescription>" + why + "</statusDescription></mosAck></mos>";
    }
}
