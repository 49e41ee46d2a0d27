package org.cueway.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.device.mqtt.Lamp;
import org.cueway.device.mqtt.Light;
import org.cueway.device.mqtt.MqttSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code driver: mqtt}. */
class MqttReaderTest {
    @TempDir
    private Path folder;

    @Test
    void anAddressIsEnough() throws Exception {
        assertThat(spec("uri: mqtt://broker.example"))
                .isEqualTo(new MqttSpec(
                        "broker.example",
                        1883,
                        new MqttSpec.Security.Plain(),
                        Optional.empty(),
                        "cueway-red-light",
                        "cueway",
                        List.of(),
                        false));
    }

    @Test
    void everythingCanBeSaid() throws Exception {
        var spec = spec("""
                uri: mqtts://broker.example
                    username: gateway
                    password: ${SECRET}
                    trust: { ca: certificates/station.pem }
                    clientID: oslo-1
                    prefix: station/oslo
                    homeAssistant: true
                    late: 1s
                    lights:
                      - id: door
                        topic: cmnd/door/POWER
                        payloads: { ON_AIR: "ON", CUED: "BLINK", IDLE: "OFF" }
                        confirm: { topic: stat/door/RESULT, pointer: /POWER, equals: { ON_AIR: "ON", IDLE: "OFF" } }
                        availability: { topic: tele/door/LWT, equals: Online }
                        query: { topic: cmnd/door/POWER }
                        signal: { topic: cmnd/door/BUZZER, payload: "3" }
                        retained: true
                        qos: 0""");
        assertThat(spec.security())
                .isEqualTo(new MqttSpec.Security.Tls(Optional.of(folder.resolve("certificates/station.pem"))));
        assertThat(spec.port()).isEqualTo(8883);
        assertThat(spec.login()).contains(new MqttSpec.Login("gateway", "hunter2"));
        assertThat(spec.login().toString()).doesNotContain("hunter2");
        assertThat(spec.client()).isEqualTo("oslo-1");
        assertThat(spec.prefix()).isEqualTo("station/oslo");
        assertThat(spec.homeAssistant()).isTrue();
        assertThat(spec.lamps())
                .containsExactly(new Lamp(
                        "door",
                        "cmnd/door/POWER",
                        true,
                        0,
                        Map.of(Light.ON_AIR, "ON", Light.CUED, "BLINK", Light.IDLE, "OFF"),
                        Optional.of(new Lamp.Confirm(
                                "stat/door/RESULT", "/POWER", Map.of(Light.ON_AIR, "ON", Light.IDLE, "OFF"))),
                        Optional.of(new Lamp.Availability("tele/door/LWT", "", "Online")),
                        Optional.of(new Lamp.Wording("cmnd/door/POWER", "")),
                        Optional.of(new Lamp.Wording("cmnd/door/BUZZER", "3"))));
    }

    @Test
    void theNameForTheBrokerHasOnlyWhatBrokersTake() throws Exception {
        assertThat(spec("uri: mqtt://b:1\n    prefix: station/oslo").client()).isEqualTo("station_oslo-red-light");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prefix: a                          | uri is missing, expected mqtt://HOST:PORT, or mqtts:// with TLS
            uri: http://b                      | uri is "http://b", expected mqtt://HOST:PORT, or mqtts:// with TLS
            uri: mqtt://b/topic                | uri is "mqtt://b/topic", expected mqtt://HOST:PORT, or mqtts:// with TLS
            uri: mqtt://u:p@b                  | uri is "mqtt://u:p@b", expected mqtt://HOST:PORT, or mqtts:// with TLS
            uri: mqtt://b, password: p         | username is missing, expected it beside devices.0.password
            uri: mqtt://b, trust: { ca: x }    | trust is about TLS, expected mqtts:// in uri
            uri: mqtt://b, prefix: a/#         | prefix is "a/#", expected a topic without + and #
            uri: mqtt://b, clientID: a b       | clientID is "a b", expected 1 to 64 letters, digits, - . and _
            uri: mqtt://b, lihgts: []          | lihgts is not a key of Cueway; did you mean lights?
            uri: mqtt://b, lights: [ { topic: t, payloads: { IDLE: a, ON_AIR: b } } ] | lights.0.id is missing, expected a name by which rules name the light
            uri: mqtt://b, lights: [ { id: l, payloads: { IDLE: a, ON_AIR: b } } ]    | lights.0.topic is missing, expected a topic without + and #
            uri: mqtt://b, lights: [ { id: l, topic: t, payloads: { ON_AIR: b } } ]   | lights.0.payloads.IDLE is missing, expected the text to publish
            uri: mqtt://b, lights: [ { id: l, topic: t, payloads: { IDLE: a, ON_AIR: b, ONAIR: c } } ]  | lights.0.payloads.ONAIR is not a key of Cueway; did you mean ON_AIR?
            uri: mqtt://b, lights: [ { id: l, topic: t, qos: 2, payloads: { IDLE: a, ON_AIR: b } } ]    | lights.0.qos is "2", expected 0 or 1, 0 to 1
            uri: mqtt://b, lights: [ { id: l, topic: t, payloads: { IDLE: a, ON_AIR: b }, confirm: { topic: s, pointer: x } } ] | lights.0.confirm.pointer is "x", expected a JSON pointer such as /state
            uri: mqtt://b, lights: [ { id: l, topic: t, payloads: { IDLE: a, ON_AIR: a }, confirm: { topic: s } } ] | lights.0.confirm is the same for IDLE and ON_AIR, expected two texts
            uri: mqtt://b, lights: [ { id: l, topic: t, payloads: { IDLE: a, ON_AIR: b }, confirm: { topic: s, pointer: /x, equals: { IDLE: c } } } ] | lights.0.confirm does not say what s has at /x for ON_AIR, and the payload for it has nothing there: expected it under equals
            uri: mqtt://b, lights: [ { id: l, topic: t, payloads: { IDLE: a, ON_AIR: b } }, { id: l, topic: t, payloads: { IDLE: a, ON_AIR: b } } ] | lights.1.id is "l", which another light has already
            """)
    void aWrongValueIsToldWithWhatWasExpected(String keys, String problem) throws IOException {
        var file = Files.writeString(
                folder.resolve("cueway.yaml"),
                "mos: { id: us }\ndevices: [ { id: red-light, driver: mqtt, " + keys + " } ]\n");
        try {
            ConfigLoader.load(Optional.of(file), List.of(), Map.of());
            throw new AssertionError("expected: " + problem);
        } catch (ConfigException wrong) {
            assertThat(wrong.getMessage()).contains("devices.0." + problem);
        }
    }

    private MqttSpec spec(String keys) throws Exception {
        var file = Files.writeString(
                folder.resolve("cueway.yaml"),
                "mos: { id: us }\ndevices:\n  - id: red-light\n    driver: mqtt\n    " + keys + "\n");
        var config = ConfigLoader.load(Optional.of(file), List.of(), Map.of("SECRET", "hunter2"));
        return config.playout().devices().stream()
                .map(Config.OutDevice::driver)
                .filter(DriverConfig.Mqtt.class::isInstance)
                .map(driver -> ((DriverConfig.Mqtt) driver).spec())
                .findFirst()
                .orElseThrow();
    }
}
