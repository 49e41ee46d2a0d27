package org.cueway.simulator.nmos.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.cueway.base.TestTime;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.Schemas;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.fault.DeviceFault;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.resource.Kind;
import org.cueway.simulator.nmos.resource.Tai;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scheduled activations: nmos §4.5, on a clock that the test moves. */
final class ScheduledTest {
    private final TestTime time = new TestTime();
    private SimulatedFacility facility;
    private Endpoint receiver;

    @BeforeEach
    void start() throws Exception {
        facility = SimulatedFacility.start(Facility.of(1, 2), time);
        receiver = facility.endpoint("MON 1 in video");
    }

    @AfterEach
    void stop() {
        facility.close();
    }

    private Answer.Whole patch(String body) {
        var answer = receiver.patch(Answer.JSON.readTree(body));
        var schema = answer.status() < 400 ? "receiver-response-schema" : "error";
        assertThat(Schemas.problems("is-05-v1.1/" + schema + ".json", Answer.JSON.readTree(answer.body())))
                .isEmpty();
        return answer;
    }

    private static String scheduled(String mode, Tai at) {
        return "{\"master_enable\":true,\"activation\":{\"mode\":\"activate_scheduled_" + mode
                + "\",\"requested_time\":\"" + at + "\"}}";
    }

    private Tai in(Duration later) {
        return Tai.of(time.now().plus(later));
    }

    @Test
    void anAbsoluteTimeIsTaiAndTakesEffectThenAndNotBefore() {
        var at = in(Duration.ofSeconds(5));
        var answer = patch(scheduled("absolute", at));
        assertThat(answer.status()).isEqualTo(202);
        var planned = Answer.JSON.readTree(answer.body()).path("activation");
        assertThat(planned.path("activation_time").asString()).isEqualTo(at.toString());
        assertThat(planned.path("requested_time").asString()).isEqualTo(at.toString());
        assertThat(receiver.staged().path("activation")).isEqualTo(planned);
        await().until(() -> time.sleepers() == 1);
        time.advance(Duration.ofMillis(4_999));
        assertThat(receiver.isOn()).isFalse();
        time.advance(Duration.ofMillis(1));
        await().until(receiver::isOn);
        assertThat(receiver.staged().at("/activation/mode").isNull()).isTrue();
        assertThat(receiver.active().path("activation")).isEqualTo(planned);
        var registered =
                facility.registry().content().find(Kind.RECEIVER, receiver.id()).orElseThrow();
        assertThat(registered.body().at("/subscription/active").booleanValue()).isTrue();
    }

    @Test
    void aRelativeTimeCountsFromTheRequest() {
        var answer = patch(scheduled("relative", new Tai(2, 500_000_000)));
        assertThat(Answer.JSON
                        .readTree(answer.body())
                        .at("/activation/activation_time")
                        .asString())
                .isEqualTo(in(Duration.ofMillis(2_500)).toString());
        assertThat(Answer.JSON
                        .readTree(answer.body())
                        .at("/activation/requested_time")
                        .asString())
                .isEqualTo("2:500000000");
        await().until(() -> time.sleepers() == 1);
        time.advance(Duration.ofMillis(2_500));
        await().until(receiver::isOn);
    }

    @Test
    void whatIsPendingLocksUntilItIsCancelled() {
        patch(scheduled("absolute", in(Duration.ofSeconds(5))));
        assertThat(patch("{}").status()).isEqualTo(423);
        assertThat(patch("{\"activation\":{\"mode\":\"activate_immediate\"}}").status())
                .isEqualTo(423);
        assertThat(patch("{\"colour\":1}").status()).isEqualTo(400);
        var cancelled = patch("{\"activation\":{\"mode\":null},\"transport_params\":[{\"destination_port\":5006},{}]}");
        assertThat(cancelled.status()).isEqualTo(200);
        var staged = receiver.staged();
        assertThat(staged.path("master_enable").booleanValue()).isTrue();
        assertThat(staged.at("/transport_params/0/destination_port").intValue()).isEqualTo(5006);
        assertThat(staged.at("/activation/mode").isNull()).isTrue();
        await().until(() -> time.sleepers() == 0);
        time.advance(Duration.ofSeconds(10));
        assertThat(receiver.isOn()).isFalse();
        assertThat(patch("{\"activation\":{\"mode\":\"activate_immediate\"}}").status())
                .isEqualTo(200);
        assertThat(receiver.isOn()).isTrue();
    }

    @Test
    void C62_aScheduledActivationMayBeLostInSilence() {
        facility.fail(receiver.id(), new DeviceFault.LosesScheduled());
        patch(scheduled("absolute", in(Duration.ofSeconds(5))));
        await().until(() -> time.sleepers() == 1);
        time.advance(Duration.ofSeconds(5));
        await().until(() -> !receiver.isPending());
        assertThat(receiver.isOn()).isFalse();
    }

    @Test
    void aDeviceMayShiftThePlannedTime() {
        facility.fail(new DeviceFault.Shifts(Duration.ofMillis(40)));
        var at = in(Duration.ofSeconds(5));
        var answer = Answer.JSON.readTree(patch(scheduled("absolute", at)).body());
        assertThat(answer.at("/activation/activation_time").asString())
                .isEqualTo(at.plus(Duration.ofMillis(40)).toString());
    }
}
