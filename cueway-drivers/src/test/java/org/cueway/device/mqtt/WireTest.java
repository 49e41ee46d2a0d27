package org.cueway.device.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.Placing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is published for which state, and where. */
class WireTest {
    private static final String STUDIO = "studio/main";
    private static final MqttSpec PLAIN = Samples.spec(1883);

    @Test
    void theStateOfAStudioIsTheJsonOfTheReference() {
        var shows = MqttDiff.wanted(Samples.stand(Samples.action(Verb.TAKE, "I2", Values.NONE)));
        assertThat(StateJson.of(shows, Instant.EPOCH, OptionalLong.of(412)))
                .isEqualTo("{\"v\":1,\"state\":\"ON_AIR\",\"source\":\"roCtrl EXECUTE\",\"newsroom\":\"NCS-1\","
                        + "\"roID\":\"RO1\",\"storyID\":\"S7\",\"itemID\":\"I2\","
                        + "\"since\":\"2026-03-01T18:00:00.120Z\",\"seq\":412}");
    }

    @Test
    void aStateOfNothingSaysSinceWhen() {
        assertThat(StateJson.of(MqttDiff.wanted(Stand.IDLE), Samples.NOON, OptionalLong.of(1)))
                .isEqualTo("{\"v\":1,\"state\":\"IDLE\",\"since\":\"2026-03-01T18:00:00.120Z\",\"seq\":1}");
    }

    @ParameterizedTest
    @CsvSource({"PREPARE, CUED", "TAKE, ON_AIR", "ARM, REHEARSAL", "OUT, IDLE", "DISARM, IDLE", "HOLD, IDLE"})
    void aVerbLeadsToALight(Verb verb, Light light) {
        assertThat(MqttDiff.wanted(Samples.stand(Samples.action(verb, "I1", Values.NONE)))
                        .light())
                .isEqualTo(light);
    }

    @Test
    void whatIsOnAirIsShownBeforeWhatIsReadyAndWhatIsReadyBeforeARehearsal() {
        var arm = Samples.action(Verb.ARM, "", Values.NONE);
        var ready = Samples.action(Verb.PREPARE, "I2", Values.NONE);
        var take = Samples.action(Verb.TAKE, "I1", Values.NONE);
        assertThat(MqttDiff.wanted(Samples.stand(arm, ready)).light()).isEqualTo(Light.CUED);
        assertThat(MqttDiff.wanted(Samples.stand(arm, ready, take)).light()).isEqualTo(Light.ON_AIR);
        assertThat(MqttDiff.wanted(Samples.stand(arm, ready, take))
                        .about()
                        .orElseThrow()
                        .itemID())
                .isEqualTo("I1");
    }

    @Test
    void aStillChangesNothing() {
        var take = Samples.action(Verb.TAKE, "I1", Values.NONE);
        var hold = Samples.action(Verb.HOLD, "I1", Values.NONE);
        var before = MqttDiff.wanted(Samples.stand(take));
        assertThat(Samples.diff(PLAIN).diff(STUDIO, Optional.of(before), MqttDiff.wanted(Samples.stand(take, hold))))
                .isEmpty();
    }

    @Test
    void aStudiosStateIsRetainedAndItsItemsAreToldToObservers() {
        var after = MqttDiff.wanted(Samples.stand(Samples.action(Verb.TAKE, "A/1+#%", Values.NONE)));
        assertThat(wires(Samples.diff(PLAIN).diff(STUDIO, Optional.of(MqttDiff.wanted(Stand.IDLE)), after)))
                .satisfiesExactly(
                        state -> assertThat(state)
                                .startsWith("PUBLISH cueway/studio/main/onair/state {\"v\":1,\"state\":\"ON_AIR\"")
                                .endsWith("(QoS 1, retained)"),
                        event -> assertThat(event)
                                .startsWith("PUBLISH cueway/cue/key-RO1/A%2F1%2B%23%25 {\"v\":1,\"state\":\"ON_AIR\"")
                                .endsWith("(QoS 0)"));
    }

    @Test
    void takingAnotherItemTellsThatTheFirstOneIsOff() {
        var one = Samples.action(Verb.TAKE, "I1", Values.NONE);
        var two = Samples.action(Verb.TAKE, "I2", Values.NONE);
        var commands = Samples.diff(PLAIN)
                .diff(
                        STUDIO,
                        Optional.of(MqttDiff.wanted(Samples.stand(one))),
                        MqttDiff.wanted(Samples.stand(one, two)));
        assertThat(wires(commands).subList(1, 3))
                .satisfiesExactly(
                        gone -> assertThat(gone).contains("/I1 {\"v\":1,\"state\":\"IDLE\""),
                        came -> assertThat(came).contains("/I2 {\"v\":1,\"state\":\"ON_AIR\""));
    }

