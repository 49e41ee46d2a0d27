package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.Target;
import org.cueway.peers.Dialogue;
import org.cueway.peers.PlayedDevice;
import org.cueway.peers.PlayedNcs;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One newsroom's line and two devices behind the gateway, over real sockets. */
@Timeout(180)
class RelayTest {
    private static final String ONE = "clips.one.northgate.ngtv.mos";
    private static final String TWO = "prompt.two.northgate.ngtv.mos";
    private static final String NCS = "RELAY-NCS";

    @TempDir
    private Path folder;

    @Test
    void whatADeviceAnswersComesBackUnderTheNewsroomsNumber() throws Exception {
        try (var one = PlayedDevice.start(ONE);
                var two = PlayedDevice.start(TWO);
                var station = station(one, two);
                var toOne = to(station, ONE);
                var toTwo = to(station, TWO)) {
            up(station, 4);
            var created = toOne.ask(create("RO-A", ""));
            assertThat(created.status()).isEqualTo("OK");
            assertThat(created.at("mos/mosID")).isEqualTo(ONE);
            assertThat(toTwo.ask(create("RO-B", "")).status()).isEqualTo("OK");
            assertThat(one.running()).containsExactly("RO-A");
            assertThat(two.running()).containsExactly("RO-B");
            assertThat(toOne.ask("<roDelete><roID>RO-B</roID></roDelete>").status())
                    .contains("not held");
            assertThat(toOne.ask("<reqMachInfo/>").at("mos/listMachInfo/ID")).isEqualTo(ONE);
            assertThat(toOne.ask("<roReq><roID>RO-A</roID></roReq>").kind()).isEqualTo("roList");
            assertThat(toOne.ask("<heartbeat><time>2026-11-24T18:00:00Z</time></heartbeat>")
                            .kind())
                    .isEqualTo("heartbeat");
        }
    }

    @Test
    void R30_aNameThatLeadsNowhereIsRefusedAndNamed() throws Exception {
        try (var one = PlayedDevice.start(ONE);
                var station = station(one);
                var nowhere = to(station, "clips.three.northgate.ngtv.mos")) {
            assertThat(nowhere.ask(create("RO-A", "")).status())
                    .contains("not configured")
                    .contains("clips.three.northgate.ngtv.mos");
        }
    }

    @Test
    void R129_rulesByPrefixFamilyAndExactIdWithAndWithoutRewriting() throws Exception {
        var rules = """
                  rules:
                    - { exact: old.name.northgate.ngtv.mos, to: %1$s, rewrite: true }
                    - { prefix: backup., to: %1$s, rewrite: true }
                    - { family: prompt, to: %2$s }
                """.formatted(ONE, TWO);
        try (var one = PlayedDevice.start(ONE);
                var two = PlayedDevice.start(TWO);
                var station = station(rules, one, two);
                var exact = to(station, "old.name.northgate.ngtv.mos");
                var prefix = to(station, "backup.mos.id");
                var family = to(station, "prompt.nine.northgate.ngtv.mos")) {
            up(station, 4);
            assertThat(exact.ask(create("RO-A", "")).status()).isEqualTo("OK");
            assertThat(prefix.ask(create("RO-B", "")).at("mos/mosID")).isEqualTo("backup.mos.id");
            assertThat(one.running()).containsExactly("RO-A", "RO-B");
            assertThat(exact.ask("<reqMachInfo/>").at("mos/listMachInfo/ID")).isEqualTo("old.name.northgate.ngtv.mos");
            // Without rewriting the device reads the name that the newsroom used, which this one does not go by.
            assertThat(family.ask(create("RO-C", "")).status()).contains("unknown mosID prompt.nine");
        }
    }

