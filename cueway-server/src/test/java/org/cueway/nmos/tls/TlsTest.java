package org.cueway.nmos.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.cueway.base.TimeSource;
import org.cueway.nmos.http.Dialled;
import org.cueway.nmos.http.HttpLimits;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Reply;
import org.cueway.nmos.http.Reply.NoAnswer;
import org.cueway.nmos.http.Reply.Why;
import org.cueway.nmos.http.SocketLimits;
import org.cueway.nmos.tls.Authority.Span;
import org.cueway.nmos.tls.TlsSettings.Exceptions;
import org.cueway.nmos.tls.TlsSettings.HostException;
import org.cueway.nmos.tls.TlsSettings.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is trusted and who is not, against real TLS servers, and the words that people read. */
final class TlsTest {
    private static final Instant NOW = TimeSource.system().now();

    @TempDir
    Path folder;

    private final Authority station;

    TlsTest() throws GeneralSecurityException {
        station = Authority.named("station authority", NOW);
    }

    private static HttpsServer serve(SSLContext context, boolean asking) throws IOException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wished = getSSLContext().getDefaultSSLParameters();
                wished.setNeedClientAuth(asking);
                parameters.setSSLParameters(wished);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = "[]".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private Reply asked(TlsSettings settings, SSLContext shown) throws Exception {
        var server = serve(shown, false);
        try (var http = http(settings)) {
            return http.get(at(server));
        } finally {
            server.stop(0);
        }
    }

    private static NmosHttp http(TlsSettings settings) throws IOException {
        return new NmosHttp(HttpLimits.defaults(), Tls.open(settings).security(_ -> Optional.empty()));
    }

    private static URI at(HttpsServer server) {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/x-nmos");
    }

    private SSLContext showing(Authority by, Span span, String... hosts) throws Exception {
        return Authority.server(by.issue(span, hosts), by, List.of());
    }

    private TlsSettings trusting(X509Certificate... roots) throws Exception {
        var files = new ArrayList<Path>();
        for (var root : roots) files.add(Authority.write(folder.resolve("root" + files.size() + ".pem"), root));
        return new TlsSettings(true, files, Optional.empty(), Exceptions.NONE);
    }

    private static String refusal(Reply reply) {
        assertThat(reply).isInstanceOf(NoAnswer.class);
        assertThat(((NoAnswer) reply).why()).isEqualTo(Why.UNTRUSTED);
        return reply.inWords();
    }

    @Test
    void C70_aCertificateOfTheStationIsTakenForTheAddressThatItNames() throws Exception {
        var reply = asked(trusting(station.certificate()), showing(station, Span.around(NOW), "127.0.0.1"));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void C70_whatIsWrongWithACertificateIsSaidInPlainWords() throws Exception {
        var stranger = Authority.named("stranger", NOW);
        var settings = trusting(station.certificate());
        var old = new Span(NOW.minus(Duration.ofDays(20)), Instant.parse("2026-01-02T00:00:00Z"));
        var early = new Span(Instant.parse("2199-05-06T00:00:00Z"), Instant.parse("2199-06-06T00:00:00Z"));
        var past = new Span(Instant.parse("2025-01-02T00:00:00Z"), old.to());

        assertThat(refusal(asked(settings, showing(station, Span.around(NOW), "cam7.example", "10.1.2.3"))))
                .contains("has no such IP, it is for cam7.example, 10.1.2.3", "127.0.0.1", "SHA-256");
        assertThat(refusal(asked(settings, showing(station, past, "127.0.0.1"))))
                .contains("expired on 2026-01-02");
        assertThat(refusal(asked(settings, showing(station, early, "127.0.0.1"))))
                .contains("is valid from 2199-05-06 on");
        assertThat(refusal(asked(settings, showing(stranger, Span.around(NOW), "127.0.0.1"))))
                .contains("signed by CN=stranger, whom nobody trusts here");
    }

    @Test
    void C70_anExceptionCountsForOneHostAndOneCertificateAndCanBeForbidden() throws Exception {
        var odd = station.issue(Span.around(NOW), "cam7.example");
        var shown = Authority.server(odd, station, List.of());
        var roots = trusting(station.certificate()).roots();
        var right = new HostException("127.0.0.1", Fingerprint.of(odd.certificate()));
        var elsewhere = new HostException("127.0.0.2", Fingerprint.of(odd.certificate()));
        var another = new HostException("127.0.0.1", Fingerprint.of(station.certificate()));

        var allowed = new TlsSettings(true, roots, Optional.empty(), new Exceptions(List.of(another, right), false));
        assertThat(asked(allowed, shown)).isInstanceOf(Reply.Answered.class);
        assertThat(Tls.open(allowed).warnings(NOW)).contains("127.0.0.1 is believed by exception");

        for (var exceptions :
                List.of(new Exceptions(List.of(elsewhere, another), false), new Exceptions(List.of(right), true))) {
            var settings = new TlsSettings(true, roots, Optional.empty(), exceptions);
            assertThat(refusal(asked(settings, shown))).contains("no such IP");
        }
        var forbidden = new TlsSettings(true, roots, Optional.empty(), new Exceptions(List.of(right), true));
        assertThat(Tls.open(forbidden).warnings(NOW))
                .containsExactly("the exception for 127.0.0.1 does not count: the administrator forbids exceptions");
    }

    @Test
    void C69_aSecureSystemIsNeverSpokenToInPlain() throws Exception {
        try (var port = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var http = http(trusting(station.certificate()))) {
            var plain = URI.create("http://127.0.0.1:" + port.getLocalPort() + "/x-nmos");
            var reply = http.get(plain);

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            NoAnswer.class, none -> assertThat(none.why()).isEqualTo(Why.REFUSED_HERE));
            assertThat(reply.inWords()).contains("expected https or wss", plain.toString());
            assertThat(http.webSocket(URI.create("ws://127.0.0.1:" + port.getLocalPort()), SocketLimits.defaults()))
                    .isInstanceOfSatisfying(
                            Dialled.Failed.class,
                            failed -> assertThat(failed.why()).contains("expected https or wss"));
            port.setSoTimeout(1);
            assertThatThrownBy(port::accept).as("nobody came").isInstanceOf(IOException.class);
        }
    }

