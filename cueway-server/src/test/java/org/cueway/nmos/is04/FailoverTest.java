package org.cueway.nmos.is04;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.nmos.is04.Rig.QUICK;
import static org.cueway.nmos.is04.Rig.network;
import static org.cueway.nmos.is04.Rig.standing;
import static org.cueway.nmos.is04.Rig.until;
import static org.cueway.nmos.is04.Rig.untilLive;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.nmos.Inventory.Change;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.dnssd.BrowseSpec;
import org.cueway.nmos.is04.spec.DiscoveryLimits;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is04.spec.NetworkStatus.Choice;
import org.cueway.nmos.is04.spec.NetworkStatus.State;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.fault.HttpFault;
import org.cueway.simulator.nmos.fault.RegistryFault;
import org.cueway.simulator.nmos.fault.Requests;
import org.cueway.simulator.nmos.node.Gear;
import org.cueway.simulator.nmos.registry.RegistryPlan;
import org.junit.jupiter.api.Test;

/** What happens when a registry fails, over real sockets. */
final class FailoverTest {
    private static Facility twoRegistries(long seed, int nodes) {
        return Facility.of(seed, nodes).registries(RegistryPlan.plain(), RegistryPlan.plain());
    }

    /** The limits of life, but for the time that lost resources are kept, which would make the test last. */
    private static DiscoveryLimits life() {
        var life = DiscoveryLimits.defaults();
        return new DiscoveryLimits(
                life.dns(),
                life.query(),
                life.sockets(),
                life.quiet(),
                Duration.ofSeconds(3),
                life.retry(),
                life.socketTries(),
                life.poll(),
                life.backlog());
    }

    @Test
    void A15_C23_C33_aDeadRegistryIsLeftWithinTenSecondsAndAnEmptyOneErasesNothingAtOnce() throws Exception {
        var plan = Facility.of(1, 50)
                .gear(Gear.CAMERA)
                .senders(10)
                .receivers(1)
                .registries(RegistryPlan.plain(), RegistryPlan.plain());
        try (var rig = new Rig(plan)) {
            var discovery = rig.discover(NetworkSpec.at("studio", rig.registries()), life());
            untilLive(discovery);
            assertThat(rig.senders()).hasSize(500);
            rig.changes.clear();

            // The registry dies: stale, and soon the other one.
            long died = System.nanoTime();
            rig.facility.registries().get(0).leave();
            until(
                    "switched",
                    () -> network(discovery)
                            .registries()
                            .getFirst()
                            .address()
                            .equals(rig.registries().get(1)));
            untilLive(discovery);
            assertThat(Duration.ofNanos(System.nanoTime() - died)).isLessThan(Duration.ofSeconds(10));
            assertThat(removed(rig)).isZero();
            assertThat(rig.senders()).hasSize(500);

            // Both are gone: all is stale, nothing vanishes.
            rig.facility.registries().get(1).leave();
            until("stale", () -> standing(discovery).state() == State.STALE);
            assertThat(standing(discovery).staleSince()).isPresent();
            assertThat(standing(discovery).reason()).contains("no registry answers");
            assertThat(rig.senders()).hasSize(500).allMatch(id -> discovery.stale(Kind.SENDER, id));
            assertThat(network(discovery).registries())
                    .allSatisfy(each -> assertThat(each.choice()).isEqualTo(Choice.FAILED));

            // The first comes back, with nothing in it.
            rig.facility.registries().get(0).fail(new RegistryFault.Empty());
            until("listening", () -> standing(discovery).state() == State.LIVE);
            assertThat(rig.senders()).hasSize(500).allMatch(id -> discovery.stale(Kind.SENDER, id));
            assertThat(standing(discovery).staleSince()).isPresent();
            assertThat(standing(discovery).reason()).contains("does not know");

            // The nodes register again: all is sure again.
            rig.facility.registries().get(0).fail();
            rig.facility.nodes().forEach(node -> node.register());
            untilLive(discovery);
            assertThat(rig.senders()).hasSize(500).noneMatch(id -> discovery.stale(Kind.SENDER, id));
            assertThat(removed(rig)).isZero();
        }
    }

    @Test
    void A15_whatARegistryDoesNotGetBackIsForgottenInTheEnd() throws Exception {
        try (var rig = new Rig(twoRegistries(2, 6))) {
            var discovery = rig.discover();
            untilLive(discovery);
            rig.facility.registries().get(1).fail(new RegistryFault.Empty());
            rig.facility.registries().get(0).leave();
            until("listening to the empty one", () -> standing(discovery).state() == State.LIVE);
            assertThat(rig.senders()).isEqualTo(rig.facilitySenders());
            until(
                    "forgotten",
                    () -> rig.senders().isEmpty()
                            && rig.inventory.all(Kind.NODE).isEmpty());
            untilLive(discovery);
        }
    }

    @Test
    void C23_C24_errorsOfTheServerAndSilenceMakeTheNextOneBeChosen() throws Exception {
        var faults = Map.of(
                "500", new HttpFault.Answers(Requests.any(), 500, Optional.empty()),
                "503", new HttpFault.Answers(Requests.any(), 503, Optional.empty()),
                "599", new HttpFault.Answers(Requests.any(), 599, Optional.empty()),
                "silence", new HttpFault.Hangs(Requests.any(), false),
                "hang up", new HttpFault.HangsUp(Requests.any(), false),
                "html", new HttpFault.Html(Requests.of("GET"), 200),
                "cut off", new HttpFault.Truncated(Requests.of("GET")));
        for (var fault : faults.entrySet()) {
            try (var rig = new Rig(twoRegistries(3, 2))) {
                rig.facility.registries().get(0).fail(fault.getValue());
                var discovery = rig.discover();
                untilLive(discovery);
                var registries = network(discovery).registries();
                assertThat(registries.get(0).address())
                        .as(fault.getKey())
                        .isEqualTo(rig.registries().get(1));
                assertThat(registries.get(1).choice()).as(fault.getKey()).isEqualTo(Choice.FAILED);
                assertThat(registries.get(1).reason()).as(fault.getKey()).isNotBlank();
            }
        }
    }

