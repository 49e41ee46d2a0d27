package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cueway.base.TimeSource;
import org.cueway.peers.Dialogue;
import org.cueway.peers.ListeningNewsroom;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Station;
import org.cueway.simulator.device.mqtt.Broker;
import org.cueway.simulator.device.mqtt.BrokerPlan;
import org.cueway.simulator.device.ograf.SimulatedPage;
import org.cueway.simulator.device.ograf.SimulatedPage.Reaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From roCtrl to a graphic, a red light and a status in the newsroom, over real sockets and across {@code kill -9}. */
class CueToAirTest {
    private static final String LIGHT = "cueway/studio/a/onair/state";
    private static final String CONFIG = """
            graphics: { folder: "%s", outputs: [ { id: main } ] }
            devices: [ { id: red-light, driver: mqtt, uri: "mqtt://127.0.0.1:%d" } ]
            cues:
              - when: { schema: "*/lower-third/*" }
                do:
                  - { device: main, graphic: lower-third, data: { name: "payload:/line1" } }
                  - { device: red-light, studio: a }
            """;
    private static final String ITEM = """
            <item><itemID>%s</itemID><itemSlug>%s</itemSlug><objID>L3-%s</objID><mosID>gfx.example.mos</mosID>
            <mosExternalMetadata><mosScope>PLAYLIST</mosScope><mosSchema>https://x.example/lower-third/1</mosSchema>
            <mosPayload><line1>%s</line1></mosPayload></mosExternalMetadata></item>""";

    @TempDir
    private Path folder;

    private Broker broker;
    private ListeningNewsroom newsroom;
    private Station station;
    private SimulatedPage page;
    private Dialogue control;

    @BeforeEach
    void open() throws Exception {
        broker = Broker.start(BrokerPlan.OPEN, TimeSource.system());
        newsroom = ListeningNewsroom.open();
        var graphics = Path.of("../graphics").toAbsolutePath().normalize();
        station = Station.open(folder, newsroom.config() + CONFIG.formatted(graphics, broker.port()));
        page = SimulatedPage.open(link());
        control = station.connect();
        say("<roCreate><roID>RO</roID><roSlug>Six</roSlug><story><storyID>S</storyID><storySlug>S</storySlug>"
                + item("1", "Ada") + item("2", "Alan") + "</story></roCreate>");
        await().atMost(RawNewsroom.PATIENCE).until(() -> devices().equals("up up"));
    }

    @AfterEach
    void close() throws Exception {
        control.close();
        page.close();
        station.close();
        newsroom.close();
        broker.close();
    }

    @Test
    void roCtrlMakesAPictureARedLightAndAStatusInTheNewsroom() {
        cue("1", "READY");
        until(() -> statuses(), List.of("READY S/1"));
        assertThat(light()).contains("\"state\":\"CUED\"");

        cue("1", "EXECUTE");
        until(() -> statuses(), List.of("READY S/1", "PLAY S/1"));
        untilLight("ON_AIR");
        assertThat(page.layers().toString()).contains("Ada");

        cue("2", "EXECUTE");
        until(() -> statuses().stream().sorted().toList(), List.of("PLAY S/1", "PLAY S/2", "READY S/1", "STOP S/1"));
        assertThat(page.layers().toString()).contains("Alan").doesNotContain("Ada");

        cue("2", "STOP");
        until(() -> statuses().getLast(), "STOP S/2");
        untilLight("IDLE");
        assertThat(page.layers().toString()).doesNotContain("Alan");
    }

    @Test
    void A08_whatThePageDidNotConfirmIsToldToNobodyAndNotFiredAgain() throws Exception {
        page.manner(_ -> Reaction.KEEP_SILENT);
        cue("1", "EXECUTE");
        await().atMost(RawNewsroom.PATIENCE)
                .until(() -> api("/api/v1/devices/main").contains("sent, not confirmed"));
        long fired = page.ops().stream().filter("play"::equals).count();
        untilLight("ON_AIR");
        page.kill();
        page.manner(_ -> Reaction.DO);
        page.dial();
        await().atMost(RawNewsroom.PATIENCE).until(() -> devices().equals("up up"));
        assertThat(statuses()).doesNotContain("STOP S/1");
        assertThat(page.ops().stream().filter("play"::equals).count()).isEqualTo(fired);
    }

    @Test
    void A09_aKilledGatewayAndADeletedItemLeaveAlone_WhatIsOnAir_UntilSomebodyTakesItOff() throws Exception {
        cue("1", "EXECUTE");
        until(() -> statuses(), List.of("PLAY S/1"));
        long fired = page.ops().stream().filter("play"::equals).count();
        control.close();
        station.killAndRestartOnTheSamePorts();
        page.dial();
        control = station.connect();
        await().atMost(RawNewsroom.PATIENCE).until(() -> devices().equals("up up"));
        assertThat(page.layers().toString()).contains("Ada");
        assertThat(page.ops().stream().filter("play"::equals).count()).isEqualTo(fired);

        say("<roStoryDelete><roID>RO</roID><storyID>S</storyID></roStoryDelete>");
        assertThat(page.layers().toString()).contains("Ada");
        cue("1", "STOP");
        await().atMost(RawNewsroom.PATIENCE)
                .until(() -> !page.layers().toString().contains("Ada"));
        untilLight("IDLE");
        assertThat(statuses()).containsOnlyOnce("PLAY S/1");
    }

    private URI link() {
        return URI.create(station.gateway().url().replace("http:", "ws:") + "output/main/link");
    }

    private static String item(String id, String name) {
        return ITEM.formatted(id, name, id, name);
    }

    private void cue(String item, String command) {
        say("<roCtrl><roID>RO</roID><storyID>S</storyID><itemID>" + item + "</itemID><command>" + command
                + "</command></roCtrl>");
    }

    private void say(String message) {
        assertThat(control.ask(message).status()).as(message).isEqualTo("OK");
    }

    /** The states of the devices, in their order. */
    private String devices() throws Exception {
        var items = station.gateway().get("/api/v1/devices").path("items");
        return items.path(0).path("state").asString() + " "
                + items.path(1).path("state").asString();
    }

    private String api(String path) throws Exception {
        return station.gateway().get(path).toString();
    }

    private String light() {
        return broker.retained().getOrDefault(LIGHT, "");
    }

    private void untilLight(String state) {
        await().atMost(RawNewsroom.PATIENCE).until(() -> light().contains("\"state\":\"" + state + "\""));
    }

    /** What the newsroom was told of its items; of objects it is told, too. */
    private List<String> statuses() {
        return newsroom.told().stream()
                .filter(told -> !told.startsWith("mosObj"))
                .toList();
    }

    private static <T> void until(Callable<T> is, T wanted) {
        await().atMost(RawNewsroom.PATIENCE).until(is, wanted::equals);
    }
}
