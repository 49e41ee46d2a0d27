package org.cueway.simulator.nmos.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP server of the simulation, byte by byte. */
final class HttpListenerTest {
    private final RequestLog log = new RequestLog();
    private HttpListener listener;

    @BeforeEach
    void start() throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        listener = HttpListener.start(
                new HttpListener.Place("here", address, log, TimeSource.system()),
                request -> request.path().equals("/bye")
                        ? new Answer.HangUp()
                        : new Answer.Whole(200, Map.of(), request.method() + " " + request.body()));
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    /** What comes back until the server hangs up, or the given number of answers is there. */
    private List<String> say(String bytes, int answers) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var bodies = new ArrayList<String>();
            while (bodies.size() < answers) {
                var line = in.readLine();
                if (line == null) return bodies;
                int length = 0;
                while (!line.isEmpty()) {
                    if (line.startsWith("Content-Length: ")) length = Integer.parseInt(line.substring(16));
                    line = in.readLine();
                }
                var body = new char[length];
                assertThat(in.read(body)).isEqualTo(length);
                bodies.add(new String(body));
            }
            return bodies;
        }
    }

    @Test
    void C09_connectionsAreCountedAndKept() throws Exception {
        try (var caller = new Caller()) {
            for (int i = 0; i < 100; i++) {
                assertThat(caller.get(listener.uri() + "/x").text()).isEqualTo("GET ");
            }
        }
        assertThat(listener.accepted()).isEqualTo(1);
        assertThat(log.all()).hasSize(100).allMatch(each -> each.request().connection() == 1);
        assertThat(log.all()).noneMatch(Received::overlapped);
    }

    @Test
    void C10_whatIsSentTooEarlyIsNoticed() throws Exception {
        var one = "PATCH /a HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi";
        assertThat(say(one + "GET /b HTTP/1.1\r\n\r\n", 2)).containsExactly("PATCH hi", "GET ");
        assertThat(log.all()).extracting(Received::overlapped).containsExactly(true, false);
    }

    @Test
    void chunksArePutTogether() throws Exception {
        var chunked =
                "POST /a?x=%C3%A5&y HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;q\r\nllo\r\n0\r\n\r\n";
        assertThat(say(chunked, 1)).containsExactly("POST hello");
        var received = log.all().getFirst();
        assertThat(received.status()).isEqualTo(200);
        assertThat(received.request().query()).containsExactlyInAnyOrderEntriesOf(Map.of("x", "å", "y", ""));
        assertThat(received.request().undecodedQuery()).containsEntry("x", "%C3%A5");
    }

    @Test
    void whatIsNoHttpEndsTheConnection() throws Exception {
        for (var rubbish : List.of(
                "rubbish\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")) {
            assertThat(say(rubbish, 1)).isEmpty();
        }
        assertThat(say("GET /bye HTTP/1.1\r\n\r\n", 1)).isEmpty();
        assertThat(say("GET /a HTTP/1.1\r\nConnection: close\r\n\r\n", 2)).hasSize(1);
        assertThat(log.all()).extracting(Received::status).containsExactly(0, 200);
    }
}
