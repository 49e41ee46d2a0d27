package org.cueway.nmos.is04;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cueway.nmos.is04.Rig.untilLive;

import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.is04.spec.DiscoveryLimits;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.node.Gear;
import org.junit.jupiter.api.Test;

/** A large facility, within the limits of life. How fast it is, is not judged here. */
final class ManyResourcesTest {
    @Test
    void C32_C34_C41_tenThousandSendersAndReceiversAreLoadedAndStayInStep() throws Exception {
        var plan =
                Facility.of(1, 500).gear(Gear.CAMERA).senders(10).receivers(10).listeners(1);
        try (var rig = new Rig(plan)) {
            var discovery = rig.discover(NetworkSpec.at("studio", rig.registries()), DiscoveryLimits.defaults());
            untilLive(discovery);
            assertThat(rig.senders()).hasSize(5_000).isEqualTo(rig.facilitySenders());
            assertThat(rig.receivers()).hasSize(5_000).isEqualTo(rig.facilityReceivers());
            assertThat(rig.inventory.all(Kind.NODE)).hasSize(500);
            var first = rig.facility.senders().getFirst();
            var other = rig.facility.receivers().getFirst();
            rig.facility.connect(first.id(), other.id());
            Rig.until(
                    "connected",
                    () -> rig.inventory
                            .receiver(other.id())
                            .orElseThrow()
                            .subscription()
                            .peer()
                            .filter(first.id()::equals)
                            .isPresent());
        }
    }
}
