package org.cueway.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome.Kind;
import org.cueway.device.Standing.Certainty;
import org.cueway.device.Trace;
import org.cueway.simulator.device.mqtt.Broker;
import org.cueway.simulator.device.mqtt.BrokerPlan;
import org.cueway.simulator.device.mqtt.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that misbehaves ({@code device-protocols} §0.3). */
class BrokerFaultsTest {
    private static final String STATE = "cueway/studio/main/onair/state";
    /** Waits that a silent broker makes us wait. */
    private static final Limits.Mqtt SHORT = new Limits.Mqtt(
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            64 * 1024,
            100);

    private Broker broker;

    @BeforeEach
    void start() throws IOException {
        broker = Broker.start(BrokerPlan.OPEN, TimeSource.system());
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    @Test
    void aBrokerThatSaysNothingIsGivenUp() {
        broker.trouble(Trouble.NONE.silence());
        try (var stage = Stage.open(Samples.spec(broker.port()), SHORT)) {
            stage.awaitReason("Timeout");
            broker.trouble(Trouble.NONE);
            stage.awaitState(State.READY);
        }
    }

    @Test
    void closingDoesNotWaitForABrokerThatSaysNothing() {
        broker.trouble(Trouble.NONE.silence());
        var stage = Stage.open(Samples.spec(broker.port()));
        await().until(() ->
                !broker.received().isEmpty() || stage.runner().status().link().state() == State.CONNECTING);
        stage.close();
        assertThat(stage.runner().status().link().state()).isEqualTo(State.OFF);
    }

    @Test
    void aWelcomeThatComesTooLateIsNotKept() {
        broker.trouble(Trouble.NONE.delaying(Duration.ofMillis(400)));
        try (var stage = Stage.open(Samples.spec(broker.port()), SHORT)) {
            stage.awaitReason("Timeout");
        }
        broker.trouble(Trouble.NONE);
        await().until(() -> broker.clients().isEmpty());
    }

    @Test
    void whatIsNotAcknowledgedIsNotKnown() {
        try (var stage = Stage.open(Samples.spec(broker.port()), SHORT)) {
            stage.awaitState(State.READY);
            broker.trouble(Trouble.NONE.withholding());
            var outcome = stage.cue(Verb.TAKE, "I1", Values.NONE);
            assertThat(outcome.kind()).isEqualTo(Kind.UNCONFIRMED);
            assertThat(outcome.detail()).contains("did not acknowledge it within 300 ms");
            stage.awaitStanding("studio/main", Certainty.UNKNOWN, "not confirmed");
        }
    }

    @Test
    void whatTheBrokerRefusesIsRefused() {
        try (var stage = Stage.up(Samples.spec(broker.port()))) {
            broker.trouble(Trouble.NONE.refusingMessages(0x87));
            var outcome = stage.cue(Verb.TAKE, "I1", Values.NONE);
            assertThat(outcome.kind()).isEqualTo(Kind.REJECTED);
            assertThat(outcome.detail()).contains("refused the publication: not authorized, 0x87");
        }
    }

    @Test
    void eachRefusalHasItsOwnWords() {
        var spec = Samples.withLogin(Samples.spec(broker.port()), "cueway", "secret");
        broker.trouble(Trouble.NONE.refusingConnections(0x86));
        try (var stage = Stage.open(spec)) {
            stage.awaitReason("refused the username cueway with its password: bad user name or password, 0x86");
            broker.trouble(Trouble.NONE.refusingConnections(0x84));
            stage.awaitReason("does not speak MQTT 5");
            broker.trouble(Trouble.NONE.refusingConnections(0x88));
            stage.awaitReason("refused the connection: server unavailable, 0x88");
            broker.trouble(Trouble.NONE);
            stage.awaitState(State.READY);
            assertThat(stage.runner().trace()).extracting(Trace.Line::text).noneMatch(text -> text.contains("secret"));
        }
    }

    @Test
    void noAddressAndNobodyThereAreTwoThings() throws IOException {
        var spec = Samples.spec(broker.port());
        broker.down();
        try (var stage = Stage.open(spec)) {
            stage.awaitReason("cannot connect to mqtt://127.0.0.1:" + broker.port() + ": Connection refused");
        }
        var nowhere = new MqttSpec(
                "no-such-host.invalid",
                1883,
                spec.security(),
                Optional.empty(),
                spec.client(),
                spec.prefix(),
                List.of(),
                false);
        try (var stage = Stage.open(nowhere)) {
            stage.awaitReason("no address is known for no-such-host.invalid");
        }
    }

    /** One packet more each time, until a whole evening gets through. */
    @Test
    void aConnectionMayBreakAfterAnyPacket() throws IOException {
        for (int packets = 1; packets < 9; packets++) {
            broker.restart();
            broker.trouble(Trouble.NONE.droppingAfter(packets));
            try (var stage = Stage.open(Samples.spec(broker.port()), SHORT)) {
                stage.offer(Verb.TAKE, "I1", Values.NONE);
                int sofar = packets;
                await().until(() -> broken(stage)
                        || broker.retained().getOrDefault(STATE, "").contains("ON_AIR"));
                broker.trouble(Trouble.NONE);
                stage.awaitState(State.READY);
                stage.cue(Verb.TAKE, "I2", Values.NONE);
                await("after " + sofar + " packets")
                        .until(() -> broker.retained().getOrDefault(STATE, "").contains("I2"));
                stage.awaitStanding("studio/main", Certainty.CONFIRMED, "");
            }
        }
    }

    private static boolean broken(Stage stage) {
        return stage.runner().status().link().state() == State.FAILED;
    }

    @Test
    void whatComesInCrumbsIsWhole() {
        broker.trouble(Trouble.NONE.splitting());
        try (var stage = Stage.up(Samples.spec(broker.port()))) {
            assertThat(stage.cue(Verb.TAKE, "I1", Values.NONE).kind()).isEqualTo(Kind.DONE);
        }
        assertThat(broker.retained()).containsEntry("cueway/status", "offline");
    }
}