    @Test
    void C72_aRootIsInstalledAndTakenAwayAsAFileWithoutARestart() throws Exception {
        var roots = Files.createDirectory(folder.resolve("roots"));
        var settings = new TlsSettings(true, List.of(roots), Optional.empty(), Exceptions.NONE);
        var tls = Tls.open(settings);
        var server = serve(showing(station, Span.around(NOW), "127.0.0.1"), false);
        try {
            // A client each: a connection that stands stays.
            assertThat(refusal(once(tls, server))).contains("no root certificate is installed in " + roots);
            assertThat(tls.warnings(NOW)).containsExactly("no root certificate is installed: nobody is trusted");

            var file = Authority.write(roots.resolve("station.crt"), station.certificate());
            Files.writeString(roots.resolve("README"), "no certificate");
            assertThat(once(tls, server)).isInstanceOf(Reply.Answered.class);

            Files.writeString(file, "rubbish");
            assertThat(once(tls, server))
                    .as("what cannot be read leaves things as they were")
                    .isInstanceOf(Reply.Answered.class);

            Files.delete(file);
            var reply = once(tls, server);
            while (reply instanceof Reply.Answered) {
                TimeSource.system().sleep(Duration.ofMillis(50)); // a session of a second ago is still taken up again
                reply = once(tls, server);
            }
            assertThat(refusal(reply)).contains("no root certificate is installed");
        } finally {
            server.stop(0);
        }
    }

    private static Reply once(Tls tls, HttpsServer server) throws InterruptedException {
        try (var http = new NmosHttp(HttpLimits.defaults(), tls.security(_ -> Optional.empty()))) {
            return http.get(at(server));
        }
    }

