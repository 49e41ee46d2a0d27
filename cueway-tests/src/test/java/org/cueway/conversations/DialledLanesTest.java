package org.cueway.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.peers.Dialogue;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.RawPort;
import org.cueway.peers.Reply;
import org.cueway.peers.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway dials a hand-written newsroom: it greets, asks who is there, stays alive, and does not hammer whoever refuses. */
class DialledLanesTest {
    @Test
    void bothLanesAreUpOnceTheNewsroomHasAnsweredAndHeartbeatsKeepThemUp(@TempDir Path folder) throws Exception {
        try (var lower = RawPort.open();
                var upper = RawPort.open();
                var station = Station.open(folder, dialling(lower, upper));
                var mom = lower.accept();
                var ro = upper.accept()) {
            assertThat(answer(mom, 3)).contains("reqMachInfo", "heartbeat");
            assertThat(answer(ro, 3)).contains("heartbeat");
            await().atMost(RawNewsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(states(station)).containsOnly("up"));
            assertThat(answer(ro, 1)).contains("heartbeat");
        }
    }

    @Test
    void ownMessageIDsNeverStartAgainNotEvenAfterAKill(@TempDir Path folder) throws Exception {
        try (var lower = RawPort.open();
                var upper = RawPort.open();
                var station = Station.open(folder, dialling(lower, upper))) {
            var seen = new ArrayList<Integer>();
            for (int start = 0; start < 2; start++) {
                try (var ro = upper.accept()) {
                    for (int n = 0; n < 2; n++) {
                        var asked = ro.read();
                        seen.add(Integer.valueOf(asked.messageId()));
                        reply(ro, asked);
                    }
                }
                station.killAndRestart();
            }
            assertThat(seen).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void R63_aNewsroomThatRefusesIsDialledLessAndLessOften(@TempDir Path folder) throws Exception {
        try (var lower = RawPort.open();
                var upper = RawPort.open();
                var station = Station.open(folder, dialling(lower, upper))) {
            var gaps = new ArrayList<Duration>();
            long last = System.nanoTime();
            for (int refused = 0; refused < 4; refused++) {
                try (var ro = upper.accept()) {
                    gaps.add(Duration.ofNanos(System.nanoTime() - last));
                    last = System.nanoTime();
                    var asked = ro.read();
                    ro.send(envelope(
                            asked,
                            "<mosAck><objID/><objRev/><status>NACK</status><statusDescription>MOS ID is not"
                                    + " recognized by this NOM</statusDescription></mosAck>"));
                }
            }
            assertThat(gaps.get(3)).isGreaterThan(gaps.get(1)).isGreaterThan(Duration.ofSeconds(1));
            assertThat(states(station)).doesNotContain("up");
        }
    }

    @Test
    void R78_theNewsroomMayAskOnTheConnectionThatWeDialled(@TempDir Path folder) throws Exception {
        try (var lower = RawPort.open();
                var upper = RawPort.open();
                var station = Station.open(folder, dialling(lower, upper));
                var ro = upper.accept()) {
            var newsroom = new Dialogue(
                    ro, Station.MOS_ID, Station.NCS_ID, station.connect().lastId());
            ro.send(newsroom.next("<roCreate><roID>RO</roID><roSlug>Show</roSlug></roCreate>"));
            assertThat(next(ro, "roAck").status()).isEqualTo("OK");
        }
    }

    @Test
    void aNewsroomThatIsAwayIsWaitedForAndTheLaneSaysWhy(@TempDir Path folder) throws Exception {
        int away;
        try (var closed = RawPort.open()) {
            away = closed.number();
        }
        try (var lower = RawPort.open();
                var station = Station.open(folder, dialling(lower.number(), away))) {
            await().atMost(RawNewsroom.PATIENCE)
                    .untilAsserted(() -> assertThat(station.gateway()
                                    .get("/api/v1/lanes")
                                    .path("items")
                                    .valueStream()
                                    .filter(lane ->
                                            lane.path("channel").asString().equals("ro"))
                                    .filter(lane ->
                                            lane.path("direction").asString().equals("out")))
                            .isNotEmpty()
                            .allSatisfy(lane -> {
                                assertThat(lane.path("state").asString()).isIn("down", "neverConnected");
                                assertThat(lane.path("reason").asString()).contains("cannot connect");
                                assertThat(lane.path("retryAt").asString()).isNotEmpty();
                            }));
        }
    }

    private static String dialling(RawPort lower, RawPort upper) {
        return dialling(lower.number(), upper.number());
    }

    private static String dialling(int lower, int upper) {
        return "newsrooms: [ { id: %s, dial: { hosts: [ 127.0.0.1 ], lower: %d, upper: %d } } ]\n"
                .formatted(Station.NCS_ID, lower, upper);
    }

    /** Answers this many questions as a newsroom should and returns what they were. */
    private static List<String> answer(RawNewsroom newsroom, int questions) {
        var kinds = new ArrayList<String>();
        for (int n = 0; n < questions; n++) {
            var asked = newsroom.read();
            kinds.add(asked.kind());
            assertThat(asked.at("mos/mosID")).isEqualTo(Station.MOS_ID);
            assertThat(asked.at("mos/ncsID")).isEqualTo(Station.NCS_ID);
            reply(newsroom, asked);
        }
        return kinds;
    }

    private static void reply(RawNewsroom newsroom, Reply asked) {
        var answer = switch (asked.kind()) {
            case "heartbeat" -> Optional.of("<heartbeat><time>2026-11-24T18:00:00Z</time></heartbeat>");
            case "reqMachInfo" ->
                Optional.of("<listMachInfo><manufacturer>By hand</manufacturer><model>raw</model><hwRev/><swRev/><DOM/>"
                        + "<SN/><ID>" + Station.NCS_ID
                        + "</ID><time>2026-11-24T18:00:00Z</time><opTime/><mosRev>2.8.5</mosRev>"
                        + "<supportedProfiles deviceType=\"NCS\"><mosProfile number=\"0\">YES</mosProfile>"
                        + "</supportedProfiles></listMachInfo>");
            case "roReqAll" -> Optional.of("<roListAll/>");
            default -> Optional.<String>empty();
        };
        answer.ifPresent(message -> newsroom.send(envelope(asked, message)));
    }

    private static String envelope(Reply asked, String message) {
        return "<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%s</messageID>%s</mos>"
                .formatted(Station.MOS_ID, Station.NCS_ID, asked.messageId(), message);
    }

    /** Answers questions until a message of this kind comes. */
    private static Reply next(RawNewsroom newsroom, String kind) {
        while (true) {
            var message = newsroom.read();
            if (message.kind().equals(kind)) return message;
            reply(newsroom, message);
        }
    }

    private static List<String> states(Station station) throws Exception {
        return station.gateway()
                .get("/api/v1/lanes")
                .path("items")
                .valueStream()
                .filter(lane -> lane.path("direction").asString().equals("out"))
                .map(lane -> lane.path("state").asString())
                .toList();
    }
}
