package org.cueway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.cueway.app.Cueway;
import org.cueway.app.config.ConfigException;
import org.cueway.app.config.ConfigLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cueway tail} on a real gateway, over real connections. */
final class TailCommandTest {
    private static final String SAMPLES = "../samples/";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatWasThereIsShownFirstAndThenWhatComes() throws Exception {
        try (var gateway = gateway(0)) {
            send(gateway, "good-rocreate.xml");
            try (var tail = tail(gateway)) {
                await().until(() -> out.toString().contains("roCreate"));
                send(gateway, "good-rostorysend.xml");
                await().until(() -> out.toString().contains("roStorySend"));
                assertThat(tail.isRunning()).isTrue();
            }
            assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.contains(" NCS-1 "));
        }
    }

    @Test
    void filtersHoldForBoth() throws Exception {
        try (var gateway = gateway(0)) {
            send(gateway, "good-rocreate.xml");
            try (var _ = tail(gateway, "--command", "roStorySend", "--json")) {
                send(gateway, "good-rostorysend.xml");
                await().until(() -> out.toString().contains("\"command\":\"roStorySend\""));
            }
            assertThat(out.toString()).doesNotContain("roCreate");
        }
    }

    @Test
    void aGatewayThatGoesIsWaitedFor() throws Exception {
        int web = freePort();
        try (var _ = tailOfOneThatStops(gateway(web))) {
            await().until(() -> !err.toString().isEmpty());
            try (var again = gateway(web)) {
                send(again, "good-rostorysend.xml");
                await().until(() -> out.toString().contains("roStorySend"));
            }
        }
    }

    @Test
    void withoutAGatewayItSaysSo() throws Exception {
        var code = Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "tail",
                "--url",
                "http://127.0.0.1:" + freePort());
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("expected a gateway at", "is it running?");
    }

    /** Until it is closed, as by Ctrl-C. */
    private record Tailing(Thread thread) implements AutoCloseable {
        boolean isRunning() {
            return thread.isAlive();
        }

        @Override
        public void close() {
            thread.interrupt();
            await().until(() -> !thread.isAlive());
        }
    }

    private Tailing tail(Cueway gateway, String... options) {
        var arguments = new ArrayList<>(List.of("tail", "--url", gateway.url()));
        arguments.addAll(List.of(options));
        var running = new FutureTask<>(() ->
                Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new)));
        return new Tailing(Thread.ofPlatform().name("tail").start(running));
    }

    /** Begins to follow a gateway, which then stops. */
    private Tailing tailOfOneThatStops(Cueway gateway) throws Exception {
        try (gateway) {
            send(gateway, "good-rocreate.xml");
            var tail = tail(gateway);
            await().until(() -> out.toString().contains("roCreate"));
            out.getBuffer().setLength(0);
            return tail;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void send(Cueway gateway, String sample) {
        var said = new StringWriter();
        int code = Main.run(
                new PrintWriter(said, true),
                new PrintWriter(said, true),
                "send",
                SAMPLES + sample,
                "--port",
                String.valueOf(gateway.ports().upper()),
                "--mos-id",
                "us",
                "--ncs-id",
                "NCS-1",
                "--wait-ack");
        assertThat(code).as(said.toString()).isZero();
    }

    private Cueway gateway(int web) throws IOException, ConfigException {
        var settings = List.of(
                "mos.id=us",
                "mos.listen.host=127.0.0.1",
                "mos.listen.lower=0",
                "mos.listen.upper=0",
                "mos.listen.query=0",
                "newsrooms.0.id=NCS-1",
                "web.port=" + web,
                "store.file=" + folder.resolve("cueway.db"),
                "graphics.folder=" + folder.resolve("none")); // graphics are objects, too
        return Cueway.start(ConfigLoader.load(Optional.empty(), settings, Map.of()));
    }
}