    @Test
    void C23_aRegistryThatGetsSickWhileItIsListenedToIsLeft() throws Exception {
        try (var rig = new Rig(twoRegistries(4, 3))) {
            var discovery = rig.discover();
            untilLive(discovery);
            rig.facility.registries().get(0).fail(new HttpFault.Answers(Requests.any(), 502, Optional.empty()));
            rig.facility.registries().get(0).dropSockets();
            until(
                    "left",
                    () -> network(discovery)
                            .registries()
                            .getFirst()
                            .address()
                            .equals(rig.registries().get(1)));
            untilLive(discovery);
            assertThat(removed(rig)).isZero();
        }
    }

    @Test
    void C06_aRegistryWithoutSubscriptionsIsPolledAndNotLeft() throws Exception {
        try (var rig = new Rig(twoRegistries(5, 3))) {
            rig.facility.registries().get(0).fail(new HttpFault.Answers(Requests.of("POST"), 501, Optional.empty()));
            var discovery = rig.discover();
            until("polling", () -> standing(discovery).state() == State.POLLING);
            assertThat(standing(discovery).reason()).contains("501");
            assertThat(rig.senders()).isEqualTo(rig.facilitySenders());
            assertThat(network(discovery).registries().getFirst().address())
                    .isEqualTo(rig.registries().get(0));
        }
    }

    @Test
    void C23_aRegistryWhoseWebSocketsFailIsLeftForOneWhoseDoNot() throws Exception {
        try (var rig = new Rig(twoRegistries(6, 3))) {
            rig.facility.registries().get(0).fail(new RegistryFault.DropsSockets());
            var discovery = rig.discover();
            until(
                    "left",
                    () -> network(discovery)
                            .registries()
                            .getFirst()
                            .address()
                            .equals(rig.registries().get(1)));
            untilLive(discovery);
        }
    }

    @Test
    void C23_theOnlyRegistryIsFoundAgainWhenItComesBack() throws Exception {
        try (var rig = new Rig(Facility.of(7, 3))) {
            var discovery = rig.discover();
            untilLive(discovery);
            rig.facility.registry().leave();
            until("stale", () -> standing(discovery).state() == State.STALE);
            rig.facility.registry().comeBack();
            untilLive(discovery);
            assertThat(removed(rig)).isZero();
        }
    }

    @Test
    void C23_aRegistryThatIsNotThereYetIsWaitedFor() throws Exception {
        try (var rig = new Rig(Facility.of(8, 3))) {
            rig.facility.registry().leave();
            var discovery = rig.discover();
            until(
                    "tried",
                    () -> network(discovery).registries().stream().anyMatch(each -> each.choice() == Choice.FAILED));
            assertThat(standing(discovery).state()).isEqualTo(State.SEARCHING);
            rig.facility.registry().comeBack();
            untilLive(discovery);
        }
    }

    @Test
    void C23_aBetterRegistryIsReturnedToOnlyIfThatIsWanted() throws Exception {
        try (var rig = new Rig(twoRegistries(9, 3))) {
            var stays = NetworkSpec.at("stays", rig.registries());
            var returns = new NetworkSpec(
                    "returns",
                    stays.registries(),
                    stays.browse(),
                    stays.versions(),
                    false,
                    false,
                    List.of(),
                    Optional.of(Duration.ofMillis(300)),
                    Map.of());
            rig.facility.registries().get(0).leave();
            var staying = rig.discover(stays, QUICK);
            var returning = rig.discover(returns, QUICK);
            untilLive(staying);
            untilLive(returning);
            rig.facility.registries().get(0).comeBack();
            until("returned", () -> chosen(returning).equals(rig.registries().get(0)));
            untilLive(returning);
            assertThat(chosen(staying)).isEqualTo(rig.registries().get(1));
            assertThat(removed(rig)).isZero();
        }
    }

    @Test
    void anOperatorChoosesARegistry() throws Exception {
        try (var rig = new Rig(twoRegistries(10, 3))) {
            var discovery = rig.discover();
            untilLive(discovery);
            assertThat(discovery.use("studio", rig.registries().get(1))).isEmpty();
            until("moved", () -> chosen(discovery).equals(rig.registries().get(1)));
            untilLive(discovery);
            assertThat(discovery.use("studio", URI.create("http://127.0.0.1:1")))
                    .isPresent();
            assertThat(discovery.use("elsewhere", rig.registries().get(1))).isPresent();
            assertThat(removed(rig)).isZero();
        }
    }

    @Test
    void C17_C23_aRegistryThatIsWrittenDownStandsBeforeThoseThatAreFound() {
        var spec = NetworkSpec.at("studio", List.of(URI.create("http://127.0.0.1:3211")));
        assertThat(spec.browse().order()).isEqualTo(BrowseSpec.Order.NONE);
        assertThat(spec.registered()).isTrue();
    }

    private static URI chosen(Discovery discovery) {
        return network(discovery).registries().stream()
                .filter(each -> each.choice() == Choice.CHOSEN)
                .map(each -> each.address())
                .findFirst()
                .orElse(URI.create("none:none"));
    }

    private static long removed(Rig rig) {
        return rig.changes.stream().filter(Change.Removed.class::isInstance).count();
    }
}
