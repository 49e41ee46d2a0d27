package org.cueway.mos.wire;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.cueway.base.Limits;
import org.cueway.base.TestTime;
import org.cueway.base.TimeSource;
import org.cueway.mos.wire.websocket.Endpoint;
import org.cueway.mos.wire.websocket.Login;
import org.cueway.mos.wire.websocket.RawWebSocket;
import org.cueway.mos.wire.websocket.RawWebSocket.Op;
import org.cueway.mos.wire.websocket.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A WebSocket that we dialled with the JDK's client, against a server played by hand. */
@Timeout(60)
class WebSocketConnectionTest {
    private static final String FRAME = "<mos><roReqAll/></mos>";
    private static final Duration SHORT = Duration.ofMillis(60);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeEverything() throws Exception {
        for (var part : opened.reversed()) part.close();
    }

    @Test
    void R84_whoWeAreAndWhatForStandsInTheUrlEncoded() throws Exception {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("mosID", "gw one&two.mos");
        parameters.put("channel", "ro");
        var login = Optional.of(new Login("cueway", "p:ä"));
        var pair = pair(limits(), TimeSource.system(), login, Optional.of("ncs-a.example"), parameters);
        assertThat(pair.peer.target()).isEqualTo("/MOS4NCS/?site=1&mosID=gw%20one%26two.mos&channel=ro");
        assertThat(RawWebSocket.header(pair.peer.head(), "Host")).contains("ncs-a.example");
        assertThat(RawWebSocket.header(pair.peer.head(), "Authorization")).contains("Basic Y3Vld2F5OnA6w6Q=");
        assertThat(pair.ours.peer()).isEqualTo("127.0.0.1:" + pair.peer.socket().getLocalPort());
    }

    @Test
    void R74_whatGoesOutIsOneBinaryMessageBigEndianWithoutByteOrderMark() throws Exception {
        var pair = pair();
        pair.ours.write(FRAME);
        var message = pair.peer.read();
        assertThat(message.op()).isEqualTo(Op.BINARY);
        assertThat(message.fin()).isTrue();
        assertThat(message.payload()).isEqualTo(FRAME.getBytes(UTF_16BE));
        assertThat(pair.ours.traffic().framesOut()).isEqualTo(1);
        assertThat(pair.ours.traffic().bytesOut()).isEqualTo(2L * FRAME.length());
    }

    @ParameterizedTest
    @EnumSource(MessageForm.class)
    void R74_theFormOfOurMessagesIsTheOneOfThePeer(MessageForm form) throws Exception {
        var pair = pair(form);
        // A pair of surrogates where the text is cut into pieces.
        var long_ = "<mos>" + "x".repeat((64 << 10) - 6) + "\uD83C\uDF89".repeat(50_000) + "</mos>";
        var sent = CompletableFuture.runAsync(() -> write(pair.ours, long_));
        var message = pair.peer.message();
        sent.join();
        assertThat(message.op()).isEqualTo(form == MessageForm.TEXT ? Op.TEXT : Op.BINARY);
        assertThat(form.encoding().decode(message.payload())).contains(long_);
        assertThat(pair.ours.traffic().bytesOut()).isEqualTo(message.payload().length);
    }

    @Test
    void R74_binaryTextAndFragmentsAreTakenAndPingsInBetweenAnswered() throws Exception {
        var pair = pair();
        pair.peer.send(Op.TEXT, "<mos>é\uD83C\uDF89</mos>".getBytes(UTF_8));
        assertThat(text(pair.ours.read(LONG))).isEqualTo("<mos>é\uD83C\uDF89</mos>");
        var octets = FRAME.getBytes(UTF_16BE);
        var read = CompletableFuture.supplyAsync(() -> pair.ours.read(LONG));
        pair.peer.send(Op.BINARY, false, new byte[0]);
        for (int i = 0; i < octets.length; i++) {
            pair.peer.send(Op.CONTINUATION, i == octets.length - 1, new byte[] {octets[i]});
            if (i == 9) pair.peer.send(Op.PING, "there?".getBytes(UTF_8));
        }
        assertThat(text(read.join())).isEqualTo(FRAME);
        assertThat(pair.peer.read())
                .satisfies(pong -> assertThat(pong.op()).isEqualTo(Op.PONG))
                .satisfies(pong -> assertThat(pong.payload()).asString(UTF_8).isEqualTo("there?"));
        assertThat(pair.ours.traffic().framesIn()).isEqualTo(2);
    }

    @Test
    void aTextWhoseFragmentsEndInsideACharacterIsRead() throws Exception {
        var pair = pair();
        var octets = "<mos>\uD83C\uDF89</mos>".getBytes(UTF_8);
        var read = CompletableFuture.supplyAsync(() -> pair.ours.read(LONG));
        for (int i = 0; i < octets.length; i++) {
            pair.peer.send(i == 0 ? Op.TEXT : Op.CONTINUATION, i == octets.length - 1, new byte[] {octets[i]});
        }
        assertThat(text(read.join())).isEqualTo("<mos>\uD83C\uDF89</mos>");
    }

