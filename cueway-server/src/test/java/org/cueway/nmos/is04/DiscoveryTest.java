package org.cueway.nmos.is04;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.nmos.is04.Rig.QUICK;
import static org.cueway.nmos.is04.Rig.network;
import static org.cueway.nmos.is04.Rig.standing;
import static org.cueway.nmos.is04.Rig.until;
import static org.cueway.nmos.is04.Rig.untilLive;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cueway.nmos.Inventory.Change;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is04.spec.NetworkStatus.Choice;
import org.cueway.nmos.is04.spec.NetworkStatus.Mode;
import org.cueway.nmos.is04.spec.NetworkStatus.State;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.fault.RegistryFault;
import org.cueway.simulator.nmos.http.Received;
import org.cueway.simulator.nmos.registry.RegistryPlan;
import org.cueway.simulator.nmos.registry.RegistryPlan.Ability;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.junit.jupiter.api.Test;

/** A registry that is written down, and all that it tells, over real sockets. */
final class DiscoveryTest {
    @Test
    void C26_C32_C34_everySenderAndReceiverOfTheRegistryIsShown() throws Exception {
        try (var rig = new Rig(Facility.of(1, 8))) {
            var discovery = rig.discover();
            untilLive(discovery);
            assertThat(rig.senders()).isEqualTo(rig.facilitySenders());
            assertThat(rig.receivers()).isEqualTo(rig.facilityReceivers());
            assertThat(rig.inventory.all(Kind.NODE)).hasSize(8);
            assertThat(rig.inventory.senders())
                    .allSatisfy(sender ->
                            assertThat(rig.inventory.device(sender.deviceId())).isPresent())
                    .allSatisfy(sender -> assertThat(discovery.stale(Kind.SENDER, sender.id()))
                            .isFalse());
            assertThat(network(discovery).registries())
                    .singleElement()
                    .satisfies(registry -> assertThat(registry.choice()).isEqualTo(Choice.CHOSEN));
            assertThat(standing(discovery).mode()).isEqualTo(Mode.REGISTRY);
            // C-26: of the nodes themselves nothing was asked.
            assertThat(rig.facility.received())
                    .allSatisfy(each -> assertThat(each.at()).startsWith("registry"));
        }
    }

    @Test
    void C33_whatComesGoesAndChangesIsShownAtOnce() throws Exception {
        try (var rig = new Rig(Facility.of(2, 4))) {
            untilLive(rig.discover());
            var node = rig.facility.node("CAM 1");
            var sender = node.endpoints().getFirst().id();
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
            until(
                    "gone",
                    () -> rig.inventory.sender(sender).isEmpty()
                            && rig.inventory.node(node.id()).isEmpty());
            node.register();
            until("back", () -> rig.senders().equals(rig.facilitySenders()));
        }
    }

    @Test
    void C31_C35_C59_afterTheStartNothingIsAskedAnyMore() throws Exception {
        try (var rig = new Rig(Facility.of(3, 4))) {
            untilLive(rig.discover());
            rig.facility.forget();
            var sender = rig.facility.senders().getFirst();
            var receiver = rig.facility.receivers().getFirst();
            rig.facility.connect(sender.id(), receiver.id());
            until(
                    "connected",
                    () -> rig.inventory
                            .receiver(receiver.id())
                            .orElseThrow()
                            .subscription()
                            .peer()
                            .filter(sender.id()::equals)
                            .isPresent());
            assertThat(rig.requests("GET", "/x-nmos/query")).isEmpty();
            assertThat(rig.facility.registry().sockets()).hasSize(6);
            // C-35: the sockets are on a port of their own, and nobody looked for subscriptions.
            assertThat(rig.facility.registry().webSocketPort())
                    .isNotEqualTo(rig.facility.registry().port());
        }
    }

