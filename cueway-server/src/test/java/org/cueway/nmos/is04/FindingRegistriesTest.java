package org.cueway.nmos.is04;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.nmos.is04.Rig.QUICK;
import static org.cueway.nmos.is04.Rig.network;
import static org.cueway.nmos.is04.Rig.standing;
import static org.cueway.nmos.is04.Rig.until;
import static org.cueway.nmos.is04.Rig.untilLive;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.dnssd.BrowseSpec;
import org.cueway.nmos.dnssd.Multicasting;
import org.cueway.nmos.dnssd.ServiceType;
import org.cueway.nmos.dnssd.TinyDns;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is04.spec.NetworkStatus.Choice;
import org.cueway.nmos.is04.spec.NetworkStatus.Mode;
import org.cueway.nmos.is04.spec.NetworkStatus.State;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.registry.RegistryPlan;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.junit.jupiter.api.Test;

/** Registries that are found by DNS-SD, over real sockets. */
final class FindingRegistriesTest {
    private static final String QUERY = "_nmos-query._tcp";
    private static final String DOMAIN = "studio.example";

    private static BrowseSpec in(TinyDns dns, BrowseSpec.Order order) {
        return new BrowseSpec(order, Optional.of(DOMAIN), Optional.of(dns.server()), List.of("127.0.0.1"));
    }

    private static NetworkSpec unicast(TinyDns dns) {
        return NetworkSpec.browsing("studio", in(dns, BrowseSpec.Order.UNICAST));
    }

    @Test
    void C16_C17_C19_C20_theBestOfFourRegistriesIsUsedAndTheDecoysAreNeverSpokenTo() throws Exception {
        var plan = Facility.of(1, 4)
                .registries(RegistryPlan.plain(), RegistryPlan.plain(), RegistryPlan.plain(), RegistryPlan.plain());
        try (var rig = new Rig(plan);
                var dns = TinyDns.start()) {
            var ports = rig.registries().stream().map(URI::getPort).toList();
            dns.service(QUERY, DOMAIN, "old", "old." + DOMAIN, ports.get(0), "api_proto=http", "api_ver=v1.2", "pri=0");
            dns.service(
                    QUERY, DOMAIN, "dev", "dev." + DOMAIN, ports.get(1), "api_proto=http", "api_ver=v1.3", "pri=100");
            dns.service(QUERY, DOMAIN, "tls", "tls." + DOMAIN, ports.get(2), "api_proto=mqtt", "api_ver=v1.3", "pri=1");
            dns.service(
                    QUERY,
                    DOMAIN,
                    "best",
                    "best." + DOMAIN,
                    ports.get(3),
                    "api_proto=http",
                    "api_ver=v1.2,v1.3",
                    "pri=50");
            var discovery = rig.discover(unicast(dns), QUICK);
            untilLive(discovery);
            assertThat(rig.facility.received())
                    .allSatisfy(each -> assertThat(each.at()).isEqualTo("registry 4"));
            assertThat(network(discovery).registries())
                    .extracting(each -> each.address().getHost() + " " + each.choice())
                    .containsExactly(
                            "best." + DOMAIN + " CHOSEN",
                            "old." + DOMAIN + " READY",
                            "dev." + DOMAIN + " UNFIT",
                            "tls." + DOMAIN + " UNFIT");
            assertThat(dns.asked()).contains("12 " + QUERY + "." + DOMAIN);

            // C-23: it fails, and the next one is used, at its own version.
            rig.facility.registries().get(3).leave();
            until(
                    "next",
                    () -> network(discovery)
                            .registries()
                            .getFirst()
                            .address()
                            .getHost()
                            .startsWith("old."));
            untilLive(discovery);
            assertThat(rig.senders()).isEqualTo(rig.facilitySenders());
        }
    }

    @Test
    void C23_aRegistryThatAppearsLaterIsFound() throws Exception {
        try (var rig = new Rig(Facility.of(2, 2));
                var dns = TinyDns.start()) {
            var discovery = rig.discover(unicast(dns), QUICK);
            until(
                    "searching",
                    () -> standing(discovery).state() == State.SEARCHING
                            && standing(discovery).reason().contains("no registry found"));
            dns.service(
                    QUERY,
                    DOMAIN,
                    "reg",
                    "reg." + DOMAIN,
                    rig.registries().getFirst().getPort(),
                    "api_ver=v1.3");
            untilLive(discovery);
        }
    }