    @Test
    void memoryStaysFlatAndAPeerThatSendsFasterThanWeReadHasToWait() throws Exception {
        var pair = pair();
        var piece = ("<mos>" + "x".repeat(100_000) + "</mos>").getBytes(UTF_8);
        var sent = new java.util.concurrent.atomic.AtomicInteger();
        var sender = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    pair.peer.send(Op.BINARY, piece);
                    sent.incrementAndGet();
                }
            } catch (IOException closed) {
                // As it should be, in the end.
            }
        });
        assertThat(pair.ours.read(LONG)).isInstanceOf(Received.Whole.class);
        // Nobody reads: what is under way fills the buffers of the network, and then the sender stands.
        await().during(Duration.ofMillis(300)).atMost(LONG).until(() -> {
            int before = sent.get();
            Thread.onSpinWait();
            return before == sent.get() && pair.connections.budget().used() == 0;
        });
        int stood = sent.get();
        assertThat(stood).isLessThan(200);
        for (int i = 0; i < 300; i++) assertThat(pair.ours.read(LONG)).isInstanceOf(Received.Whole.class);
        assertThat(sent.get()).isGreaterThan(stood);
        pair.ours.close("enough");
        sender.join();
    }

    @Test
    void silenceBetweenMessagesIsNothingBadInsideOneItEndsIt() throws Exception {
        var pair = pair();
        assertThat(pair.ours.read(SHORT)).isEqualTo(new Received.Silent());
        pair.peer.send(Op.BINARY, false, "<mos>".getBytes(UTF_8));
        Received last = new Received.Silent();
        while (last instanceof Received.Silent) last = pair.ours.read(SHORT);
        assertThat(last).isEqualTo(new Received.Unfinished(limits().insideFrame()));
        assertThat(pair.ours.insideFrame()).isTrue();
    }

    @Test
    void R87_bothEndsLearnWhyAConnectionEndedAndACloseIsAlwaysSent() throws Exception {
        var pair = pair();
        pair.ours.close("first reason");
        pair.ours.close("second reason");
        var close = pair.peer.message();
        assertThat(close.op()).isEqualTo(Op.CLOSE);
        assertThat(close.closeCode()).isEqualTo(1000);
        assertThat(new String(close.payload(), UTF_8)).endsWith("first reason");
        assertThat(pair.ours.read(LONG)).isEqualTo(new Received.Closed("first reason"));
        assertThatThrownBy(() -> pair.ours.write(FRAME)).hasMessage("first reason");
        assertThat(pair.connections.count()).isZero();
    }

    /** Repeated, for two threads used to race for the answer: one time in eighty the wrong one won. */
    @RepeatedTest(100)
    void thePeersCloseIsAnsweredAndItsWordsAreTheReason() throws Exception {
        var pair = pair();
        pair.peer.send(Op.BINARY, FRAME.getBytes(UTF_16BE)).sendClose(1001, "going home");
        assertThat(pair.ours.read(LONG)).isInstanceOf(Received.Whole.class);
        assertThat(pair.ours.read(LONG))
                .isEqualTo(new Received.Closed("closed by the peer (WebSocket 1001): going home"));
        pair.ours.close("done");
        assertThat(pair.peer.message().closeCode()).isEqualTo(1001);
        assertThat(pair.peer.isClosed()).isTrue();
    }

    @Test
    void R87_anEndWithoutACloseHandshakeIsOrdinary() throws Exception {
        var pair = pair();
        pair.peer.send(Op.BINARY, false, "<mos>".getBytes(UTF_8)).close();
        // The JDK's client does not always tell at once that the line is gone; then the rest that does not come tells.
        switch (pair.ours.read(LONG)) {
            case Received.Closed(var why) ->
                assertThat(why)
                        .startsWith("connection lost, no WebSocket Close came")
                        .endsWith(", in the middle of a message");
            case Received other -> assertThat(other).isInstanceOf(Received.Unfinished.class);
        }
    }

    @Test
    void closingFromAnotherThreadEndsAWait() throws Exception {
        var pair = pair();
        var result = CompletableFuture.supplyAsync(() -> pair.ours.read());
        pair.ours.close("asked to stop");
        assertThat(result.get()).isEqualTo(new Received.Closed("asked to stop"));
    }

    @Test
    void interruptingTheReaderEndsAWaitAndClosesTheConnection() throws Exception {
        var pair = pair();
        var result = new AtomicReference<Received>(new Received.Silent());
        var reader = Thread.ofVirtual().start(() -> result.set(pair.ours.read(LONG)));
        await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        reader.interrupt();
        reader.join();
        assertThat(result.get()).isInstanceOf(Received.Closed.class);
        assertThat(pair.connections.count()).isZero();
    }

    @Test
    void aLastAnswerAndTheCodeReachAPeerThatIsStillSending() throws Exception {
        var pair = pair();
        var sender = Thread.ofVirtual().start(() -> {
            try {
                pair.peer.send(Op.BINARY, false, "<mos>".getBytes(UTF_8));
                while (true) pair.peer.send(Op.CONTINUATION, false, new byte[10_000]);
            } catch (IOException closed) {
                // As it should be, in the end.
            }
        });
        Received last = new Received.Silent();
        while (last instanceof Received.Silent) last = pair.ours.read(LONG);
        assertThat(last).isInstanceOf(Received.TooLarge.class);
        pair.ours.write(FRAME);
        var finished = Thread.ofVirtual().start(() -> pair.ours.finish("frame too large"));
        assertThat(pair.peer.message().payload()).isEqualTo(FRAME.getBytes(UTF_16BE));
        // The JDK's client sends no 1009.
        assertThat(pair.peer.message().closeCode()).isEqualTo(1008);
        finished.join();
        sender.join();
    }

    @Test
    void aPeerThatTakesNothingIsGivenUp() throws Exception {
        var time = new TestTime();
        var pair = pair(limits(), time, Optional.empty(), Optional.empty(), Map.of());
        var writer = CompletableFuture.supplyAsync(() -> {
            try {
                pair.ours.write("<mos>" + "x".repeat(20 << 20) + "</mos>");
                return "written";
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        });
        await().until(() -> {
            time.advance(Duration.ofSeconds(1));
            return writer.isDone();
        });
        assertThat(writer.get()).startsWith("the peer took nothing of an answer");
    }

    @Test
    void aPeerThatAnswersPingsAndStopsToIsGivenUpOneThatNeverDidIsNot() throws Exception {
        var time = new TestTime();
        var dumb = pair(limits(), time, Optional.empty(), Optional.empty(), Map.of());
        var pair = pair(limits(), time, Optional.empty(), Optional.empty(), Map.of());
        var reader = CompletableFuture.supplyAsync(() -> pair.ours.read());
        var other = CompletableFuture.supplyAsync(() -> dumb.ours.read());
        await().until(() -> time.sleepers() == 2);
        time.advance(Duration.ofSeconds(31));
        assertThat(pair.peer.read().op()).isEqualTo(Op.PING);
        pair.peer.send(Op.PONG, new byte[0]);
        await().until(() -> {
            time.advance(Duration.ofSeconds(1));
            return reader.isDone();
        });
        assertThat(reader.join())
                .isInstanceOfSatisfying(
                        Received.Closed.class,
                        closed -> assertThat(closed.why()).startsWith("no answer to WebSocket pings for 9"));
        assertThat(other.isDone()).isFalse();
    }

    private static void write(Connection to, String text) {
        try {
            to.write(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Received received) {
        var frame = ((Received.Whole) received).frame();
        return frame.encoding().decode(frame.bytes()).orElseThrow();
    }

    private record Pair(Connections connections, Connection ours, RawWebSocket peer) {}

    private Pair pair() throws Exception {
        return pair(MessageForm.UCS2BE);
    }

    private Pair pair(MessageForm form) throws Exception {
        return pair(limits(), TimeSource.system(), Optional.empty(), Optional.empty(), Map.of(), form);
    }

    private Pair pair(
            Limits.Wire limits,
            TimeSource time,
            Optional<Login> login,
            Optional<String> host,
            Map<String, String> parameters)
            throws Exception {
        return pair(limits, time, login, host, parameters, MessageForm.UCS2BE);
    }

    private Pair pair(
            Limits.Wire limits,
            TimeSource time,
            Optional<Login> login,
            Optional<String> host,
            Map<String, String> parameters,
            MessageForm form)
            throws Exception {
        var connections = opened(Connections.open(limits, time));
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/MOS4NCS/?site=1");
            var endpoint = new Endpoint(url, login, new Trust.Known(), host);
            var dialling = CompletableFuture.supplyAsync(() -> dial(connections, endpoint, parameters, form));
            var peer = opened(RawWebSocket.accept(server.accept()));
            return new Pair(connections, dialling.get(), peer);
        }
    }

    private static Connection dial(
            Connections connections, Endpoint endpoint, Map<String, String> parameters, MessageForm form) {
        try {
            return connections.dial(endpoint, parameters, LONG, form);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Limits.Wire limits() {
        return new Limits.Wire(
                1 << 20, 1 << 20, 64 << 20, 10_000, Duration.ofSeconds(2), Duration.ofMillis(100), SHORT, 100);
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }
}
