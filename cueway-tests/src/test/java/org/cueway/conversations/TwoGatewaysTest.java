package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cueway.app.Cueway;
import org.cueway.app.config.ConfigLoader;
import org.cueway.mos.wire.websocket.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two gateways against each other over MOS 4.0. The one that dials takes the other for its newsroom; the other takes it for the
 * newsroom of the same name. So each asks on the lanes that are its own, and answers on the rest.
 */
@Timeout(120)
class TwoGatewaysTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Optional<Cueway> dialled = Optional.empty();
    private Optional<Cueway> dialling = Optional.empty();
    private HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        dialling.ifPresent(Cueway::close);
        dialled.ifPresent(Cueway::close);
        client.close();
    }

    @Test
    void R45_heartbeatsGoBothWaysOnLanesOfTheirOwnAndNeverLoop() throws Exception {
        start("", "mos4: {}", url -> "mos4: { url: \"" + url + "\", passive: true }");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(words(dialling))
                    .contains("mom out we up", "ro out we up", "mom out passive they up", "ro out passive they up");
            assertThat(words(dialled))
                    .contains("mom in they up", "ro in they up", "mom in passive we up", "ro in passive we up");
        });
        long before = heartbeats();
        long begun = System.nanoTime();
        await().atMost(PATIENCE)
                .until(() -> System.nanoTime() - begun > Duration.ofSeconds(5).toNanos());
        // Four lanes with a heartbeat every second each; a loop would make thousands.
        assertThat(heartbeats() - before).isBetween(4L, 40L);
    }

    @Test
    void R85_overTlsTheCertificateHasToBeTrustedAndAPinnedOneIs() throws Exception {
        var certificate = Certificates.selfSigned(folder, "dns:localhost,ip:127.0.0.1");
        trustForThisTest(certificate);
        var web = ", tls: { keyStore: %s, password: %s }".formatted(certificate.store(), Certificates.PASSWORD);
        var accept = "mos4: { accept: { username: a, password: b, tls: true } }";
        start(web, accept, url -> "mos4: { url: \"" + url + "\", username: a, password: b }");
        assertThat(dialled.orElseThrow().url()).startsWith("https://");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lanes(dialling))
                        .filteredOn(lane -> lane.path("direction").asString().equals("out"))
                        .isNotEmpty()
                        .allSatisfy(lane -> assertThat(lane.path("reason").asString())
                                .contains("not trusted", certificate.fingerprint())));
        dialling.orElseThrow().close();
        for (var trust :
                List.of("{ pin: \"" + certificate.fingerprint() + "\" }", "{ ca: " + certificate.pem() + " }", "any")) {
            dialling = Optional.of(gateway(
                    "dialling",
                    "",
                    "mos4: { url: \"%s\", username: a, password: b, trust: %s }".formatted(mos(dialled), trust)));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(words(dialling)).as(trust).contains("mom out we up", "ro out we up"));
            assertThat(get(dialling, "api/v1/status").path("alarms").toString().contains("any certificate"))
                    .as(trust)
                    .isEqualTo(trust.equals("any"));
            dialling.get().close();
        }
    }

    private void start(String web, String accepting, Function<String, String> calling) throws Exception {
        dialled = Optional.of(gateway("dialled", web, accepting));
        dialling = Optional.of(gateway("dialling", "", calling.apply(mos(dialled))));
    }

    private Cueway gateway(String name, String web, String newsroom) throws Exception {
        var home = Files.createDirectories(folder.resolve(name));
        var file = Files.writeString(home.resolve("cueway.yaml"), """
                mos:
                  id: gw.station.mos
                  heartbeat: 1s
                  listen: { host: 127.0.0.1, lower: 0, upper: 0, query: 0 }
                web: { host: 127.0.0.1, port: 0%s }
                newsrooms: [ { id: NCS, %s } ]
                """.formatted(web, newsroom));
        return Cueway.start(ConfigLoader.load(Optional.of(file), List.of(), Map.of()));
    }

    private static String mos(Optional<Cueway> gateway) {
        return gateway.orElseThrow().url().replaceFirst("http", "ws") + "mos";
    }

    private long heartbeats() throws Exception {
        return get(dialled, "api/v1/status").at("/counts/heartbeats").asLong()
                + get(dialling, "api/v1/status").at("/counts/heartbeats").asLong();
    }

    /** Each lane over WebSocket in a few words: channel, who dialled, passive or not, who asks, state. */
    private List<String> words(Optional<Cueway> gateway) throws Exception {
        return lanes(gateway).stream()
                .map(lane -> String.join(
                                " ",
                                lane.path("channel").asString(),
                                lane.path("direction").asString(),
                                lane.path("passive").asBoolean() ? "passive" : "",
                                lane.path("asks").asString(),
                                lane.path("state").asString())
                        .replace("  ", " "))
                .toList();
    }

    private List<JsonNode> lanes(Optional<Cueway> gateway) throws Exception {
        return get(gateway, "api/v1/lanes")
                .path("items")
                .valueStream()
                .filter(lane -> lane.path("transport").asString().equals("webSocket"))
                .toList();
    }

    private JsonNode get(Optional<Cueway> gateway, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(gateway.orElseThrow().url() + path))
                .build();
        return JsonMapper.shared()
                .readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    private void trustForThisTest(Certificates certificate) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(certificate.pem())) {
            store.setCertificateEntry(
                    "gateway", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        client.close();
        client = HttpClient.newBuilder().sslContext(tls).build();
    }
}
