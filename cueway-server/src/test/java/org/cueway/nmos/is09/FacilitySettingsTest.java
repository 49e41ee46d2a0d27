package org.cueway.nmos.is09;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.cueway.base.TimeSource;
import org.cueway.nmos.dnssd.BrowseSpec;
import org.cueway.nmos.dnssd.DnsLimits;
import org.cueway.nmos.dnssd.TinyDns;
import org.cueway.nmos.http.HttpLimits;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Security;
import org.cueway.nmos.is09.SystemGlobal.Server;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The settings of a facility, read over real sockets. */
final class FacilitySettingsTest {
    private static final String GLOBAL = """
            {"id": "3b8be755-08ff-452b-b217-c9151eb21193", "version": "1441716120:744176711", "label": "ZBQ",
             "description": "System", "tags": {}, "new": {"unknown": 1},
             "is04": {"heartbeat_interval": 7}, "ptp": {"announce_receipt_timeout": 3, "domain_number": 100},
             "syslog": {"hostname": "log.example", "port": 514}, "syslogv2": {"hostname": "logs.example", "port": 6514}}
            """;
    private static final DnsLimits DNS =
            new DnsLimits(Duration.ofMillis(300), 1, Duration.ofSeconds(1), Duration.ofMillis(300), 100);

    @Test
    void theSettingsAreRead() {
        var read = SystemGlobal.read(JsonMapper.shared().readTree(GLOBAL)).orElseThrow();
        assertThat(read.label()).isEqualTo("ZBQ");
        assertThat(read.heartbeat()).isEqualTo(Duration.ofSeconds(7));
        assertThat(read.ptp()).isEqualTo(new SystemGlobal.Ptp(Optional.of(100), Optional.of(3)));
        assertThat(read.logging().plain()).contains(new Server("log.example", 514));
        assertThat(read.logging().secure()).contains(new Server("logs.example", 6514));
    }

    @Test
    void whatIsMissingOrOutOfRangeIsAsIfItWereNotThere() {
        var sparse = JsonMapper.shared()
                .readTree(
                        "{\"is04\": {\"heartbeat_interval\": \"7\"}, \"ptp\": {\"domain_number\": 128}, \"syslog\": {\"port\": 1}}");
        var read = SystemGlobal.read(sparse).orElseThrow();
        assertThat(read.heartbeat()).isEqualTo(Duration.ofSeconds(5));
        assertThat(read.ptp().domain()).isEmpty();
        assertThat(read.logging().plain()).isEmpty();
        assertThat(SystemGlobal.read(JsonMapper.shared().readTree("[]"))).isEmpty();
    }

    @Test
    void theBestSystemApiIsFoundReadAndWaitedForWhileItIsSick() throws Exception {
        var asked = new AtomicInteger();
        var server = serve(asked);
        try (var dns = TinyDns.start();
                var http = new NmosHttp(
                        HttpLimits.defaults(), new Security(false, SSLContext.getDefault(), _ -> Optional.empty()))) {
            dns.service("_nmos-system._tcp", "studio.example", "dead", "dead.example", 9, "api_ver=v1.0", "pri=1");
            dns.service(
                    "_nmos-system._tcp",
                    "studio.example",
                    "sys",
                    "sys.example",
                    server.getAddress().getPort(),
                    "api_ver=v1.0",
                    "pri=2");
            var browse = new BrowseSpec(
                    BrowseSpec.Order.UNICAST, Optional.of("studio.example"), Optional.of(dns.server()), List.of());
            try (var settings = FacilitySettings.start(SystemSpec.browsing(browse), http, DNS, TimeSource.system())) {
                await().until(() -> settings.found().trouble().contains("503"));
                await().until(() -> settings.found().settings().isPresent());
                assertThat(settings.found().settings().orElseThrow().heartbeat())
                        .isEqualTo(Duration.ofSeconds(7));
                assertThat(settings.found().from())
                        .contains(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort()));
                assertThat(settings.found().trouble()).isEmpty();
                assertThat(asked).hasValue(2);
            }
        } finally {
            server.stop(0);
        }
    }

    /** Sick the first time. */
    private static HttpServer serve(AtomicInteger asked) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/x-nmos/system/v1.0/global", exchange -> {
            var body = GLOBAL.getBytes(StandardCharsets.UTF_8);
            boolean sick = asked.incrementAndGet() == 1;
            exchange.sendResponseHeaders(sick ? 503 : 200, sick ? -1 : body.length);
            if (!sick) exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
