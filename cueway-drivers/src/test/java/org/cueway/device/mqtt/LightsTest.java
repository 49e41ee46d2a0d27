package org.cueway.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome.Kind;
import org.cueway.device.Standing.Certainty;
import org.cueway.simulator.device.mqtt.RedLight;
import org.cueway.simulator.device.mqtt.RedLightPlan;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations over real sockets, each with the simulated broker and with mosquitto. */
class LightsTest {
    private static final String STATE = "cueway/studio/main/onair/state";
    private static final String STATUS = "cueway/status";
    private static final RedLightPlan DOOR = new RedLightPlan(
            "door",
            "lamps/door/set",
            Optional.of("lamps/door/state"),
            false,
            Optional.of("lamps/door/availability"),
            Optional.empty());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void whatIsOnAirIsThereForWhoComesLater(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var stage = Stage.up(Samples.spec(broker.port()))) {
            assertThat(stage.cue(Verb.TAKE, "I2", Values.NONE).kind()).isEqualTo(Kind.DONE);
            assertThat(Ear.retained(broker.port(), STATE))
                    .contains("\"state\":\"ON_AIR\"", "\"roID\":\"RO1\"", "\"itemID\":\"I2\"", "\"seq\":1");
            assertThat(Ear.retained(broker.port(), STATUS)).isEqualTo("online");
            assertThat(stage.cue(Verb.OUT, "I2", Values.NONE).kind()).isEqualTo(Kind.DONE);
            assertThat(Ear.retained(broker.port(), STATE)).contains("\"state\":\"IDLE\"", "\"seq\":2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRedLightFollowsAndShowsAFaultWhenTheGatewayIsGone(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var light = RedLight.connect(broker.port(), RedLightPlan.ofStudio("cueway", "main"), _ -> {})) {
            try (var stage = Stage.up(Samples.spec(broker.port()))) {
                stage.cue(Verb.ARM, "", Values.NONE);
                await().until(() -> light.shows().equals("REHEARSAL"));
                stage.cue(Verb.PREPARE, "I1", Values.NONE);
                await().until(() -> light.shows().equals("CUED"));
                stage.cue(Verb.TAKE, "I1", Values.NONE);
                await().until(() -> light.shows().equals("ON_AIR"));
            }
            await().until(() -> light.shows().equals(RedLight.FAULT));
            assertThat(Ear.retained(broker.port(), STATUS)).isEqualTo("offline");
            assertThat(Ear.retained(broker.port(), STATE)).contains("ON_AIR");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLastWillSaysOfflineWhenTheGatewayIsKilled(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var ear = Ear.at(broker.port(), STATUS, STATE)) {
            var gateway = KilledGateway.start(broker.port());
            ear.awaitOn(STATE, "ON_AIR");
            gateway.destroyForcibly().waitFor();
            ear.awaitOn(STATUS, "offline");
            assertThat(Ear.retained(broker.port(), STATUS)).isEqualTo("offline");
            assertThat(Ear.retained(broker.port(), STATE)).contains("ON_AIR");
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrongCredentialsAreToldInTheirOwnWords(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder, Map.of("cueway", "right"))) {
            var spec = Samples.spec(broker.port());
            try (var stage = Stage.open(Samples.withLogin(spec, "cueway", "wrong"))) {
                stage.awaitReason("refused the username cueway with its password: not authorized, 0x87");
            }
            try (var stage = Stage.open(spec)) {
                stage.awaitReason("refused us without a username: not authorized, 0x87");
            }
            try (var stage = Stage.open(Samples.withLogin(spec, "cueway", "right"))) {
                stage.awaitState(State.READY);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A18_aStaleTakeIsDroppedAndTheLightIsRightOnceTheBrokerIsThere(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder)) {
            broker.down();
            try (var stage = Stage.impatient(Samples.spec(broker.port()), Duration.ofMillis(200))) {
                stage.awaitReason("cannot connect to mqtt://127.0.0.1:" + broker.port());
                assertThat(stage.cue(Verb.TAKE, "I1", Values.NONE).kind()).isEqualTo(Kind.OFFLINE);
                broker.up();
                stage.awaitState(State.READY);
                assertThat(stage.cue(Verb.OUT, "I1", Values.NONE).kind()).isEqualTo(Kind.DONE);
                assertThat(Ear.retained(broker.port(), STATE)).contains("\"state\":\"IDLE\"");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void A18_aTakeThatWasTakenBackBeforeTheBrokerCameIsNotDone(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder)) {
            broker.down();
            // Ten seconds: neither is too late when the broker comes.
            try (var stage = Stage.open(Samples.spec(broker.port()))) {
                stage.awaitReason("cannot connect");
                stage.offer(Verb.TAKE, "I1", Values.NONE);
                stage.cue(Verb.OUT, "I1", Values.NONE);
                assertThat(stage.outcomes(Verb.TAKE, "I1"))
                        .singleElement()
                        .satisfies(taken -> assertThat(taken.detail()).contains("taken off before"));
                broker.up();
                stage.awaitState(State.READY);
                stage.cue(Verb.TAKE, "I2", Values.NONE);
                assertThat(Ear.retained(broker.port(), STATE)).contains("\"itemID\":\"I2\"", "\"seq\":1");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatABrokerLostItGetsBack(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var stage = Stage.up(Samples.spec(broker.port()))) {
            stage.cue(Verb.TAKE, "I1", Values.NONE);
            broker.down();
            stage.awaitState(State.FAILED);
            broker.up();
            stage.awaitState(State.READY);
            assertThat(Ear.retained(broker.port(), STATE)).contains("ON_AIR");
            assertThat(Ear.retained(broker.port(), STATUS)).isEqualTo("online");
            stage.awaitStanding("studio/main", Certainty.CONFIRMED, "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterARestartWhatIsRetainedIsReadAndNotSentAgain(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var ear = Ear.at(broker.port(), STATE)) {
            var take = Samples.action(Verb.TAKE, "I1", Values.NONE);
            Stand stand;
            try (var stage = Stage.up(Samples.spec(broker.port()))) {
                stage.cue(Verb.TAKE, "I1", Values.NONE);
                stand = stage.runner().status().standings().getFirst().stand();
            }
            assertThat(stand.isOnAir(take.cause().item())).isTrue();
            try (var stage = Stage.open(Samples.spec(broker.port()), Map.of("studio/main", stand))) {
                stage.awaitStanding("studio/main", Certainty.CONFIRMED, "");
                stage.cue(Verb.OUT, "I1", Values.NONE);
            }
            ear.awaitOn(STATE, "IDLE");
            assertThat(ear.heard(STATE)).hasSize(2);
            assertThat(ear.heard(STATE).getLast()).contains("\"seq\":2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void somebodyElseOnOurTopicIsNoticed(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var stage = Stage.up(Samples.spec(broker.port()));
                var ear = Ear.at(broker.port())) {
            stage.cue(Verb.TAKE, "I1", Values.NONE);
            ear.say(STATE, "{\"v\":1,\"state\":\"IDLE\"}", true);
            stage.awaitStanding("studio/main", Certainty.DIFFERS, "shows something else");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLampConfirmsOnItsOwnTopic(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var lamp = RedLight.connect(broker.port(), DOOR, _ -> {});
                var stage = Stage.up(Samples.spec(broker.port(), Samples.echoing("door")))) {
            assertThat(stage.cue(Verb.TAKE, "I1", Values.NONE).kind()).isEqualTo(Kind.DONE);
            assertThat(lamp.shows()).isEqualTo("ON");
            lamp.byHand("OFF");
            stage.awaitStanding("light/door", Certainty.DIFFERS, "shows something else");
            lamp.byHand("ON");
            stage.awaitStanding("light/door", Certainty.CONFIRMED, "");
            lamp.mute(true);
            var silent = stage.cue(Verb.OUT, "I1", Values.NONE);
            assertThat(silent.kind()).isEqualTo(Kind.UNCONFIRMED);
            assertThat(silent.detail()).contains("light door did not confirm on lamps/door/state within 700 ms");
            assertThat(lamp.shows()).isEqualTo("OFF");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLampThatComesBackIsToldAgain(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var stage = Stage.up(Samples.spec(broker.port(), Samples.echoing("door")))) {
            try (var lamp = RedLight.connect(broker.port(), DOOR, _ -> {})) {
                assertThat(stage.cue(Verb.TAKE, "I1", Values.NONE).kind()).isEqualTo(Kind.DONE);
                lamp.cut();
                stage.awaitStanding("light/door", Certainty.DIFFERS, "lamps/door/availability says offline");
            }
            try (var lamp = RedLight.connect(broker.port(), DOOR, _ -> {})) {
                stage.awaitStanding("light/door", Certainty.CONFIRMED, "");
                assertThat(lamp.shows()).isEqualTo("ON");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLampThatIsNotThereIsKnownNotToBe(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder)) {
            RedLight.connect(broker.port(), DOOR, _ -> {}).cut();
            try (var ear = Ear.at(broker.port(), "lamps/door/availability")) {
                ear.awaitOn("lamps/door/availability", "offline");
            }
            try (var stage = Stage.up(Samples.spec(broker.port(), Samples.echoing("door")))) {
                stage.awaitStanding("light/door", Certainty.DIFFERS, "is not there");
                var outcome = stage.cue(Verb.TAKE, "I1", Values.NONE);
                assertThat(outcome.kind()).isEqualTo(Kind.UNCONFIRMED);
                assertThat(outcome.detail()).contains("nobody listens to lamps/door/set");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSignalIsPublishedOnceAndNotRetained(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var lamp = RedLight.connect(broker.port(), DOOR, _ -> {});
                var ear = Ear.at(broker.port(), "lamps/door/blink");
                var stage = Stage.up(Samples.spec(broker.port(), Samples.echoing("door")))) {
            stage.cue(Verb.TAKE, "I1", Values.NONE);
            assertThat(stage.cue(Verb.SIGNAL, "I1", Values.NONE).kind()).isEqualTo(Kind.DONE);
            ear.awaitOn("lamps/door/blink", "3");
            assertThat(lamp.shows()).isEqualTo("ON");
            assertThat(Ear.isRetained(broker.port(), "lamps/door/blink")).isFalse();
            assertThat(ear.heard("lamps/door/blink")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCommandIsForgottenByTheBrokerAndAStateIsNot(TestBroker.Kind kind) throws Exception {
        var quick = Stage.QUICK;
        var limits = new Limits.Mqtt(
                quick.connect(),
                quick.answer(),
                quick.confirm(),
                quick.settle(),
                Duration.ofSeconds(1),
                quick.keepAlive(),
                quick.maxPacketBytes(),
                quick.maxUnacknowledged());
        try (var broker = kind.start(folder);
                var ear = Ear.at(broker.port(), "lamps/#", STATE);
                var stage = Stage.open(Samples.spec(broker.port(), Samples.echoing("door")), limits)) {
            stage.awaitState(State.READY);
            Ear.kept(broker.port(), "sleeping-lamp", "lamps/door/set").close();
            stage.cue(Verb.TAKE, "I1", Values.NONE);
            stage.cue(Verb.TAKE, "I1", Samples.values("studio", "main"));
            ear.awaitOn(STATE, "ON_AIR");
            assertThat(ear.messages("lamps/door/set").getLast().expiry()).hasValue(1);
            assertThat(ear.messages(STATE).getFirst().expiry()).isEmpty();
            long since = TimeSource.system().nanoTime();
            await().until(() -> TimeSource.system().nanoTime() - since > 2_500_000_000L);
            try (var lamp = Ear.kept(broker.port(), "sleeping-lamp", "test/marker")) {
                lamp.say("test/marker", "x", false);
                lamp.next("test/marker");
                assertThat(lamp.heard("lamps/door/set")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondGatewayOfTheSameNameIsTold(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var first = Stage.up(Samples.spec(broker.port()));
                var ear = Ear.at(broker.port(), STATUS)) {
            var second = Stage.open(Samples.spec(broker.port()));
            first.awaitReason(
                    switch (kind) {
                        case SIMULATED -> "somebody else connected as cueway-test";
                        // Mosquitto 2.0 says nothing.
                        case MOSQUITTO -> "closed the connection without a word";
                    });
            second.close();
            first.awaitState(State.READY);
            await().until(() -> Ear.retained(broker.port(), STATUS).equals("online"));
            assertThat(ear.heard(STATUS)).contains("offline");
        }
    }

    @ParameterizedTest
    @EnumSource
    void homeAssistantIsToldOfStudiosAndAgainWhenItWasStarted(TestBroker.Kind kind) throws Exception {
        var config = "homeassistant/binary_sensor/cueway_studio_b_onair/config";
        try (var broker = kind.start(folder);
                var stage = Stage.up(Samples.withHomeAssistant(Samples.spec(broker.port())))) {
            stage.cue(Verb.TAKE, "I1", Samples.values("studio", "b"));
            assertThat(Ear.retained(broker.port(), config)).contains("\"state_topic\":\"cueway/studio/b/onair/state\"");
            try (var homeAssistant = Ear.at(broker.port(), config)) {
                homeAssistant.next(config);
                homeAssistant.forget();
                homeAssistant.say("homeassistant/status", "online", false);
                homeAssistant.awaitOn(config, "Studio b on air");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void observersHearOfItems(TestBroker.Kind kind) throws Exception {
        try (var broker = kind.start(folder);
                var ear = Ear.at(broker.port(), "cueway/cue/+/+");
                var stage = Stage.up(Samples.spec(broker.port()))) {
            stage.cue(Verb.PREPARE, "I/1", Values.NONE);
            stage.cue(Verb.TAKE, "I/1", Values.NONE);
            stage.cue(Verb.OUT, "I/1", Values.NONE);
            var topic = "cueway/cue/key-RO1/I%2F1";
            ear.awaitOn(topic, "IDLE");
            assertThat(ear.heard(topic))
                    .satisfiesExactly(
                            ready -> assertThat(ready).contains("CUED"),
                            on -> assertThat(on).contains("ON_AIR"),
                            off -> assertThat(off).contains("IDLE"));
        }
    }
}
