package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.cueway.peers.ApiCaller;
import org.cueway.peers.ListeningNewsroom;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Station;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A newsroom of two servers, as the configuration says how they stand in for each other. */
@Timeout(120)
class RedundancyTest {
    private static final String BUDDY_ID = "NGTV-NRCS-B";
    private static final String OBJECT = "{\"objSlug\":\"PROMO\",\"objType\":\"VIDEO\",\"objTB\":\"25\"}";

    @TempDir
    private Path folder;

    private final ListeningNewsroom main = ListeningNewsroom.open();
    private final ListeningNewsroom buddy = ListeningNewsroom.open(BUDDY_ID);

    @AfterEach
    void close() {
        main.close();
        buddy.close();
    }

    @Test
    void A05_R69_whenMainIsGoneTheBuddyHearsTheRestOnceAndInOrderAlsoAcrossAKill() throws Exception {
        try (var station = station("buddy")) {
            tell(station, 0, 3);
            heard(main, 0, 3);
            assertThat(buddy.told()).isEmpty();
            main.close();
            tell(station, 3, 13);
            heard(buddy, 3, 13);
            station.killAndRestart();
            tell(station, 13, 15);
            heard(buddy, 3, 15);
        }
    }

    @Test
    void R68_A05_aHotStandbyIsLeftAloneUntilItIsNeededAndAStartWithItAloneWorks() throws Exception {
        try (var station = station("hotStandby")) {
            tell(station, 0, 3);
            heard(main, 0, 3);
            await().until(() -> !main.heard("heartbeat").isEmpty());
            assertThat(buddy.heard("heartbeat")).isEmpty();
            main.close();
            tell(station, 3, 5);
            heard(buddy, 3, 5);
            station.killAndRestart();
            tell(station, 5, 6);
            heard(buddy, 3, 6);
        }
    }

    private Station station(String redundancy) throws Exception {
        return Station.open(folder, main.config(buddy, redundancy));
    }

    private static void tell(Station station, int from, int to) throws Exception {
        var caller = new ApiCaller(station.gateway().url());
        for (int n = from; n < to; n++) {
            assertThat(caller.put("objects/PROMO-" + n, OBJECT).status()).isEqualTo(201);
        }
    }

    private static void heard(ListeningNewsroom server, int from, int to) {
        var expected = IntStream.range(from, to)
                .mapToObj(n -> "mosObj NEW PROMO-" + n + " 1")
                .toList();
        await().atMost(RawNewsroom.PATIENCE)
                .untilAsserted(() -> assertThat(server.toldOnce()).isEqualTo(expected));
    }
}
