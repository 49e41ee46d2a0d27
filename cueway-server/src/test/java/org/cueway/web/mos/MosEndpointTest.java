package org.cueway.web.mos;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.base.Limits;
import org.cueway.base.TestTime;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.session.Inbound;
import org.cueway.mos.session.MosRole;
import org.cueway.mos.session.PlainRole;
import org.cueway.mos.session.Reply;
import org.cueway.mos.session.Sessions;
import org.cueway.mos.session.WebSocketListener;
import org.cueway.mos.session.WebSocketListener.Admission;
import org.cueway.mos.session.WebSocketListener.Entrance;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.wire.Connections;
import org.cueway.mos.wire.MessageForm;
import org.cueway.mos.wire.websocket.RawWebSocket;
import org.cueway.mos.wire.websocket.RawWebSocket.Op;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DefaultHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jetty's side of a WebSocket, against a newsroom played by hand. */
@Timeout(60)
class MosEndpointTest {
    private static final String TARGET = "/mos?mosID=device&ncsID=NCS&channel=ro";
    private static final String ASK = message(1, "<roReqAll/>");

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private Server server = new Server();

    private final List<WebSocketListener> listeners = new ArrayList<>();

    @AfterEach
    void closeEverything() throws Exception {
        for (var part : opened.reversed()) part.close();
    }

    @Test
    void aRequestInFragmentsWithAPingInBetweenIsAnsweredAndThePingToo() throws Exception {
        var peer = dial(listen(limits(100), TimeSource.system(), MessageForm.UCS2BE));
        var octets = ASK.getBytes(UTF_16BE);
        peer.send(Op.BINARY, false, new byte[0]);
        for (int i = 0; i < octets.length; i++) {
            peer.send(Op.CONTINUATION, i == octets.length - 1, new byte[] {octets[i]});
            if (i == 20) peer.send(Op.PING, "there?".getBytes(UTF_8));
        }
        var pong = peer.read();
        assertThat(pong.op()).isEqualTo(Op.PONG);
        assertThat(pong.payload()).asString(UTF_8).isEqualTo("there?");
        assertThat(new String(peer.read().payload(), UTF_16BE)).contains("<messageID>1</messageID><roListAll");
        assertThat(open).hasValue(1);
    }

    @Test
    void R74_aTextPeerIsAnsweredInText() throws Exception {
        var peer = dial(listen(limits(100), TimeSource.system(), MessageForm.TEXT));
        peer.send(Op.TEXT, ASK.getBytes(UTF_8));
        var answer = peer.read();
        assertThat(answer.op()).isEqualTo(Op.TEXT);
        assertThat(new String(answer.payload(), UTF_8)).contains("<roListAll");
    }

    @Test
    void R11_aMessageOverTheLimitIsRefusedInWordsAndClosedWithItsCode() throws Exception {
        var peer = dial(listen(limits(100), TimeSource.system(), MessageForm.UCS2BE));
        var sender = Thread.ofVirtual().start(() -> {
            try {
                peer.send(
                        Op.BINARY,
                        false,
                        message(7, "<x>").replace("</mos>", "").getBytes(UTF_8));
                while (true)
                    peer.send(Op.CONTINUATION, false, "x".repeat(10_000).getBytes(UTF_8));
            } catch (IOException closed) {
                // As it should be, in the end.
            }
        });
        assertThat(new String(peer.message().payload(), UTF_16BE)).contains("<messageID>7<", "frame too large");
        assertThat(peer.message().closeCode()).isEqualTo(1009);
        sender.join();
    }

    @Test
    void R87_aCloseIsAnsweredAndAnEndWithoutOneIsOrdinary() throws Exception {
        int port = listen(limits(100), TimeSource.system(), MessageForm.UCS2BE);
        var polite = dial(port);
        polite.sendClose(1001, "going home");
        assertThat(polite.message().closeCode()).isEqualTo(1001);
        var rude = dial(port);
        rude.send(Op.BINARY, false, "<mos>".getBytes(UTF_8)).close();
        await().untilAsserted(() -> assertThat(open).hasValue(0));
    }

    @Test
    void oneTooManyIsClosedWithAReason() throws Exception {
        int port = listen(limits(1), TimeSource.system(), MessageForm.UCS2BE);
        dial(port);
        var second = dial(port, TARGET.replace("channel=ro", "channel=mom"));
        var close = second.message();
        assertThat(close.closeCode()).isEqualTo(1008);
        assertThat(new String(close.payload(), UTF_8)).endsWith("all 1 connections are in use");
    }

