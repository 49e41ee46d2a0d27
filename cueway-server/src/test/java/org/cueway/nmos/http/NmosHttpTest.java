package org.cueway.nmos.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.cueway.nmos.http.Reply.Answered;
import org.cueway.nmos.http.Reply.NoAnswer;
import org.cueway.nmos.http.Reply.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How devices are spoken to, against a server that answers exactly what a test wants. */
final class NmosHttpTest {
    private static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(2), 2, 1_000, 3);
    private static final String BODY = "{\"master_enable\":true}";

    private final NmosHttp http = open(false);

    private static NmosHttp open(boolean secure) {
        try {
            return new NmosHttp(LIMITS, new Security(secure, SSLContext.getDefault(), _ -> Optional.empty()));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:1/x, single, http://h:1/x/single",
        "http://h:1/x/, single, http://h:1/x/single",
        "http://h:1/x/, '', http://h:1/x",
        "http://h:1/x, '', http://h:1/x"
    })
    void C01_C02_C12_pathsAreJoinedWithOneSlashAndEndWithout(String root, String path, String expected) {
        assertThat(NmosHttp.join(root, path)).hasToString(expected);
    }

    @Test
    void C01_whatMakesNoAddressIsRefused() {
        assertThatThrownBy(() -> NmosHttp.join("http://h/ x", "y")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void C07_redirectsOfAGetAreFollowedSoFarAndNoFurther() throws Exception {
        try (var server = new ScriptedServer(request -> request.startsWith("GET /a ")
                ? ScriptedServer.answer("301 Moved", "", "Location: /a/")
                : request.startsWith("GET /loop ")
                        ? ScriptedServer.answer("302 Found", "", "Location: /loop")
                        : ScriptedServer.answer("200 OK", "[]"))) {
            assertThat(http.get(URI.create(server.uri() + "/a"))).isInstanceOfSatisfying(Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("[]");
            });
            assertThat(http.get(URI.create(server.uri() + "/loop")))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(302));
            assertThat(server.requests).hasSize(2 + 1 + LIMITS.maxRedirects());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void C07_C10_writesAreNeverRedirectedOrRepeated(int status) throws Exception {
        try (var server =
                new ScriptedServer(_ -> ScriptedServer.answer(status + " Elsewhere", "", "Location: /other"))) {
            assertThat(http.patch(URI.create(server.uri() + "/staged"), BODY))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer -> assertThat(answer.status()).isEqualTo(status));
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void C09_aConnectionServesManyRequests() throws Exception {
        try (var server = new ScriptedServer(_ -> ScriptedServer.answer("200 OK", "{}"))) {
            for (int i = 0; i < 100; i++) http.get(URI.create(server.uri() + "/" + i));
            assertThat(server.requests).hasSize(100);
            assertThat(server.accepted).hasValue(1);
        }
    }

    @Test
    void C09_C10_soManyRequestsAtOnceAndOneOnAConnection() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var server = new ScriptedServer(_ -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.yield();
            now.decrementAndGet();
            return ScriptedServer.answer("200 OK", "{}");
        })) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 50; i++) {
                    int n = i;
                    threads.submit(() -> http.get(URI.create(server.uri() + "/" + n)));
                }
            }
            assertThat(server.requests).hasSize(50);
            assertThat(most.get()).isLessThanOrEqualTo(LIMITS.perOrigin());
            assertThat(server.accepted.get()).isLessThanOrEqualTo(LIMITS.perOrigin());
        }
    }

    @Test
    void C11_onlyWhatHasABodySaysOfWhichType() throws Exception {
        try (var server = new ScriptedServer(_ -> ScriptedServer.answer("200 OK", "{}"))) {
            http.get(URI.create(server.uri() + "/a"));
            http.delete(URI.create(server.uri() + "/b"));
            http.patch(URI.create(server.uri() + "/c"), BODY);
            http.post(URI.create(server.uri() + "/d"), BODY);
            assertThat(server.requests.subList(0, 2))
                    .allSatisfy(request ->
                            assertThat(request.toLowerCase(Locale.ROOT)).doesNotContain("content-type"));
            assertThat(server.requests.subList(2, 4))
                    .allSatisfy(request -> assertThat(request.toLowerCase(Locale.ROOT))
                            .contains("content-type: application/json", "\"master_enable\":true"));
            assertThat(server.requests).noneMatch(request -> request.contains("HTTP2-Settings"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 Bad | {\"code\":400,\"error\":\"destination_port out of range\"} | 400 destination_port out of range",
                "500 Oops | <html><body>Oops</body></html> | 500",
                "502 Gone | '' | 502",
                "404 No | {\"error\": | 404 {\"error\":",
                "418 Tea | just text | 418 just text",
            })
    void C05_C08_theDevicesOwnWordsAreShown(String status, String body, String expected) throws Exception {
        try (var server = new ScriptedServer(_ -> ScriptedServer.answer(status, body))) {
            assertThat(http.get(URI.create(server.uri() + "/")).inWords()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 418, 429, 503, 599})
    void C05_anyStatusIsTold(int status) throws Exception {
        var text = status == 204 ? "HTTP/1.1 204 None\r\n\r\n" : ScriptedServer.answer(status + " X", "");
        try (var server = new ScriptedServer(_ -> text)) {
            assertThat(http.get(URI.create(server.uri() + "/"))).isInstanceOfSatisfying(Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.done()).isEqualTo(status < 300);
            });
        }
    }

    @Test
    void C05_anEarlyHintIsNotTheAnswer() throws Exception {
        try (var server = new ScriptedServer(
                _ -> "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + ScriptedServer.answer("200 OK", "{}"))) {
            var reply = http.get(URI.create(server.uri() + "/"));
            assertThat(reply.inWords()).isNotBlank();
        }
    }

    @Test
    void whatWasAskedAndNotAnsweredIsToldApartFromWhatWasNotAsked() throws Exception {
        try (var server = new ScriptedServer(
                request -> request.contains("/silent") ? ScriptedServer.SILENCE : ScriptedServer.HANG_UP)) {
            assertThat(why(http.patch(URI.create(server.uri() + "/silent"), BODY)))
                    .isEqualTo(Why.TIMED_OUT);
            assertThat(why(http.patch(URI.create(server.uri() + "/gone"), BODY)))
                    .isEqualTo(Why.BROKEN);
            // A write is not repeated behind our back.
            assertThat(server.requests).hasSize(2);
        }
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(why(http.patch(URI.create("http://127.0.0.1:" + free + "/x"), BODY)))
                .isEqualTo(Why.UNREACHABLE);
    }

    private static Why why(Reply reply) {
        assertThat(reply).isInstanceOf(NoAnswer.class);
        return ((NoAnswer) reply).why();
    }

    @Test
    void anAnswerThatIsTooLargeOrNoHttpIsNoAnswer() throws Exception {
        try (var server = new ScriptedServer(request -> request.contains("/large")
                ? ScriptedServer.answer("200 OK", "x".repeat(LIMITS.maxBodyBytes() + 1))
                : "SSH-2.0-nothing\r\n\r\n")) {
            assertThat(why(http.get(URI.create(server.uri() + "/large")))).isEqualTo(Why.BROKEN);
            assertThat(why(http.get(URI.create(server.uri() + "/ssh")))).isEqualTo(Why.BROKEN);
        }
    }

    @Test
    void C09_anIdleConnectionThatTheServerHasEndedIsNoTrouble() throws Exception {
        var count = new AtomicInteger();
        try (var server = new ScriptedServer(_ -> count.incrementAndGet() == 1
                ? ScriptedServer.answer("200 OK", "{}", "Connection: close")
                : ScriptedServer.answer("200 OK", "{}"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(http.get(URI.create(server.uri() + "/" + i))).isInstanceOf(Answered.class);
            }
        }
    }

    @Test
    void C69_aSecureSystemSpeaksNoPlainHttp() throws Exception {
        try (var server = new ScriptedServer(_ -> ScriptedServer.answer("200 OK", "{}"));
                var secure = open(true)) {
            assertThat(secure.get(URI.create(server.uri() + "/"))).isInstanceOfSatisfying(NoAnswer.class, no -> {
                assertThat(no.why()).isEqualTo(Why.REFUSED_HERE);
                assertThat(no.detail()).contains("expected https");
            });
            assertThat(server.accepted).hasValue(0);
        }
    }

    @Test
    void C77_tokensGoInTheHeaderAndNowhereElse() throws Exception {
        try (var server = new ScriptedServer(_ -> ScriptedServer.answer("200 OK", "{}"));
                var with =
                        new NmosHttp(LIMITS, new Security(false, SSLContext.getDefault(), _ -> Optional.of("abc")))) {
            with.patch(URI.create(server.uri() + "/x"), BODY);
            assertThat(server.requests.getFirst())
                    .contains("Authorization: Bearer abc")
                    .startsWith("PATCH /x HTTP/1.1");
        }
    }
}
