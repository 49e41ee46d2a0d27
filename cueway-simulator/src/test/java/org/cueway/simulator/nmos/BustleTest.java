package org.cueway.simulator.nmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cueway.base.TestTime;
import org.cueway.simulator.nmos.fault.FaultWords;
import org.junit.jupiter.api.Test;

/** Other people at work, and faults by share. */
final class BustleTest {
    private static final int CHANGES = 200;

    @Test
    void theSameSeedMakesTheSameChanges() throws Exception {
        var once = changes(7);
        assertThat(changes(7)).isEqualTo(once);
        assertThat(changes(8)).isNotEqualTo(once);
        assertThat(once).anyMatch(line -> line.endsWith("off")).anyMatch(line -> line.endsWith("on"));
    }

    private static List<String> changes(long seed) throws Exception {
        var time = new TestTime();
        var heard = new CopyOnWriteArrayList<String>();
        try (var facility = SimulatedFacility.start(
                        Facility.of(1, 16),
                        time,
                        endpoint -> heard.add(endpoint.label() + " " + (endpoint.isOn() ? "on" : "off")));
                var bustle = Bustle.start(facility, seed, Duration.ofSeconds(1), time)) {
            assertThat(bustle).isNotNull();
            for (int i = 1; i <= CHANGES; i++) {
                int next = i;
                await().pollInterval(Duration.ofMillis(1)).until(() -> time.sleeps() == next && time.sleepers() == 1);
                time.advance(Duration.ofSeconds(1));
            }
            await().until(() -> time.sleeps() == CHANGES + 1);
        }
        return heard;
    }

    @Test
    void aShareOfTheDevicesHasAFault() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(1, 40).listeners(2), new TestTime());
                var caller = new Caller()) {
            facility.fail(FaultWords.read("no-bulk=0.5"), 3);
            var statuses = new ArrayList<Integer>();
            for (var node : facility.nodes()) {
                var root = node.devices().getFirst().root();
                var version = node.who().gear().connectionVersions().getLast();
                statuses.add(caller.post(root + "/" + version + "/bulk/senders", "[]")
                        .status());
            }
            assertThat(statuses).containsOnly(200, 405);
            assertThat(statuses.stream().filter(status -> status == 405)).hasSizeBetween(10, 30);
            facility.heal();
            assertThat(facility.received("POST")).hasSize(40);
        }
    }
}
