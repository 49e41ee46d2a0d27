package org.cueway.nmos.dnssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.base.TestTime;
import org.cueway.base.TimeSource;
import org.cueway.nmos.ApiVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services in a DNS zone, over a real socket. */
final class UnicastDnsTest {
    private static final String QUERY = "_nmos-query._tcp";
    private static final String DOMAIN = "studio.example";
    private static final DnsLimits QUICK =
            new DnsLimits(Duration.ofMillis(200), 1, Duration.ofSeconds(1), Duration.ofMillis(200), 3);

    private static List<Advert> browse(TinyDns dns) throws IOException {
        return new UnicastDns(Optional.of(dns.server()), QUICK).browse(ServiceType.QUERY, DOMAIN);
    }

    @Test
    void C16_C19_aServiceIsReadFromItsFourRecords() throws Exception {
        try (var dns = TinyDns.start()) {
            dns.service(
                            QUERY,
                            DOMAIN,
                            "reg",
                            7,
                            "reg.studio.example",
                            8235,
                            "api_proto=http",
                            "api_ver=v1.2,v1.3",
                            "api_auth=false",
                            "pri=10")
                    .address("reg.studio.example", "127.0.0.1")
                    .address("reg.studio.example", "::1");
            var advert = browse(dns).getFirst();
            assertThat(advert.name()).isEqualTo("reg");
            assertThat(advert.address()).isEqualTo(URI.create("http://reg.studio.example:8235"));
            assertThat(advert.tries())
                    .containsExactly(URI.create("http://127.0.0.1:8235"), URI.create("http://[::1]:8235"));
            assertThat(advert.versions()).contains(Set.of(ApiVersion.v1(2), ApiVersion.v1(3)));
            assertThat(advert.priority()).isEqualTo(10);
            assertThat(advert.authorization()).isFalse();
            assertThat(dns.asked())
                    .startsWith("12 _nmos-query._tcp.studio.example", "33 reg._nmos-query._tcp.studio.example");
        }
    }

    @Test
    void C18_unlessSaidOtherwiseUnicastIsAskedAndItsAnswerIsEnough() throws Exception {
        try (var dns = TinyDns.start()) {
            dns.service(QUERY, DOMAIN, "reg", 7, "reg.studio.example", 8235, "api_ver=v1.3");
            var usual = BrowseSpec.AUTO;
            var spec =
                    new BrowseSpec(usual.order(), Optional.of(DOMAIN), Optional.of(dns.server()), usual.interfaces());
            try (var browser = new Browser(ServiceType.QUERY, spec, QUICK, TimeSource.system(), () -> {})) {
                assertThat(browser.browse()).extracting(Advert::way).containsExactly(Way.UNICAST);
            }
        }
    }

    @Test
    void C16_namesWithSpacesDotsAndCommasAreFound() throws Exception {
        try (var dns = TinyDns.start()) {
            dns.service(
                    QUERY,
                    DOMAIN,
                    "My Registry, No. 1",
                    "a.studio.example",
                    80,
                    "api_ver=v1.3, v1.2",
                    "note=a \"b\" \\ c");
            var advert = browse(dns).getFirst();
            assertThat(advert.name()).isEqualTo("My Registry, No. 1");
            assertThat(advert.versions()).contains(Set.of(ApiVersion.v1(2), ApiVersion.v1(3)));
            assertThat(advert.txt().value("note")).contains("a \"b\" \\ c");
        }
    }

    @Test
    void anEmptyOrUnknownDomainOffersNothing() throws Exception {
        try (var dns = TinyDns.start()) {
            assertThat(browse(dns)).isEmpty();
            dns.service("_nmos-system._tcp", DOMAIN, "sys", "sys.studio.example", 80);
            assertThat(browse(dns)).isEmpty();
        }
    }

    @Test
    void whatHasNoUsablePortOrTargetIsLeftOut() throws Exception {
        try (var dns = TinyDns.start()) {
            dns.service(QUERY, DOMAIN, "zero", 0, "a.studio.example", 0, "pri=1");
            dns.service(QUERY, DOMAIN, "good", 0, "b.studio.example", 80, "pri=1");
            assertThat(browse(dns)).extracting(Advert::name).containsExactly("good");
        }
    }

    @Test
    void noMoreServicesAreReadThanTheLimitAllows() throws Exception {
        try (var dns = TinyDns.start()) {
            for (int i = 0; i < 10; i++) dns.service(QUERY, DOMAIN, "r" + i, "r" + i + ".studio.example", 80 + i);
            assertThat(browse(dns)).hasSize(3);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsToldInWords() throws Exception {
        try (var dns = TinyDns.start()) {
            dns.silence();
            assertThatThrownBy(() -> browse(dns))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no answer from DNS server " + dns.server())
                    .hasMessageContaining("_nmos-query._tcp.studio.example");
        }
    }

    @Test
    void C22_multicastIsNotAskedIfUnicastHasAnAnswer() throws Exception {
        try (var dns = TinyDns.start()) {
            // Even one that points to a dead API.
            dns.service(QUERY, DOMAIN, "dead", "dead.studio.example", 9, "api_ver=v1.3");
            var time = new TestTime();
            var spec = new BrowseSpec(
                    BrowseSpec.Order.UNICAST_FIRST, Optional.of(DOMAIN), Optional.of(dns.server()), List.of());
            try (var browser = new Browser(ServiceType.QUERY, spec, QUICK, time, () -> {})) {
                assertThat(browser.browse()).extracting(Advert::way).containsExactly(Way.UNICAST);
                // Listening to multicast begins with a wait for the first answers: there was none.
                assertThat(time.sleeps()).isZero();
                assertThat(browser.trouble()).isEmpty();
            }
        }
    }

    @Test
    void C17_C22_multicastIsAskedIfUnicastHasNoAnswerAtAll() throws Exception {
        try (var dns = TinyDns.start()) {
            var changes = new AtomicInteger();
            var spec = new BrowseSpec(
                    BrowseSpec.Order.UNICAST_FIRST,
                    Optional.of(DOMAIN),
                    Optional.of(dns.server()),
                    List.of("127.0.0.1"));
            var quick = new DnsLimits(QUICK.answer(), 1, QUICK.again(), Duration.ofSeconds(6), 100);
            try (var browser =
                    new Browser(ServiceType.QUERY, spec, quick, TimeSource.system(), changes::incrementAndGet)) {
                try (var registry = Multicasting.start(
                        "mdns reg " + dns.server(), ServiceType.QUERY, 8235, "api_ver=v1.3", "pri=3")) {
                    assertThat(browser.browse())
                            .filteredOn(each -> each.name().equals(registry.name()))
                            .singleElement()
                            .satisfies(each -> {
                                assertThat(each.way()).isEqualTo(Way.MULTICAST);
                                assertThat(each.priority()).isEqualTo(3);
                                assertThat(each.tries().getFirst()).isEqualTo(URI.create("http://127.0.0.1:8235"));
                            });
                }
            }
        }
    }

    @Test
    void theSearchDomainsOfThisMachineAreTheLastLineThatNamesSome(@TempDir Path folder) throws Exception {
        var file = folder.resolve("resolv.conf");
        Files.writeString(
                file,
                "# a comment\ndomain old.example\nnameserver 192.0.2.53\nsearch studio.example  house.example .\n");
        assertThat(SearchDomains.in(file)).containsExactly("studio.example", "house.example");
        assertThat(SearchDomains.in(folder.resolve("none"))).isEmpty();
    }
}
