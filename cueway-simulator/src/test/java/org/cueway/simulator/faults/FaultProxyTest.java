package org.cueway.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cueway.base.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultProxyTest {
    private static final int PATIENCE_MILLIS = 20_000;

    private ServerSocket behind = open();

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        behind.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() throws IOException {
        behind.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-8"})
    void splitAndDribbledFramesComeWholeInEveryEncoding(String charset) throws IOException {
        var octets = text(3).getBytes(Charset.forName(charset));
        for (var faults : List.of("split=1", "dribble=1", "delay=1/5ms")) {
            try (var pair = pair(faults)) {
                pair.caller.getOutputStream().write(octets);
                assertThat(pair.listener.getInputStream().readNBytes(octets.length))
                        .isEqualTo(octets);
                pair.listener.getOutputStream().write(octets);
                assertThat(pair.caller.getInputStream().readNBytes(octets.length))
                        .isEqualTo(octets);
                assertThat(pair.proxy.faults()).isEqualTo(6);
            }
        }
    }

    @Test
    void framesVanishOrComeTwiceOneByOne() throws IOException {
        try (var pair = pair("out:dup=1")) {
            send(pair.caller, "<mos>1</mos><mos>2</mos>");
            assertThat(receive(pair.listener, 48)).isEqualTo("<mos>1</mos><mos>1</mos><mos>2</mos><mos>2</mos>");
        }
        try (var pair = pair("out:drop=1")) {
            send(pair.caller, "<mos>1</mos>");
            assertNothingComes(pair.listener);
            send(pair.listener, "<mos>2</mos>");
            assertThat(receive(pair.caller, 12)).isEqualTo("<mos>2</mos>");
        }
    }

    @Test
    void junkStandsInFrontOfFrames() throws IOException {
        try (var pair = pair("out:junk=1")) {
            send(pair.caller, "<mos>1</mos>");
            assertThat(receive(pair.listener, 34)).endsWith("<mos>1</mos>").contains("not a frame");
        }
    }

    @Test
    void aHalfOpenConnectionStaysAndSaysNothing() throws IOException {
        try (var pair = pair("out:half-open=1")) {
            send(pair.caller, "<mos>1</mos>");
            assertNothingComes(pair.listener);
            send(pair.listener, "<mos>2</mos>");
            assertThat(receive(pair.caller, 12)).isEqualTo("<mos>2</mos>");
            send(pair.caller, "<mos>3</mos>");
            assertNothingComes(pair.listener);
        }
    }

    @Test
    void aCutConnectionEndsInTheMiddleOfAFrame() throws IOException {
        try (var pair = pair("out:cut=1")) {
            send(pair.caller, text(1));
            var got = rest(pair.listener);
            assertThat(text(1)).startsWith(got);
            assertThat(got.length()).isLessThan(text(1).length());
            assertThat(pair.caller.getInputStream().read()).isNegative();
        }
    }

    @Test
    void aCallerCanBeTurnedAway() throws IOException {
        try (var proxy = proxy("refuse=1");
                var caller = dial(proxy)) {
            assertThat(caller.getInputStream().read()).isNegative();
            await().until(() -> proxy.faults() == 1);
        }
    }

    @Test
    void theWayOfAFaultIsSeenFromTheEndTheProxyBelongsTo() throws IOException {
        var plan = FaultPlan.parse("out:drop=1", 1);
        try (var proxy = FaultProxy.open(any(), target(), FaultProxy.End.LISTENER, plan, TimeSource.system());
                var caller = dial(proxy);
                var listener = behind.accept()) {
            listener.setSoTimeout(PATIENCE_MILLIS);
            send(caller, "<mos>1</mos>");
            assertThat(receive(listener, 12)).isEqualTo("<mos>1</mos>");
            send(listener, "<mos>2</mos>");
            assertNothingComes(caller);
        }
    }

    @Test
    void whatIsNoFrameAndTheEndOfTheStreamPass() throws IOException {
        try (var pair = pair("drop=1")) {
            send(pair.caller, "<mos>half");
            pair.caller.shutdownOutput();
            assertThat(rest(pair.listener)).isEqualTo("<mos>half");
        }
    }

    private record Pair(FaultProxy proxy, Socket caller, Socket listener) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            caller.close();
            listener.close();
            proxy.close();
        }
    }

    private Pair pair(String faults) throws IOException {
        var proxy = proxy(faults);
        var caller = dial(proxy);
        var listener = behind.accept();
        listener.setSoTimeout(PATIENCE_MILLIS);
        return new Pair(proxy, caller, listener);
    }

    private FaultProxy proxy(String faults) throws IOException {
        return FaultProxy.open(any(), target(), FaultProxy.End.CALLER, FaultPlan.parse(faults, 1), TimeSource.system());
    }

    private InetSocketAddress target() {
        return (InetSocketAddress) behind.getLocalSocketAddress();
    }

    private static InetSocketAddress any() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static Socket dial(FaultProxy proxy) throws IOException {
        var socket = new Socket(proxy.address().getAddress(), proxy.address().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static String text(int frames) {
        return "<mos><mosID>a</mosID><roReqAll/></mos>\r\n".repeat(frames);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String receive(Socket socket, int octets) throws IOException {
        return new String(socket.getInputStream().readNBytes(octets), StandardCharsets.UTF_8);
    }

    private static String rest(Socket socket) throws IOException {
        var all = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(all);
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Half a second: the proxy passes a frame within a millisecond. */
    private static void assertNothingComes(Socket socket) throws IOException {
        socket.setSoTimeout(500);
        try {
            assertThat(socket.getInputStream().read()).as("octet").isEqualTo(Integer.MIN_VALUE);
        } catch (SocketTimeoutException nothing) {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }
}
