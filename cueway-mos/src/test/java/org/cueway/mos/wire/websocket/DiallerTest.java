package org.cueway.mos.wire.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dialling, against servers that answer in every way but the right one, and certificates of every kind. */
@Timeout(60)
class DiallerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static Certificates localhost;
    private static Certificates otherName;

    private final Dialler dialler = new Dialler();

    @BeforeAll
    static void makeCertificates(@TempDir Path one, @TempDir Path other) throws Exception {
        localhost = Certificates.selfSigned(one, "dns:localhost,ip:127.0.0.1");
        otherName = Certificates.selfSigned(other, "dns:ncs-a.example");
    }

    @AfterEach
    void close() {
        dialler.close();
    }

    @ParameterizedTest(name = "HTTP {0}")
    @CsvSource(textBlock = """
                    400 Bad Request,          mos4.host
                    401 Unauthorized,         mos4.username and mos4.password
                    403 Forbidden,            Passive=0
                    404 Not Found,            /MOS4NCS/
                    302 Found,                HTTP 302
                    500 Oh dear,              HTTP 500
                    200 OK,                   not with a WebSocket
                    """)
    void R81_R84_aRefusalSaysWhatToDo(String status, String words) throws Exception {
        try (var server = port()) {
            var dialling = dialling(endpoint(server, "ws", new Trust.Known()), LONG);
            RawWebSocket.refuse(server.accept(), status);
            assertThat(dialling.join()).contains(words);
        }
    }

    @Test
    void R64_aServerThatAcceptsAndSaysNothingIsGivenUpInTime() throws Exception {
        try (var server = port()) {
            var dialling = dialling(endpoint(server, "ws", new Trust.Known()), Duration.ofMillis(300));
            try (var silent = server.accept()) {
                assertThat(dialling.join()).startsWith(DialFault.NO_ANSWER.text());
                assertThat(silent.isClosed()).isFalse();
            }
        }
    }

    @Test
    void aServerThatHangsUpDuringTheHandshakeIsSaidTo() throws Exception {
        try (var server = port()) {
            var dialling = dialling(endpoint(server, "ws", new Trust.Known()), LONG);
            server.accept().close();
            assertThat(dialling.join()).contains("handshake");
        }
    }

    @Test
    void R72_nobodyThereAndNoSuchNameAreToldApart() throws Exception {
        Endpoint away;
        try (var server = port()) {
            away = endpoint(server, "ws", new Trust.Known());
        }
        assertThat(dialling(away, LONG).join()).startsWith(DialFault.NOT_REACHED.text());
        var nameless = endpoint("ws://no-such-host.invalid/mos", new Trust.Known());
        assertThat(dialling(nameless, LONG).join()).startsWith(DialFault.NO_ADDRESS.text());
    }

    @Test
    void R85_aSelfSignedCertificateIsNotTakenAndItsFingerprintIsTold() throws Exception {
        try (var server = localhost.listen()) {
            var dialling = dialling(endpoint(server, "wss", new Trust.Known()), LONG);
            handshake(server);
            assertThat(dialling.join())
                    .startsWith(DialFault.NOT_TRUSTED.text())
                    .contains("CN=test server", localhost.fingerprint(), "mos4.trust");
        }
    }

    @Test
    void R85_aCertificateOfTheStationsAuthorityIsTakenForItsName() throws Exception {
        try (var server = localhost.listen()) {
            assertThat(dialled(server, new Trust.Authority(localhost.pem()))).isEqualTo("up");
        }
        try (var server = otherName.listen()) {
            assertThat(dialled(server, new Trust.Authority(otherName.pem())))
                    .startsWith(DialFault.NOT_TRUSTED.text())
                    .contains("127.0.0.1");
        }
    }

    @Test
    void R85_aPinnedCertificateIsTakenWhateverItsNameAndNoOther() throws Exception {
        var pinned = Trust.Pinned.of(otherName.fingerprint()).orElseThrow();
        try (var server = otherName.listen()) {
            assertThat(dialled(server, pinned)).isEqualTo("up");
        }
        try (var server = localhost.listen()) {
            assertThat(dialled(server, pinned)).contains("expected the pinned one");
        }
    }

    @Test
    void R85_anyCertificateIsTakenIfThatIsSaid() throws Exception {
        try (var server = otherName.listen()) {
            assertThat(dialled(server, new Trust.Anyone())).isEqualTo("up");
        }
    }

    @Test
    void aFileWithoutCertificatesIsNamed(@TempDir Path folder) throws Exception {
        var empty = Files.writeString(folder.resolve("ca.pem"), "nothing");
        var endpoint = endpoint("wss://127.0.0.1:1/mos", new Trust.Authority(empty));
        assertThat(dialling(endpoint, LONG).join()).contains("certificate", empty.toString());
        var missing = endpoint("wss://127.0.0.1:1/mos", new Trust.Authority(folder.resolve("none.pem")));
        assertThat(dialling(missing, LONG).join()).contains("cannot read", "none.pem");
    }

    @Test
    void aPortWithoutTlsIsSaidToBeOne() throws Exception {
        try (var server = port()) {
            var dialling = dialling(endpoint(server, "wss", new Trust.Known()), LONG);
            try (var plain = server.accept()) {
                // As such a server does: it answers what it was asked, and cannot read that.
                assertThat(plain.getInputStream().read()).isPositive();
                plain.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                assertThat(dialling.join()).startsWith(DialFault.NO_TLS.text());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ncs/mos", "wss:///mos", "wss://user:secret@ncs/mos", "wss://ncs/mos#part"})
    void aUrlThatCannotBeDialledIsRefused(String url) {
        assertThatThrownBy(() -> endpoint(url, new Trust.Known())).hasMessageContaining(url.substring(0, 4));
    }

    @Test
    void R85_aPasswordIsNeverSentInTheClearButOnThisMachineAndNeverShown() {
        var login = Optional.of(new Login("cueway", "secret"));
        var url = URI.create("ws://ncs.example/mos");
        assertThatThrownBy(() -> new Endpoint(url, login, new Trust.Known(), Optional.empty()))
                .hasMessageContaining("wss://");
        assertThat(new Endpoint(URI.create("ws://[::1]/mos"), login, new Trust.Known(), Optional.empty()).toString())
                .contains("cueway")
                .doesNotContain("secret");
    }

    @Test
    void aLoginIsKnownAgainWhateverTheCaseOfItsScheme() {
        var login = new Login("cueway", "p:ä");
        assertThat(login.isIn(login.header().replace("Basic ", "bASIC  "))).isTrue();
        assertThat(login.isIn(new Login("cueway", "other").header())).isFalse();
        assertThat(login.isIn("Bearer " + login.header().substring(6))).isFalse();
        assertThat(login.isIn("")).isFalse();
    }

    @Test
    void aCloseHasRoomFor123BytesInWholeCharacters() {
        assertThat(CloseReason.cut("é".repeat(100))).isEqualTo("é".repeat(61));
        assertThat(CloseReason.cut("x" + "\uD83C\uDF89".repeat(40))).isEqualTo("x" + "\uD83C\uDF89".repeat(30));
        assertThat(CloseReason.cut("short")).isEqualTo("short");
    }

    /** {@code up}, or why not. */
    private String dialled(ServerSocket server, Trust trust) throws Exception {
        var dialling = dialling(endpoint(server, "wss", trust), LONG);
        handshake(server);
        return dialling.join();
    }

    private static void handshake(ServerSocket server) throws IOException {
        Socket socket = server.accept();
        try {
            RawWebSocket.accept(socket);
        } catch (IOException refusedByTheOtherEnd) {
            socket.close();
        }
    }

    private CompletableFuture<String> dialling(Endpoint endpoint, Duration wait) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                dialler.dial(endpoint, Map.of(), new Inlet(), wait);
                return "up";
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        });
    }

    private static ServerSocket port() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static Endpoint endpoint(ServerSocket server, String scheme, Trust trust) {
        return endpoint(scheme + "://127.0.0.1:" + server.getLocalPort() + "/mos", trust);
    }

    private static Endpoint endpoint(String url, Trust trust) {
        return new Endpoint(URI.create(url), Optional.empty(), trust, Optional.empty());
    }
}