    @Test
    void aConnectionThatIsAtWorkWhenTheServerStopsIsClosedAllTheSame() throws Exception {
        var atWork = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var peer = dial(listen(limits(100), TimeSource.system(), MessageForm.UCS2BE, new PlainRole(codec) {
            @Override
            public Optional<Reply> answer(Inbound inbound) {
                atWork.countDown();
                awaitQuietly(over);
                return super.answer(inbound);
            }
        }));
        peer.send(Op.BINARY, ASK.getBytes(UTF_8));
        opened.add(over::countDown);
        atWork.await();
        server.stop();
        var closing = CompletableFuture.runAsync(listeners.getLast()::close);
        // It waits for the answer that is being made.
        await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(20)).until(() -> !closing.isDone());
        over.countDown();
        closing.get();
    }

    @Test
    void aHalfOpenConnectionIsFoundOutByPings() throws Exception {
        var time = new TestTime();
        var peer = dial(listen(limits(100), time, MessageForm.UCS2BE));
        await().until(() -> time.sleepers() == 1);
        await().until(() -> {
            time.advance(Duration.ofSeconds(1));
            return peer.socket().getInputStream().available() > 0;
        });
        assertThat(peer.read().op()).isEqualTo(Op.PING);
        peer.send(Op.PONG, new byte[0]);
        // From here on it says nothing any more, as if the cable were out.
        var said = new ArrayList<Op>();
        await().until(() -> {
            time.advance(Duration.ofSeconds(1));
            if (peer.socket().getInputStream().available() > 0)
                said.add(peer.read().op());
            return said.contains(Op.CLOSE);
        });
        assertThat(said).startsWith(Op.PING).endsWith(Op.CLOSE);
    }

    @Test
    void aPeerThatSendsFasterThanWeAnswerHasToWait() throws Exception {
        var busy = new CountDownLatch(1);
        var peer = dial(listen(limits(100), TimeSource.system(), MessageForm.UCS2BE, new PlainRole(codec) {
            @Override
            public Optional<Reply> answer(Inbound inbound) {
                awaitQuietly(busy);
                return super.answer(inbound);
            }
        }));
        var sent = new AtomicInteger();
        var question =
                message(1, "<roReqAll/><!--" + "x".repeat(50_000) + "-->").getBytes(UTF_8);
        var sender = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 1_000; i++) {
                    peer.send(Op.BINARY, question);
                    sent.incrementAndGet();
                }
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        });
        // What is under way fills the buffers of the network, and then the sender stands.
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(20)).until(() -> sent.get() < 500);
        busy.countDown();
        for (int i = 0; i < 1_000; i++) {
            assertThat(new String(peer.message().payload(), UTF_16BE)).contains("<roListAll");
        }
        sender.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private RawWebSocket dial(int port) throws IOException {
        return dial(port, TARGET);
    }

    private RawWebSocket dial(int port, String target) throws IOException {
        return opened(RawWebSocket.dial(port, target));
    }

    private int listen(Limits.Wire limits, TimeSource time, MessageForm form) throws Exception {
        return listen(limits, time, form, new PlainRole(codec));
    }

    private int listen(Limits.Wire limits, TimeSource time, MessageForm form, MosRole role) throws Exception {
        var connections = opened(Connections.open(limits, time));
        var sessions = new Sessions(connections, codec, new Lanes(time), Limits.Lane.defaults(), time);
        var entrance = new Entrance(form, Optional.empty(), false);
        var listener = opened(
                new WebSocketListener(visitor -> new Admission.Known(visitor.ncsID(), role, entrance), sessions));
        server = new Server();
        var connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        listeners.add(listener);
        server.addConnector(connector);
        server.setHandler(MosEndpoint.before(new DefaultHandler(), listener, open::set));
        server.start();
        opened.add(server::stop);
        return connector.getLocalPort();
    }

    private static Limits.Wire limits(int maxConnections) {
        var second = Duration.ofSeconds(1);
        return new Limits.Wire(
                1 << 20, 1 << 20, 64 << 20, 10_000, Duration.ofSeconds(30), second, second, maxConnections);
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    private static String message(int id, String element) {
        return "<mos><mosID>device</mosID><ncsID>NCS</ncsID><messageID>" + id + "</messageID>" + element + "</mos>";
    }
}
