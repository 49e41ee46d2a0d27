package org.cueway.simulator.nmos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.cueway.base.TestTime;
import org.cueway.simulator.nmos.fault.HttpFault;
import org.cueway.simulator.nmos.fault.Requests;
import org.junit.jupiter.api.Test;

/** What is held against those who send it. */
final class JudgeTest {
    private static final String GOOD = "{\"master_enable\":true,\"activation\":{\"mode\":\"activate_immediate\"}}";

    @Test
    void whatIsWrongIsFoundAndWhatIsRightIsNot() throws Exception {
        try (var facility = SimulatedFacility.start(Facility.of(1, 2), new TestTime());
                var caller = new Caller()) {
            var device = facility.node("MON 1").devices().getFirst();
            var root = device.root() + "/v1.1";
            var staged =
                    root + "/single/receivers/" + device.receivers().getFirst().id() + "/staged";
            caller.patch(staged, GOOD);
            caller.get(root + "/");
            caller.post(root + "/bulk/receivers", "[]");
            assertThat(Judge.problems(facility.received())).isEmpty();
            facility.forget();
            caller.patch(staged, "{\"colour\":\"red\"}");
            caller.patch(staged + "/", GOOD);
            caller.patch(staged, "no JSON");
            caller.post(root + "/bulk/receivers", "{}");
            caller.with("GET", root + "/", "");
            caller.get(root + "//single");
            assertThat(Judge.problems(facility.received())).hasSize(6);
        }
    }

    @Test
    void whoAsksForTwoThingsAtOnceIsFound() throws Exception {
        var time = new TestTime();
        try (var facility = SimulatedFacility.start(Facility.of(1, 2), time);
                var caller = new Caller();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var device = facility.node("MON 1").devices().getFirst();
            facility.fail(new HttpFault.Slow(Requests.of("PATCH"), Duration.ofSeconds(1)));
            var all = device.receivers().stream()
                    .limit(2)
                    .map(each -> threads.submit(() ->
                            caller.patch(device.root() + "/v1.1/single/receivers/" + each.id() + "/staged", GOOD)))
                    .toList();
            Awaitility.await().until(() -> time.sleepers() == 2);
            time.advance(Duration.ofSeconds(1));
            for (var each : all) assertThat(each.get().status()).isEqualTo(200);
            assertThat(facility.mostAtOnce("PATCH")).isEqualTo(2);
            facility.heal();
            facility.forget();
            caller.patch(device.root() + "/v1.1/single/receivers/x/staged", GOOD);
            assertThat(facility.mostAtOnce("PATCH")).isEqualTo(1);
            facility.hangUp();
            assertThat(caller.get(device.root()).status()).isEqualTo(200);
        }
    }
}
