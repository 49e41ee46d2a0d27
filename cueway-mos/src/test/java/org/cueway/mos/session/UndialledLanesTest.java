package org.cueway.mos.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.Request;
import org.cueway.mos.model.RunningOrderMessage.RoList;
import org.cueway.mos.model.RunningOrderMessage.RoReq;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.status.Asks;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.session.status.Transport;
import org.cueway.mos.wire.Connections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A newsroom of MOS 2.8 that gave us nothing to dial is asked on the connection that it used last. */
@Timeout(60)
class UndialledLanesTest {
    private static final String ASK = message(1, "<roReqAll/>");

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());
    private final PlainRole role = new PlainRole(codec);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger(100);
    private final Lanes lanes = new Lanes(TimeSource.system());
    private final Connections connections = Connections.open(Limits.Wire.defaults(), TimeSource.system());
    private Sessions sessions = sessions(Duration.ofSeconds(20));
    private InetSocketAddress port = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @BeforeEach
    void listen() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        port = opened(MosListener.open(anyPort, Channel.RO, address -> true, role, sessions))
                .address();
    }

    @AfterEach
    void closeEverything() throws Exception {
        for (var part : opened.reversed()) part.close();
        connections.close();
        assertThat(connections.count()).isZero();
    }

    @Test
    void itIsAskedOnTheConnectionThatItUsedLastAndNothingElseIsSaidThere() throws Exception {
        var lane = lane("NCS");
        var call = call(lane, "A");
        var first = dial();
        var second = dial();
        assertThat(second.ask(ASK)).contains("<roListAll");
        assertThat(second.receive()).contains("<messageID>101</messageID><roReq><roID>A</roID>");
        second.send(list(101, "A"));
        assertThat(answered(call)).isEqualTo("A");
        assertThat(first.ask(ASK)).contains("<roListAll");
        isHeardOn(first);
        var next = call(lane, "B");
        assertThat(first.receive()).contains("<messageID>102</messageID><roReq><roID>B</roID>");
        first.send(list(102, "B"));
        assertThat(answered(next)).isEqualTo("B");
        // No heartbeat, no reqMachInfo.
        assertThat(first.isSilentFor(400)).isTrue();
        assertThat(second.isSilentFor(50)).isTrue();
        assertThat(lane.status()).satisfies(status -> {
            assertThat(status.state()).isEqualTo(LaneState.UP);
            assertThat(status.asks()).isEqualTo(Asks.BOTH);
        });
    }

    /** The second answer comes when the first message has been dealt with to its end. */
    private static void isHeardOn(RawPeer peer) throws Exception {
        peer.ask(ASK);
        peer.ask(ASK);
    }

    @Test
    void R83_anAnswerCountsOnlyOnTheConnectionThatWasAskedOn() throws Exception {
        var lane = lane("NCS");
        var other = dial();
        isHeardOn(other);
        var peer = dial();
        isHeardOn(peer);
        var call = call(lane, "A");
        assertThat(peer.receive()).contains("<roReq>");
        other.send(list(101, "WRONG"));
        assertThat(other.ask(ASK)).contains("<roListAll");
        peer.send(list(101, "A"));
        assertThat(answered(call)).isEqualTo("A");
    }

    @Test
    void whenTheConnectionGoesTheSameRequestGoesOutOnTheOneUsedBefore() throws Exception {
        var lane = lane("NCS");
        var other = dial();
        isHeardOn(other);
        var peer = dial();
        isHeardOn(peer);
        var call = call(lane, "A");
        assertThat(peer.receive()).contains("<messageID>101</messageID>");
        peer.close();
        assertThat(other.receive()).contains("<messageID>101</messageID>");
        other.send(list(101, "A"));
        assertThat(answered(call)).isEqualTo("A");
    }

    @Test
    void aConnectionOnWhichNothingIsAnsweredIsLeftToItsOwnRequestsAndNotAskedAgain() throws Exception {
        sessions = sessions(Duration.ofMillis(250));
        listen();
        var lane = lane("NCS");
        var deaf = dial();
        deaf.ask(ASK);
        var call = call(lane, "A");
        for (int attempt = 0; attempt < 3; attempt++) assertThat(deaf.receive()).contains("<roReq>");
        assertThat(deaf.isSilentFor(300)).isTrue();
        assertThat(deaf.ask(ASK)).contains("<roListAll");
        assertThat(deaf.isSilentFor(300)).isTrue();
        var peer = dial();
        peer.ask(ASK);
        assertThat(peer.receive()).contains("<messageID>101</messageID>");
        peer.send(list(101, "A"));
        assertThat(answered(call)).isEqualTo("A");
    }

    @Test
    void eachServerOfANewsroomIsALaneOfItsOwn() throws Exception {
        var main = lane("NCS");
        var buddy = lane("BUDDY");
        var peer = dial();
        assertThat(peer.ask(ASK.replace("NCS<", "BUDDY<"))).contains("<roListAll");
        var call = call(buddy, "A");
        assertThat(peer.receive()).contains("<ncsID>BUDDY</ncsID>");
        peer.send(list(101, "A").replace("NCS<", "BUDDY<"));
        assertThat(answered(call)).isEqualTo("A");
        var waiting = call(main, "B");
        assertThat(peer.isSilentFor(200)).isTrue();
        main.close();
        assertThatThrownBy(waiting::join).hasRootCauseMessage("lane closed, roReq not answered");
    }

    @Test
    void aSecondLaneForTheSameServerIsAnErrorOfTheCaller() {
        lane("NCS");
        assertThatThrownBy(() -> lane("NCS")).isInstanceOf(IllegalArgumentException.class);
    }

    private AskingLane<Request.RoRequest> lane(String ncsID) {
        // The plain role calls a newsroom by its ncsID.
        var caller = new Undialled.Caller(ncsID, "device", ncsID, Transport.TCP);
        return opened(AskingLane.ro(caller, role, sessions, ids::incrementAndGet));
    }

    private RawPeer dial() throws IOException {
        return opened(RawPeer.dial(port));
    }

    private static CompletableFuture<Answer> call(AskingLane<Request.RoRequest> lane, String roID) {
        var result = new CompletableFuture<Answer>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(lane.call(new RoReq(roID)));
            } catch (IOException | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(60, TimeUnit.SECONDS);
    }

    private static String answered(CompletableFuture<Answer> call) {
        return ((RoList) ((Answer.Said) call.join()).envelope().message()).roID();
    }

    /** Heartbeats would come every 100 ms where any are sent. */
    private Sessions sessions(Duration reply) {
        var all = Limits.Lane.defaults();
        var limits = new Limits.Lane(
                all.connect(),
                reply,
                reply,
                all.repeats(),
                all.firstBackOff(),
                all.maxBackOff(),
                Duration.ofMillis(100),
                all.silence(),
                all.keepAlive(),
                all.heartbeatAnswerGap());
        return new Sessions(connections, codec, lanes, limits, TimeSource.system());
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    private static String message(int id, String element) {
        return "<mos><mosID>device</mosID><ncsID>NCS</ncsID><messageID>" + id + "</messageID>" + element + "</mos>";
    }

    private static String list(int id, String roID) {
        return message(id, "<roList><roID>" + roID + "</roID><roSlug>x</roSlug></roList>");
    }
}
