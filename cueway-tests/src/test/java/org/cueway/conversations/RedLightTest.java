package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.cueway.base.TimeSource;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Station;
import org.cueway.simulator.device.mqtt.Broker;
import org.cueway.simulator.device.mqtt.BrokerPlan;
import org.cueway.simulator.device.mqtt.RedLight;
import org.cueway.simulator.device.mqtt.RedLightPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From {@code roCtrl} to the red light over the studio's door. */
class RedLightTest {
    private static final String STATE = "cueway/studio/main/onair/state";
    private static final String CREATE = "<roCreate><roID>RO</roID><roSlug>Show</roSlug><story><storyID>A</storyID>"
            + "<item><itemID>1</itemID><objID>O</objID><mosID>" + Station.MOS_ID + "</mosID></item></story></roCreate>";

    @TempDir
    private Path folder;

    private Broker broker;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(BrokerPlan.OPEN, TimeSource.system());
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void A18_theBrokerComesUpBetweenExecuteAndStop() throws Exception {
        broker.down();
        try (var station = open();
                var newsroom = station.connect()) {
            assertThat(newsroom.ask(CREATE).status()).isEqualTo("OK");
            say(newsroom, "EXECUTE");
            await().until(() -> last(station).path("outcome").asString("").equals("offline"));
            broker.up();
            await().until(() -> device(station).path("state").asString("").equals("up"));
            assertThat(broker.retained().getOrDefault(STATE, "")).doesNotContain("ON_AIR");
            say(newsroom, "STOP");
            await().until(() -> broker.retained().getOrDefault(STATE, "").contains("\"state\":\"IDLE\""));
            await().until(() -> last(station).path("verb").asString("").equals("out"));
            assertThat(last(station).path("outcome").asString("")).isEqualTo("done");
            assertThat(broker.received()).noneMatch(message -> message.payload().contains("ON_AIR"));
        }
    }

    @Test
    void theLightIsOnBeforeDuringAndAfterAKillOfTheGatewayAndSaysWhenNobodyIsThere() throws Exception {
        try (var station = open();
                var light = RedLight.connect(broker.port(), RedLightPlan.ofStudio("cueway", "main"), _ -> {})) {
            try (var newsroom = station.connect()) {
                assertThat(newsroom.ask(CREATE).status()).isEqualTo("OK");
                say(newsroom, "READY");
                await().until(() -> light.shows().equals("CUED"));
                say(newsroom, "EXECUTE");
                await().until(() -> light.shows().equals("ON_AIR"));
            }
            station.gateway().kill();
            await().until(() -> light.shows().equals(RedLight.FAULT));
            station.killAndRestart();
            await().until(() -> light.shows().equals("ON_AIR"));
            assertThat(broker.retained().get(STATE))
                    .contains("\"roID\":\"RO\"", "\"storyID\":\"A\"", "\"itemID\":\"1\"");
            try (var newsroom = station.connect()) {
                say(newsroom, "STOP");
                await().until(() -> light.shows().equals("IDLE"));
            }
        }
    }

    private Station open() throws Exception {
        return Station.open(folder, """
                newsrooms: [ { id: %s } ]
                devices: [ { id: red-light, driver: mqtt, uri: "mqtt://127.0.0.1:%d", late: 300ms } ]
                cues: [ { when: {}, do: [ { device: red-light } ] } ]
                """.formatted(Station.NCS_ID, broker.port()));
    }

    private static void say(Dialogue newsroom, String command) {
        var control = "<roCtrl><roID>RO</roID><storyID>A</storyID><itemID>1</itemID><command>" + command
                + "</command></roCtrl>";
        assertThat(newsroom.ask(control).status()).isEqualTo("OK");
    }

    private static JsonNode last(Station station) throws Exception {
        return device(station).path("last");
    }

    private static JsonNode device(Station station) throws Exception {
        return new ApiCaller(station.gateway().url())
                .get("devices")
                .json()
                .path("items")
                .valueStream()
                .filter(device -> device.path("id").asString("").equals("red-light"))
                .findFirst()
                .orElseThrow();
    }
}