    @Test
    void C16_whatTheRegistrySaysOfItsVersionsCountsAndNotItsAdvert() throws Exception {
        var plan = Facility.of(3, 2).registries(RegistryPlan.plain().speaking(ApiVersion.V1_1), RegistryPlan.plain());
        try (var rig = new Rig(plan);
                var dns = TinyDns.start()) {
            var ports = rig.registries().stream().map(URI::getPort).toList();
            dns.service(QUERY, DOMAIN, "liar", "liar." + DOMAIN, ports.get(0), "api_ver=v1.3", "pri=1");
            untilLive(rig.discover(unicast(dns), QUICK));
            assertThat(rig.requests("POST", "/subscriptions"))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.path()).startsWith("/x-nmos/query/v1.1/"));
        }
    }

    @Test
    void aDnsServerThatIsDownIsToldInWords() throws Exception {
        try (var rig = new Rig(Facility.of(4, 1));
                var dns = TinyDns.start()) {
            dns.silence();
            var discovery = rig.discover(unicast(dns), QUICK);
            until("told", () -> standing(discovery).reason().contains("no answer from DNS server"));
        }
    }

    @Test
    void C17_C22_C25_withoutUnicastAMulticastRegistryIsUsedAndBeforeItNodesThemselves() throws Exception {
        try (var rig = new Rig(Facility.of(5, 2).registries(new RegistryPlan[0]));
                var later = new Rig(Facility.of(6, 3));
                var dns = TinyDns.start()) {
            var auto = NetworkSpec.browsing("studio", in(dns, BrowseSpec.Order.UNICAST_FIRST));
            var spec = new NetworkSpec(
                    auto.name(),
                    List.of(),
                    auto.browse(),
                    auto.versions(),
                    false,
                    true,
                    List.of(),
                    Optional.empty(),
                    auto.wanted());
            var node = rig.facility.nodes().getFirst();
            var hidden = rig.facility.nodes().get(1);
            try (var advert = Multicasting.start(
                            node.label() + dns.server(),
                            ServiceType.NODE,
                            node.who().uri().getPort(),
                            counters(0));
                    // Without counters: it is registered somewhere, and not to be read.
                    var other = Multicasting.start(
                            "other" + dns.server(),
                            ServiceType.NODE,
                            hidden.who().uri().getPort(),
                            "api_ver=v1.3")) {
                assertThat(other.name()).isNotEqualTo(advert.name());
                var discovery = rig.discover(spec, QUICK);
                until(
                        "read",
                        () -> rig.inventory.node(node.id()).isPresent()
                                && rig.senders()
                                        .contains(node.endpoints().getFirst().id()));
                assertThat(standing(discovery).mode()).isEqualTo(Mode.PEER_TO_PEER);
                assertThat(rig.inventory.node(hidden.id())).isEmpty();

                // It changes, says so, and only what has changed is read again.
                var sender = node.endpoints().getFirst().id();
                rig.facility.forget();
                node.change(
                        org.cueway.simulator.nmos.resource.Kind.SENDER, sender, body -> body.put("label", "Renamed"));
                advert.say(counters(1));
                until(
                        "renamed",
                        () -> rig.inventory
                                .sender(sender)
                                .orElseThrow()
                                .core()
                                .label()
                                .equals("Renamed"));
                assertThat(rig.requests("GET", "/senders")).isNotEmpty();
                assertThat(rig.requests("GET", "/flows")).isEmpty();

                // A registry appears: what it knows is shown, and the nodes are read no more.
                try (var registry = Multicasting.start(
                        "reg" + dns.server(),
                        ServiceType.QUERY,
                        later.registries().getFirst().getPort(),
                        "api_ver=v1.3")) {
                    assertThat(registry.name()).isNotEmpty();
                    until("registry", () -> rig.senders().equals(later.facilitySenders()));
                    assertThat(standing(discovery).mode()).isEqualTo(Mode.REGISTRY);
                }
            }
        }
    }

    private static String[] counters(int senders) {
        return new String[] {
            "api_proto=http",
            "api_ver=v1.3",
            "api_auth=false",
            "ver_slf=0",
            "ver_dvc=255",
            "ver_src=0",
            "ver_flw=0",
            "ver_snd=" + senders,
            "ver_rcv=0"
        };
    }

    @Test
    void C26_nodesThatAreWrittenDownAreReadBesideTheRegistry() throws Exception {
        try (var rig = new Rig(Facility.of(7, 2).registries(new RegistryPlan[0]))) {
            var node = rig.facility.nodes().getFirst();
            var none = NetworkSpec.at("none", List.of());
            var spec = new NetworkSpec(
                    "isolated",
                    List.of(),
                    none.browse(),
                    none.versions(),
                    false,
                    false,
                    List.of(node.who().uri()),
                    Optional.empty(),
                    none.wanted());
            var discovery = rig.discover(spec, QUICK);
            var sender = node.endpoints().getFirst().id();
            until("read", () -> rig.inventory.sender(sender).isPresent());
            until("told", () -> network(discovery).nodes().getFirst().reached());
            node.change(org.cueway.simulator.nmos.resource.Kind.SENDER, sender, body -> body.put("label", "Renamed"));
            until(
                    "renamed",
                    () -> rig.inventory
                            .sender(sender)
                            .orElseThrow()
                            .core()
                            .label()
                            .equals("Renamed"));
            node.leave();
            until("stale", () -> discovery.stale(org.cueway.nmos.Resource.Kind.SENDER, sender));
            until(
                    "said why",
                    () -> !network(discovery).nodes().getFirst().reason().isBlank());
            assertThat(rig.inventory.sender(sender)).isPresent();
            assertThat(network(discovery).registries()).noneMatch(each -> each.choice() == Choice.CHOSEN);
        }
    }
}