    @Test
    void aLampIsToldInItsOwnWords() {
        var diff = Samples.diff(Samples.spec(1883, Samples.TASMOTA, Samples.ZIGBEE, Samples.DUMB));
        var onAir = MqttDiff.wanted(Samples.stand(Samples.action(Verb.TAKE, "I1", Values.NONE)));
        assertThat(wires(diff.diff("light/door", Optional.empty(), onAir)))
                .containsExactly("PUBLISH cmnd/door/POWER ON (QoS 1)");
        assertThat(wires(diff.diff("light/ceiling", Optional.empty(), onAir)))
                .containsExactly(
                        "PUBLISH zigbee2mqtt/ceiling/set {\"state\":\"ON\",\"color\":{\"hex\":\"#FF0000\"}} (QoS 1)");
        assertThat(wires(diff.diff("light/dumb", Optional.empty(), onAir)))
                .containsExactly("PUBLISH lamps/dumb ON (QoS 1, retained)");
        assertThat(diff.diff("light/gone", Optional.empty(), onAir)).isEmpty();
    }

    @Test
    void aLightWithoutATextOfItsOwnIsTheIdleOne() {
        var diff = Samples.diff(Samples.spec(1883, Samples.TASMOTA));
        var idle = MqttDiff.wanted(Stand.IDLE);
        var cued = MqttDiff.wanted(Samples.stand(Samples.action(Verb.PREPARE, "I1", Values.NONE)));
        assertThat(diff.diff("light/door", Optional.of(idle), cued)).isEmpty();
        assertThat(wires(diff.diff("light/door", Optional.empty(), cued)))
                .containsExactly("PUBLISH cmnd/door/POWER OFF (QoS 1)");
    }

    @Test
    void aLampThatOnlySaysOnMayBeCuedOrOnAir() {
        assertThat(Samples.ZIGBEE.alike("ON")).containsExactlyInAnyOrder(Light.CUED, Light.ON_AIR);
        assertThat(Samples.ZIGBEE.alike("OFF")).containsExactlyInAnyOrder(Light.IDLE, Light.REHEARSAL);
        assertThat(Samples.ZIGBEE.alike("BROKEN")).isEmpty();
        var diff = Samples.diff(Samples.spec(1883, Samples.ZIGBEE));
        var cued = MqttDiff.wanted(Samples.stand(Samples.action(Verb.PREPARE, "I1", Values.NONE)));
        assertThat(diff.diff("light/ceiling", Optional.of(new MqttState.Alike(Samples.ZIGBEE.alike("ON"))), cued))
                .isEmpty();
        assertThat(diff.diff("light/ceiling", Optional.of(Samples.nothing()), cued))
                .hasSize(1);
    }

    @Test
    void aSignalPublishesWhatTheRuleOrTheLampHas() {
        var diff = Samples.diff(Samples.spec(1883, Samples.ZIGBEE));
        assertThat(wires(signalled(diff, "light/ceiling", Values.NONE)))
                .containsExactly("PUBLISH zigbee2mqtt/ceiling/set {\"effect\":\"blink\"} (QoS 1)");
        assertThat(wires(signalled(diff, "light/ceiling", Samples.values("signal", "now"))))
                .containsExactly("PUBLISH zigbee2mqtt/ceiling/set now (QoS 1)");
        assertThat(wires(signalled(diff, STUDIO, Samples.values("signal", "now"))))
                .containsExactly("PUBLISH cueway/studio/main/signal now (QoS 1)");
        assertThat(signalled(diff, STUDIO, Values.NONE)).isEmpty();
    }

    @Test
    void aSignalIsNotSentTwiceNorWhenNobodyKnowsWhatIsThere() {
        var diff = Samples.diff(Samples.spec(1883, Samples.ZIGBEE));
        var take = Samples.action(Verb.TAKE, "I1", Values.NONE);
        var signal = Samples.action(Verb.SIGNAL, "I1", Values.NONE);
        var after = MqttDiff.wanted(Samples.stand(take, signal));
        assertThat(diff.diff("light/ceiling", Optional.empty(), after))
                .singleElement()
                .isInstanceOf(MqttCommand.Lit.class);
        assertThat(diff.diff("light/ceiling", Optional.of(after.said()), after)).isEmpty();
        assertThat(signalled(diff, "light/ceiling", Values.NONE)).noneMatch(MqttCommand::isAbsolute);
    }

    @Test
    void withoutAWordItIsTheOnlyLightOrStudioMain() {
        assertThat(Samples.diff(PLAIN).place(Values.NONE)).isEqualTo(new Placing.At(STUDIO));
        assertThat(Samples.diff(Samples.spec(1883, Samples.DUMB)).place(Values.NONE))
                .isEqualTo(new Placing.At("light/dumb"));
        assertThat(Samples.diff(Samples.spec(1883, Samples.DUMB, Samples.ZIGBEE))
                        .place(Values.NONE))
                .isEqualTo(new Placing.At(STUDIO));
        assertThat(Samples.diff(Samples.spec(1883, Samples.DUMB)).place(Samples.values("studio", "b")))
                .isEqualTo(new Placing.At("studio/b"));
    }