    @Test
    void C72_weShowACertificateOfOurOwnToWhoAsks() throws Exception {
        var ours = station.issue(Span.around(NOW), "cueway.example");
        var certificate = Authority.write(folder.resolve("cueway.pem"), ours.certificate());
        var key = Authority.write(folder.resolve("cueway.key"), ours.key());
        var roots = trusting(station.certificate()).roots();
        var known = new TlsSettings(true, roots, Optional.of(new Identity(certificate, key)), Exceptions.NONE);
        var server = serve(
                Authority.server(station.issue(Span.around(NOW), "127.0.0.1"), station, List.of(station.certificate())),
                true);
        try {
            try (var http = http(known)) {
                assertThat(http.get(at(server))).isInstanceOf(Reply.Answered.class);
            }
            try (var http = http(new TlsSettings(true, roots, Optional.empty(), Exceptions.NONE))) {
                assertThat(http.get(at(server))).isInstanceOf(NoAnswer.class);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void C72_filesThatCannotBeUsedAreNamedWithWhatToDo() throws Exception {
        var ours = station.issue(Span.around(NOW), "cueway.example");
        var certificate = Authority.write(folder.resolve("a.pem"), ours.certificate());
        var key = Authority.write(folder.resolve("a.key"), ours.key());
        var empty = Files.writeString(folder.resolve("empty.pem"), "");
        var old = Files.writeString(folder.resolve("old.key"), Authority.pem("RSA PRIVATE KEY", new byte[] {1}));
        var odd = Files.writeString(folder.resolve("odd.key"), Authority.pem("PRIVATE KEY", new byte[] {1}));
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        var foreign = Authority.write(folder.resolve("rsa.key"), rsa);

        refuses(
                new TlsSettings(true, List.of(folder.resolve("gone.pem")), Optional.empty(), Exceptions.NONE),
                "gone.pem");
        refuses(
                new TlsSettings(true, List.of(empty), Optional.empty(), Exceptions.NONE),
                "no certificate in",
                "empty.pem");
        refuses(own(certificate, old), "openssl pkcs8 -topk8", "old.key");
        refuses(own(certificate, odd), "cannot be read", "odd.key");
        refuses(own(certificate, certificate), "no private key in");
        refuses(own(certificate, foreign), "is RSA", "is for EC");
        refuses(own(empty, key), "no certificate in");
    }

    private static TlsSettings own(Path certificate, Path key) {
        return new TlsSettings(true, List.of(), Optional.of(new Identity(certificate, key)), Exceptions.NONE);
    }

    private static void refuses(TlsSettings settings, String... words) {
        assertThatThrownBy(() -> Tls.open(settings))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void C72_certificatesThatExpireSoonAreTold() throws Exception {
        var soon =
                station.issue(new Span(NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(3))), "cueway.example");
        var certificate = Authority.write(folder.resolve("soon.pem"), soon.certificate());
        var key = Authority.write(folder.resolve("soon.key"), soon.key());
        var settings = new TlsSettings(
                true,
                trusting(station.certificate()).roots(),
                Optional.of(new Identity(certificate, key)),
                Exceptions.NONE);

        assertThat(Tls.open(settings).warnings(NOW))
                .singleElement()
                .asString()
                .startsWith("our certificate expires on ");
        assertThat(Tls.open(settings).warnings(NOW.plus(Duration.ofDays(80))))
                .satisfiesExactly(
                        ours -> assertThat(ours).startsWith("our certificate expired on "),
                        root -> assertThat(root).startsWith("the root CN=station authority expires on "));
    }

    @Test
    void C71_version12And13AreOfferedWithTheSuitesThatMustBe() throws Exception {
        try (var port = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var http = http(trusting(station.certificate()));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking =
                    threads.submit(() -> http.get(URI.create("https://127.0.0.1:" + port.getLocalPort() + "/x-nmos")));
            var hello = hello(port);
            assertThat(asking.get()).isInstanceOf(NoAnswer.class);

            assertThat(hello.suites()).contains(0xc02f, 0x1301);
            assertThat(hello.versions()).containsExactly(0x0304, 0x0303);
        }
    }

    private record Hello(List<Integer> suites, List<Integer> versions) {}

    /** Reads a ClientHello (RFC 8446 §4.1.2) and hangs up. */
    private static Hello hello(ServerSocket port) throws IOException {
        try (var socket = port.accept()) {
            var head = socket.getInputStream().readNBytes(5);
            var bytes = ByteBuffer.wrap(socket.getInputStream().readNBytes(((head[3] & 0xff) << 8) | (head[4] & 0xff)));
            bytes.position(4 + 2 + 32);
            bytes.position(bytes.get() + bytes.position());
            var suites = new ArrayList<Integer>();
            for (int left = bytes.getShort(); left > 0; left -= 2) suites.add(bytes.getShort() & 0xffff);
            bytes.position(bytes.get() + bytes.position());
            bytes.getShort();
            var versions = new ArrayList<Integer>();
            while (bytes.hasRemaining()) {
                int kind = bytes.getShort() & 0xffff;
                int length = bytes.getShort() & 0xffff;
                int end = bytes.position() + length;
                if (kind == 43) {
                    for (int left = bytes.get(); left > 0; left -= 2) versions.add(bytes.getShort() & 0xffff);
                }
                bytes.position(end);
            }
            return new Hello(suites, versions);
        }
    }

    @Test
    void C73_theWordOfTheAuthorityThatComesAlongIsHeard() throws Exception {
        var shown = station.issue(Span.around(NOW), "127.0.0.1").certificate();
        var other = station.issue(Span.around(NOW), "127.0.0.1").certificate();
        var chain = List.of(shown, station.certificate());
        var roots = List.of(station.certificate());
        var stranger = Authority.named("station authority", NOW);

        assertThat(Stapled.status(chain, roots, station.word(shown, false, NOW)))
                .isEqualTo(Stapled.Status.GOOD);
        assertThat(Stapled.status(chain, roots, station.word(shown, true, NOW))).isEqualTo(Stapled.Status.REVOKED);
        assertThat(Stapled.status(List.of(shown), roots, station.word(shown, true, NOW)))
                .isEqualTo(Stapled.Status.REVOKED);

        assertThat(List.of(
                        new byte[0],
                        new byte[] {1, 2, 3},
                        station.word(other, true, NOW),
                        stranger.word(shown, true, NOW),
                        station.word(shown, true, NOW.minus(Duration.ofDays(9)))))
                .allSatisfy(
                        said -> assertThat(Stapled.status(chain, roots, said)).isEqualTo(Stapled.Status.UNSAID));
        assertThat(Stapled.status(roots, roots, station.word(shown, true, NOW))).isEqualTo(Stapled.Status.UNSAID);
    }

    @Test
    void fingerprintsAreReadAsToolsPrintThem() {
        var print = Fingerprint.of(station.certificate());

        assertThat(Fingerprint.of(print.toString())).contains(print);
        assertThat(Fingerprint.of(print.sha256())).contains(print);
        assertThat(Fingerprint.of("AA:BB")).isEmpty();
    }
}
