package org.cueway.simulator.nmos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.dns.Advertised;
import org.cueway.simulator.nmos.registry.RegistryPlan;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.junit.jupiter.api.Test;

/** How a facility is found. */
final class AdvertisingTest {
    @Test
    void registriesAreOfferedWithTheirVersions() throws Exception {
        var plan = Facility.of(1, 1)
                .registries(RegistryPlan.plain(), RegistryPlan.plain().speaking(ApiVersion.V1_2));
        try (var facility = SimulatedFacility.start(plan, TimeSource.system());
                var advertising = Advertising.start(facility, InetAddress.getLoopbackAddress())) {
            assertThat(advertising.multicast().offered())
                    .containsExactlyInAnyOrderElementsOf(Advertising.registries(facility));
            var second = Advertising.registries(facility).getLast();
            assertThat(second.service()).isEqualTo("_nmos-query._tcp");
            assertThat(second.txt()).contains("api_ver=v1.2", "pri=11");
            assertThat(second.address().port())
                    .isEqualTo(facility.registries().getLast().port());
        }
    }

    @Test
    void C25_withoutARegistryNodesCountTheirChanges() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(1, 2).withoutRegistry(), TimeSource.system());
                var advertising = Advertising.start(facility, InetAddress.getLoopbackAddress())) {
            var before = offered(advertising, "CAM 1");
            assertThat(before.service()).isEqualTo("_nmos-node._tcp");
            assertThat(before.txt()).contains("ver_slf=1", "ver_snd=3");
            facility.switchSender(facility.endpoint("CAM 1 video").id(), false);
            assertThat(offered(advertising, "CAM 1").txt()).contains("ver_slf=1", "ver_snd=4");
        }
    }

    private static Advertised offered(Advertising advertising, String instance) {
        return advertising.multicast().offered().stream()
                .filter(each -> each.instance().equals(instance))
                .findFirst()
                .orElseThrow();
    }
}
