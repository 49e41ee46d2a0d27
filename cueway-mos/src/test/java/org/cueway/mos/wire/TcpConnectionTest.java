package org.cueway.mos.wire;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.cueway.base.Limits;
import org.cueway.base.TestTime;
import org.cueway.base.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpConnectionTest {
    private static final String FRAME = "<mos><roReqAll/></mos>";
    private static final Duration SHORT = Duration.ofMillis(60);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeEverything() throws Exception {
        for (var part : opened.reversed()) part.close();
    }

    @Test
    void framesGoBothWaysInTheEncodingOfThePeer() throws IOException {
        var pair = pair(limits(), TimeSource.system());
        send(pair.peer, ("\uFEFF" + FRAME + FRAME).getBytes(UTF_8));
        assertThat(pair.ours.read(LONG)).isInstanceOf(Received.Whole.class);
        pair.ours.write("<mos>é</mos>");
        assertThat(pair.peer.getInputStream().readNBytes(13)).isEqualTo("<mos>é</mos>".getBytes(UTF_8));
        assertThat(pair.ours.read(LONG)).isInstanceOf(Received.Whole.class);
        assertThat(pair.ours.traffic()).satisfies(traffic -> {
            assertThat(traffic.framesIn()).isEqualTo(2);
            assertThat(traffic.bytesIn()).isEqualTo(2L * FRAME.length() + 3);
            assertThat(traffic.framesOut()).isEqualTo(1);
            assertThat(traffic.bytesOut()).isEqualTo(13);
            assertThat(traffic.lastIn()).isPresent();
            assertThat(traffic.lastOut()).isPresent();
        });
    }

    @Test
    void R1_whatGoesOutFirstIsBigEndianWithoutByteOrderMark() throws IOException {
        var pair = pair(limits(), TimeSource.system());
        pair.ours.write(FRAME);
        assertThat(pair.peer.getInputStream().readNBytes(2 * FRAME.length())).isEqualTo(FRAME.getBytes(UTF_16BE));
        assertThat(pair.ours.encoding()).isEmpty();
    }

    @Test
    void silenceBetweenFramesIsNothingBad() throws IOException {
        var pair = pair(limits(), TimeSource.system());
        assertThat(pair.ours.read(SHORT)).isEqualTo(new Received.Silent());
        send(pair.peer, FRAME.substring(0, 9).getBytes(UTF_8));
        assertThat(pair.ours.read(SHORT)).isEqualTo(new Received.Silent());
        assertThat(pair.ours.insideFrame()).isTrue();
        send(pair.peer, FRAME.substring(9).getBytes(UTF_8));
        assertThat(pair.ours.read(LONG)).isInstanceOf(Received.Whole.class);
        assertThat(pair.ours.insideFrame()).isFalse();
    }

    @Test
    void silenceInsideAFrameEndsItEvenIfEachWaitIsShorter() throws IOException {
        var pair = pair(limits(), TimeSource.system());
        send(pair.peer, FRAME.substring(0, 9).getBytes(UTF_8));
        Received last = new Received.Silent();
        while (last instanceof Received.Silent) last = pair.ours.read(SHORT);
        assertThat(last).isEqualTo(new Received.Unfinished(limits().insideFrame()));
    }

    @Test
    void aFrameOneOctetOutOfStepIsFoundOutSoonAfterItsEnd() throws IOException {
        var pair = pair(limits(), TimeSource.system());
        send(pair.peer, "<mos><a>".getBytes(UTF_16BE), new byte[] {7}, "</a></mos>".getBytes(UTF_16BE));
        assertThat(pair.ours.read(LONG)).isInstanceOf(Received.Misaligned.class);
    }

    @Test
    void bothEndsLearnWhyAConnectionEnded() throws IOException {
        var pair = pair(limits(), TimeSource.system());
        pair.peer.close();
        assertThat(pair.ours.read(LONG)).isEqualTo(new Received.Closed("closed by the peer"));
        pair.ours.close("first reason");
        pair.ours.close("second reason");
        assertThat(pair.ours.read(LONG)).isEqualTo(new Received.Closed("first reason"));
        assertThatThrownBy(() -> pair.ours.write(FRAME)).hasMessage("first reason");
        assertThat(pair.connections.count()).isZero();
    }

    @Test
    void closingFromAnotherThreadEndsAWait() throws Exception {
        var pair = pair(limits(), TimeSource.system());
        var result = CompletableFuture.supplyAsync(() -> pair.ours.read(LONG));
        pair.ours.close("asked to stop");
        assertThat(result.get()).isEqualTo(new Received.Closed("asked to stop"));
    }

    @Test
    void interruptingTheReaderEndsAWait() throws Exception {
        var pair = pair(limits(), TimeSource.system());
        var result = new AtomicReference<Received>(new Received.Silent());
        var reader = Thread.ofVirtual().start(() -> result.set(pair.ours.read(LONG)));
        await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        reader.interrupt();
        reader.join();
        assertThat(result.get()).isInstanceOf(Received.Closed.class);
    }

    @Test
    void aLastAnswerReachesAPeerThatIsStillSending() throws Exception {
        var pair = pair(limits(), TimeSource.system());
        var sender = Thread.ofVirtual().start(() -> {
            try {
                while (true) pair.peer.getOutputStream().write(new byte[10_000]);
            } catch (IOException closed) {
                // As it should be, in the end.
            }
        });
        pair.ours.write(FRAME);
        pair.ours.finish("enough");
        assertThat(pair.peer.getInputStream().readNBytes(2 * FRAME.length())).isEqualTo(FRAME.getBytes(UTF_16BE));
        sender.join();
    }

    @Test
    void aPeerThatTakesNothingIsGivenUp() throws Exception {
        var time = new TestTime();
        var pair = pair(limits(), time);
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
    void memoryOfAnUnfinishedFrameIsGivenBackWhenItsConnectionIsClosed() throws IOException {
        var pair = pair(limits(), TimeSource.system());
        send(pair.peer, ("<mos>" + "x".repeat(9_000)).getBytes(UTF_8));
        assertThat(pair.ours.read(SHORT)).isEqualTo(new Received.Silent());
        assertThat(pair.connections.budget().used()).isPositive();
        pair.ours.close("done");
        assertThat(pair.connections.budget().used()).isZero();
    }

    @Test
    void callersThatAreNotAllowedOrTooManyAreTurnedAway() throws IOException {
        var limits = new Limits.Wire(1_000, 1_000, 1 << 20, 1_000, LONG, SHORT, SHORT, 1);
        var connections = opened(Connections.open(limits, TimeSource.system()));
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var closedPort = opened(TcpPort.open(loopback, connections, address -> false));
        var caller = opened(new Socket(
                closedPort.address().getAddress(), closedPort.address().getPort()));
        assertThat(closedPort.accept()).isEmpty();
        assertThat(caller.getInputStream().read()).isEqualTo(-1);
        assertThat(closedPort.turnedAway()).isEqualTo(1);

        var port = opened(TcpPort.open(loopback, connections, InetAddress::isLoopbackAddress));
        opened(new Socket(port.address().getAddress(), port.address().getPort()));
        opened(new Socket(port.address().getAddress(), port.address().getPort()));
        var first = port.accept();
        assertThat(first).isPresent();
        assertThat(port.accept()).isEmpty();
        first.get().close("done");
        opened(new Socket(port.address().getAddress(), port.address().getPort()));
        assertThat(port.accept()).isPresent();
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        var connections = opened(Connections.open(limits(), TimeSource.system()));
        var taken = opened(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        var address = new InetSocketAddress(taken.getInetAddress(), taken.getLocalPort());
        assertThatThrownBy(() -> TcpPort.open(address, connections, a -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }

    private record Pair(Connections connections, Connection ours, Socket peer) {}

    private Pair pair(Limits.Wire limits, TimeSource time) throws IOException {
        var connections = opened(Connections.open(limits, time));
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = (InetSocketAddress) server.getLocalSocketAddress();
            var ours = connections.dial(address, LONG, Optional.empty());
            return new Pair(connections, ours, opened(server.accept()));
        }
    }

    private static Limits.Wire limits() {
        return new Limits.Wire(
                1 << 20, 1 << 20, 64 << 20, 10_000, Duration.ofMillis(300), Duration.ofMillis(100), SHORT, 100);
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    private static void send(Socket to, byte[]... parts) throws IOException {
        for (var part : parts) to.getOutputStream().write(part);
    }
}