    @Test
    void aDeviceThatIsAwayIsCaughtUpInOrderOnceAndHoldsUpNobody() throws Exception {
        var one = PlayedDevice.start(ONE);
        try (var two = PlayedDevice.start(TWO);
                var station = station(one, two);
                var toOne = to(station, ONE);
                var toTwo = to(station, TWO)) {
            up(station, 4);
            one.close();
            await().until(() -> up(station) == 2);
            assertThat(toOne.ask(create("RO-A", "S0")).status()).isEqualTo("OK");
            String last = "";
            for (int i = 1; i <= 20; i++) {
                last = toOne.next(append("RO-A", "S" + i));
                assertThat(toOne.newsroom().ask(last).status()).isEqualTo("OK");
                assertThat(toTwo.ask(create("RO-" + i, "")).status()).isEqualTo("OK");
            }
            assertThat(toOne.newsroom().ask(last).status()).as("its repeat").isEqualTo("OK");
            assertThat(toOne.ask("<roCtrl><roID>RO-A</roID><command>EXECUTE</command></roCtrl>")
                            .status())
                    .contains("not connected");
            assertThat(two.running()).hasSize(20);
            var away = station.gateway().get("/api/v1/relay").path("items").get(0);
            assertThat(away.path("state").asString()).isEqualTo("down");
            assertThat(away.path("waiting").asInt()).isEqualTo(21);
            assertThat(away.path("waitingSince").isNull()).isFalse();
            var there = station.gateway().get("/api/v1/relay").path("items").get(1);
            assertThat(there.at("/answer/message").asString()).isEqualTo("roCreate");
            assertThat(there.at("/answer/words").asString()).isEqualTo("OK");
            station.killAndRestart();
            try (var again = toOne.on(RawNewsroom.dial(station.gateway().upper()))) {
                assertThat(again.newsroom().ask(last).status())
                        .as("its repeat after the kill")
                        .isEqualTo("OK");
            }
            try (var back = one.restart()) {
                await().atMost(RawNewsroom.PATIENCE)
                        .until(() -> back.stories("RO-A").size() == 21);
                assertThat(back.stories("RO-A"))
                        .startsWith("S0", "S1", "S2")
                        .endsWith("S20")
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void whatADeviceReportsGoesToTheNewsroomInTheDevicesName() throws Exception {
        try (var newsroom = PlayedNcs.start();
                var one = PlayedDevice.start(ONE);
                var station = Station.open(folder, newsroom.section() + relay("", one));
                var toOne = to(station, ONE)) {
            up(station, 4);
            assertThat(toOne.ask(create("RO-A", "S1")).status()).isEqualTo("OK");
            one.say(new RoElementStat(
                    new Target.OneStory("RO-A", "S1"), Optional.empty(), Optional.empty(), "PLAY", Optional.empty()));
            await().atMost(RawNewsroom.PATIENCE)
                    .until(() -> newsroom.heard().stream()
                            .anyMatch(text -> text.contains("roElementStat") && text.contains("PLAY")));
            assertThat(newsroom.heard().stream().filter(text -> text.contains("PLAY")))
                    .singleElement()
                    .asString()
                    .contains("<mosID>" + ONE + "</mosID>");
        }
    }

    @Test
    void R128_aRunningOrderOfOursGoesToEachDeviceThatHasItemsInIt() throws Exception {
        try (var one = PlayedDevice.start(ONE);
                var two = PlayedDevice.start(TWO);
                var station = station(one, two);
                var us = station.connect()) {
            up(station, 4);
            assertThat(us.ask(create("RO-A", "S1")).status()).isEqualTo("OK");
            assertThat(us.ask(append("RO-A", "S2", item(ONE))).status()).isEqualTo("OK");
            await().atMost(RawNewsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(one.stories("RO-A")).containsExactly("S1", "S2"));
            assertThat(us.ask(append("RO-A", "S3", item(TWO))).status()).isEqualTo("OK");
            await().atMost(RawNewsroom.PATIENCE).untilAsserted(() -> {
                assertThat(one.stories("RO-A")).containsExactly("S1", "S2", "S3");
                assertThat(two.stories("RO-A")).containsExactly("S1", "S2", "S3");
            });
            assertThat(us.ask("<roStoryDelete><roID>RO-A</roID><storyID>S2</storyID></roStoryDelete>")
                            .status())
                    .isEqualTo("OK");
            await().atMost(RawNewsroom.PATIENCE).untilAsserted(() -> {
                assertThat(one.running()).isEmpty();
                assertThat(two.stories("RO-A")).containsExactly("S1", "S3");
            });
        }
    }

    @Test
    void R128_killsInBetweenLoseNothingThatADeviceWasToGet() throws Exception {
        try (var one = PlayedDevice.start(ONE);
                var station = station(one)) {
            up(station, 2);
            try (var us = station.connect()) {
                assertThat(us.ask(create("RO-A", "S0", item(ONE))).status()).isEqualTo("OK");
            }
            int next = 1;
            for (int kill = 0; kill < 3; kill++) {
                try (var us = station.connect()) {
                    for (int i = 0; i < 15; i++) {
                        assertThat(us.ask(append("RO-A", "S" + next++)).status())
                                .isEqualTo("OK");
                    }
                }
                station.killAndRestart();
            }
            var expected = IntStream.range(0, next).mapToObj(i -> "S" + i).toList();
            await().atMost(RawNewsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(one.stories("RO-A")).isEqualTo(expected));
        }
    }

    private Station station(PlayedDevice... devices) throws Exception {
        return station("", devices);
    }

    private Station station(String rules, PlayedDevice... devices) throws Exception {
        return Station.open(folder, "newsrooms: [ { id: " + Station.NCS_ID + " } ]\n" + relay(rules, devices));
    }

    private static String relay(String rules, PlayedDevice... devices) {
        var section = new StringBuilder("relay:\n  ncsID: " + NCS + "\n  devices:\n");
        for (var device : List.of(devices)) {
            section.append("    - { id: %s, host: 127.0.0.1, lower: %d, upper: %d }\n"
                    .formatted(device.mosID(), device.lower(), device.upper()));
        }
        return section + rules;
    }

    private static Dialogue to(Station station, String mosID) {
        return new Dialogue(RawNewsroom.dial(station.gateway().upper()), mosID, Station.NCS_ID, new AtomicInteger());
    }

    private static void up(Station station, int lanes) {
        await().atMost(Duration.ofSeconds(30)).until(() -> up(station) == lanes);
    }

    private static int up(Station station) throws Exception {
        return (int) station.gateway()
                .get("/api/v1/lanes")
                .path("items")
                .valueStream()
                .filter(lane -> lane.path("direction").asString().equals("out"))
                .filter(lane -> lane.path("state").asString().equals("up"))
                .count();
    }

    private static String create(String roID, String storyID, String... items) {
        return "<roCreate><roID>%s</roID><roSlug>Show</roSlug>%s</roCreate>".formatted(roID, story(storyID, items));
    }

    private static String append(String roID, String storyID, String... items) {
        return "<roStoryAppend><roID>%s</roID>%s</roStoryAppend>".formatted(roID, story(storyID, items));
    }

    private static String story(String storyID, String... items) {
        return storyID.isEmpty()
                ? ""
                : "<story><storyID>" + storyID + "</storyID>" + String.join("", items) + "</story>";
    }

    private static String item(String mosID) {
        return "<item><itemID>1</itemID><objID>O1</objID><mosID>" + mosID + "</mosID></item>";
    }
}