    @Test
    void valuesThatMakeNoSenseAreToldSo() {
        var diff = Samples.diff(Samples.spec(1883, Samples.DUMB, Samples.ZIGBEE));
        assertThat(diff.place(Samples.values("light", "dorr")))
                .isEqualTo(new Placing.Impossible("light is dorr, expected one of dumb, ceiling"));
        assertThat(Samples.diff(PLAIN).place(Samples.values("light", "x")))
                .isEqualTo(new Placing.Impossible("light is x, expected none: no lights are configured"));
        assertThat(diff.place(Samples.values("light", "dumb", "studio", "a"))).isInstanceOf(Placing.Impossible.class);
        assertThat(diff.place(Samples.values("studio", "a/b"))).isInstanceOf(Placing.Impossible.class);
        assertThat(diff.place(Samples.values("studio", "+"))).isInstanceOf(Placing.Impossible.class);
    }

    @Test
    void whatComesIsReadAsTheConfigurationSays() {
        var spec = Samples.withHomeAssistant(Samples.spec(1883, Samples.TASMOTA, Samples.ZIGBEE));
        assertThat(Heard.of(spec, "stat/door/RESULT", "{\"POWER\":\"ON\"}"))
                .containsExactly(new Heard.Says("light/door", new MqttState.Alike(Set.of(Light.ON_AIR)), 0));
        assertThat(Heard.of(spec, "stat/door/RESULT", "{\"Dimmer\":40}")).isEmpty();
        assertThat(Heard.of(spec, "stat/door/RESULT", "no JSON")).isEmpty();
        assertThat(Heard.of(spec, "tele/door/LWT", "Offline"))
                .containsExactly(new Heard.Away("light/door", "tele/door/LWT says Offline"));
        assertThat(Heard.of(spec, "tele/door/LWT", "Online")).containsExactly(new Heard.There("light/door"));
        assertThat(Heard.of(spec, "zigbee2mqtt/ceiling/availability", "{\"state\":\"online\"}"))
                .containsExactly(new Heard.There("light/ceiling"));
        assertThat(Heard.of(spec, "homeassistant/status", "online")).containsExactly(new Heard.HomeAssistant());
        assertThat(Heard.of(spec, "homeassistant/status", "offline")).isEmpty();
        assertThat(Heard.of(spec, "cueway/gateway/cueway-test/echo", "")).containsExactly(new Heard.Echo());
        assertThat(Heard.of(spec, "cueway/studio/a/b/onair/state", "{}")).isEmpty();
        assertThat(Heard.of(spec, "something/else", "ON")).isEmpty();
    }

    @Test
    void aForeignTextOnAStudiosTopicIsNoStateOfOurs() {
        for (var text :
                List.of("", "ON", "{\"v\":2,\"state\":\"ON_AIR\"}", "{\"v\":1}", "[1]", "{\"v\":1,\"state\":\"X\"}")) {
            assertThat(Heard.of(PLAIN, "cueway/studio/main/onair/state", text))
                    .containsExactly(new Heard.Says(STUDIO, Samples.nothing(), 0));
        }
    }

    @Test
    void aStudioIsAnnouncedToHomeAssistantAsABinarySensor() {
        var message = Discovery.of(Samples.spec(1883), "a");
        assertThat(message.topic()).isEqualTo("homeassistant/binary_sensor/cueway_studio_a_onair/config");
        assertThat(message.keep()).isEqualTo(Message.Keep.RETAINED);
        assertThat(message.payload())
                .isEqualTo("{\"name\":\"Studio a on air\",\"unique_id\":\"cueway_studio_a_onair\","
                        + "\"state_topic\":\"cueway/studio/a/onair/state\","
                        + "\"value_template\":\"{{ 'ON' if value_json.state == 'ON_AIR' else 'OFF' }}\","
                        + "\"availability_topic\":\"cueway/status\","
                        + "\"device\":{\"identifiers\":[\"cueway-test\"],\"name\":\"Cueway\"}}");
    }

    private static List<MqttCommand> signalled(MqttDiff diff, String place, Values values) {
        var take = Samples.action(Verb.TAKE, "I1", values);
        var signal = Samples.action(Verb.SIGNAL, "I1", values);
        return diff.diff(
                place, Optional.of(MqttDiff.wanted(Samples.stand(take))), MqttDiff.wanted(Samples.stand(take, signal)));
    }

    private static List<String> wires(List<MqttCommand> commands) {
        return commands.stream().map(MqttCommand::wire).toList();
    }
}