    @Test
    void C12_C28_C68_theHighestCommonVersionIsSpokenInEveryRequest() throws Exception {
        try (var rig = new Rig(
                Facility.of(4, 2).registries(RegistryPlan.plain().speaking(ApiVersion.V1_1, ApiVersion.V1_2)))) {
            untilLive(rig.discover());
            assertThat(rig.facility.received().stream()
                            .map(Received::path)
                            .filter(path -> !path.equals("/x-nmos/query")))
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(path).startsWith("/x-nmos/query/v1.2/"));
        }
    }

    @Test
    void C28_C29_nodesOfEveryVersionAppear() throws Exception {
        try (var rig = new Rig(
                Facility.of(5, 8).nodeVersions(ApiVersion.V1_0, ApiVersion.V1_1, ApiVersion.V1_2, ApiVersion.V1_3))) {
            untilLive(rig.discover());
            assertThat(rig.senders()).isEqualTo(rig.facilitySenders());
            assertThat(rig.inventory.all(Kind.NODE)).hasSize(8);
        }
    }

    @Test
    void C04_C28_everyVersionOfTheQueryApiIsSpoken() throws Exception {
        for (var version : List.of(ApiVersion.V1_0, ApiVersion.V1_1, ApiVersion.V1_2, ApiVersion.V1_3)) {
            try (var rig =
                    new Rig(Facility.of(6, 2).registries(RegistryPlan.plain().speaking(version)))) {
                untilLive(rig.discover());
                assertThat(rig.senders()).as("%s", version).isEqualTo(rig.facilitySenders());
            }
        }
    }

    @Test
    void C27_aRegistryThatCanDoNothingButListsWillDo() throws Exception {
        try (var rig = new Rig(Facility.of(7, 4).registries(RegistryPlan.plain().without(Ability.values())))) {
            untilLive(rig.discover());
            assertThat(rig.senders()).isEqualTo(rig.facilitySenders());
        }
    }

    @Test
    void C30_pagesOfTwoAreReadToTheEnd() throws Exception {
        try (var rig = new Rig(Facility.of(8, 8).registries(RegistryPlan.plain().pages(2, 2)))) {
            untilLive(rig.discover());
            assertThat(rig.senders()).isEqualTo(rig.facilitySenders());
            assertThat(rig.requests("GET", "/senders?"))
                    .hasSizeGreaterThan(rig.facilitySenders().size() / 2);
        }
    }

    @Test
    void C33_aSocketThatIsSilentlyDeadIsFoundAndWhatHappenedMeanwhileIsShown() throws Exception {
        try (var rig = new Rig(Facility.of(9, 6))) {
            untilLive(rig.discover());
            var node = rig.facility.nodes().getFirst();
            rig.facility.registry().fail(new RegistryFault.Silent());
            node.leave();
            assertThat(rig.inventory.node(node.id())).isPresent();
            rig.facility.registry().fail();
            until("gone", () -> rig.inventory.node(node.id()).isEmpty());
            until(
                    "its senders, too",
                    () -> node.endpoints().stream()
                            .noneMatch(each -> rig.senders().contains(each.id())));
        }
    }

    @Test
    void C37_whatChangedWhileTheSocketsWereDownIsMadeUpFor() throws Exception {
        try (var rig = new Rig(Facility.of(10, 8))) {
            var discovery = rig.discover();
            untilLive(discovery);
            var gone = rig.facility.nodes().get(1);
            var stays = rig.facility.nodes().get(2);
            var sender = stays.endpoints().getFirst().id();
            rig.facility.registry().fail(new RegistryFault.DropsSockets());
            gone.leave();
            stays.change(org.cueway.simulator.nmos.resource.Kind.SENDER, sender, body -> body.put("label", "Changed"));
            rig.facility.registry().fail();
            until(
                    "gone",
                    () -> gone.endpoints().stream()
                            .noneMatch(each -> rig.senders().contains(each.id())));
            until(
                    "changed",
                    () -> rig.inventory
                            .sender(sender)
                            .orElseThrow()
                            .core()
                            .label()
                            .equals("Changed"));
            assertThat(removed(rig, Kind.SENDER))
                    .isSubsetOf(gone.endpoints().stream().map(each -> each.id()).collect(Collectors.toSet()));
        }
    }

    @Test
    void C14_nothingIsToldOfWhatDoesNotChange() throws Exception {
        try (var rig = new Rig(Facility.of(11, 4))) {
            untilLive(rig.discover());
            rig.changes.clear();
            rig.facility.registry().dropSockets();
            until("listening again", () -> rig.facility.registry().sockets().size() == 6);
            rig.facility.forget();
            var node = rig.facility.nodes().getFirst();
            node.change(org.cueway.simulator.nmos.resource.Kind.NODE, node.id(), body -> body.put("label", "Last"));
            until(
                    "last",
                    () -> rig.inventory
                            .node(node.id())
                            .orElseThrow()
                            .core()
                            .label()
                            .equals("Last"));
            assertThat(rig.changes).hasSize(1);
        }
    }

    @Test
    void C31_withoutWebSocketsTheRegistryIsPolled() throws Exception {
        try (var rig = new Rig(Facility.of(12, 4))) {
            rig.facility.registry().fail(new RegistryFault.DropsSockets());
            var discovery = rig.discover();
            until("polling", () -> standing(discovery).state() == State.POLLING);
            assertThat(rig.senders()).isEqualTo(rig.facilitySenders());
            var node = rig.facility.nodes().getFirst();
            node.leave();
            until("gone", () -> rig.inventory.node(node.id()).isEmpty());
            rig.facility.registry().fail();
            until("sockets again", () -> standing(discovery).state() == State.LIVE);
            node.register();
            until("back", () -> rig.inventory.node(node.id()).isPresent());
        }
    }

    @Test
    void severalRegistriesAtOnceAreShownTogether() throws Exception {
        try (var rig = new Rig(Facility.of(13, 8).separateRegistries(RegistryPlan.plain(), RegistryPlan.plain()))) {
            var amber = NetworkSpec.at("amber", List.of(rig.registries().get(0)));
            var blue = NetworkSpec.at("blue", List.of(rig.registries().get(1)));
            var discovery =
                    rig.discover(new org.cueway.nmos.is04.spec.DiscoverySpec(List.of(amber, blue), false), QUICK);
            until("all", () -> rig.senders().equals(rig.facilitySenders()));
            var first = rig.facility.nodes().get(0).endpoints().getFirst().id();
            var second = rig.facility.nodes().get(1).endpoints().getFirst().id();
            assertThat(discovery.origins(Kind.SENDER, first)).containsExactly("amber");
            assertThat(discovery.origins(Kind.SENDER, second)).containsExactly("blue");
            rig.facility.registries().get(0).leave();
            until("stale", () -> discovery.stale(Kind.SENDER, first));
            assertThat(discovery.stale(Kind.SENDER, second)).isFalse();
            assertThat(rig.senders()).isEqualTo(rig.facilitySenders());
        }
    }

    private static Set<String> removed(Rig rig, Kind kind) {
        return rig.changes.stream()
                .filter(Change.Removed.class::isInstance)
                .map(change -> ((Change.Removed) change).before())
                .filter(resource -> resource.kind() == kind)
                .map(Resource::id)
                .collect(Collectors.toSet());
    }

    @Test
    void nothingIsLookedForWhereNoRegistryIsWanted() throws Exception {
        try (var rig = new Rig(Facility.of(14, 1))) {
            var discovery = rig.discover(NetworkSpec.at("none", List.of()), QUICK);
            until("off", () -> standing(discovery).state() == State.OFF);
            assertThat(rig.facility.received()).isEmpty();
        }
    }
}
