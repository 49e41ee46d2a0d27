package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cueway.peers.PlayedDevice;
import org.cueway.peers.PlayedNcs;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** MOS profile 6, redirection, over real sockets: an item of our family names another machine, which has the object. */
@Timeout(120)
class RedirectTest {
    private static final String SERVER = "clips.vault.northgate.ngtv.mos";
    private static final String HELD = "CLIP-DERBY";

    @TempDir
    private Path folder;

    @Test
    void profile6_theObjectIsFetchedAndTheItemIsReadyFromThenOn() throws Exception {
        var vault = PlayedDevice.start(SERVER);
        var lower = vault.lower();
        vault.close();
        try (var newsroom = PlayedNcs.start();
                var station = Station.open(folder, newsroom.section() + redirect(lower));
                var us = station.connect()) {
            up(station, 2);
            var answer = us.ask(create());
            assertThat(answer.status()).isEqualTo("OK");
            assertThat(answer.all("mos/roAck/status")).containsOnly("NOT READY");
            assertThat(us.ask("<roReq><roID>RO</roID></roReq>").all("mos/roList//item/mosID"))
                    .containsExactly(SERVER, SERVER, "stills.vault.northgate.ngtv.mos");
            try (var back = vault.restart()) {
                assertThat(back.lower()).isEqualTo(lower);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !ready(newsroom).isEmpty());
                assertThat(ready(newsroom))
                        .singleElement()
                        .asString()
                        .contains("<itemID>1</itemID>")
                        .contains("<objID>" + HELD + "</objID>")
                        .contains("<mosID>" + Station.MOS_ID + "</mosID>");
                assertThat(us.ask("<roReq><roID>RO</roID></roReq>").all("mos/roList//item/mosID"))
                        .as("left as they are")
                        .startsWith(SERVER);
                await().atMost(RawNewsroom.PATIENCE)
                        .untilAsserted(() -> assertThat(complaint(station)).contains("NO-SUCH-CLIP"));
                assertThat(us.ask(create().replace("roCreate", "roReplace")).all("mos/roAck/status"))
                        .as("only the one that is not there")
                        .containsExactly("NOT READY");
            }
            station.killAndRestart();
            try (var again = station.connect()) {
                assertThat(again.ask(create().replace("roCreate", "roReplace")).all("mos/roAck/status"))
                        .as("it is kept")
                        .containsExactly("NOT READY");
            }
        }
    }

    private static List<String> ready(PlayedNcs newsroom) {
        return newsroom.heard().stream()
                .filter(text -> text.contains("roElementStat") && text.contains("<status>READY</status>"))
                .toList();
    }

    private static String complaint(Station station) throws Exception {
        return station.gateway()
                .get("/api/v1/relay")
                .at("/items/0/complaint/why")
                .asString();
    }

    private static String redirect(int lower) {
        return "redirect:\n  servers: [ { id: %s, host: 127.0.0.1, lower: %d } ]\n".formatted(SERVER, lower);
    }

    private static void up(Station station, int lanes) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> station.gateway()
                                .get("/api/v1/lanes")
                                .path("items")
                                .valueStream()
                                .filter(lane ->
                                        lane.path("direction").asString().equals("out"))
                                .filter(lane -> lane.path("state").asString().equals("up"))
                                .count()
                        == lanes);
    }

    private static String create() {
        return "<roCreate><roID>RO</roID><roSlug>Show</roSlug><story><storyID>S</storyID>" + item(1, HELD, SERVER)
                + item(2, "NO-SUCH-CLIP", SERVER)
                + item(3, "STILL", "stills.vault.northgate.ngtv.mos") + "</story></roCreate>";
    }

    private static String item(int number, String objID, String mosID) {
        return "<item><itemID>%d</itemID><objID>%s</objID><mosID>%s</mosID></item>".formatted(number, objID, mosID);
    }
}
