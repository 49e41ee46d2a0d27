package org.cueway.conversations;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.cueway.mos.wire.websocket.Login;
import org.cueway.mos.wire.websocket.RawWebSocket;
import org.cueway.mos.wire.websocket.RawWebSocket.Op;
import org.cueway.peers.Dialogue;
import org.cueway.peers.Octets;
import org.cueway.peers.Over;
import org.cueway.peers.RawNewsroom;
import org.cueway.peers.Reply;
import org.cueway.peers.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** MOS 4.0 over WebSocket: the gateway dials a newsroom, the newsroom dials the gateway, each way round, and two gateways meet. */
@Timeout(120)
class Mos4Test {
    @Test
    void R77_fullOperationOfADeviceThatCannotBeReachedIsTwoLanesAChannel(@TempDir Path folder) throws Exception {
        try (var ncs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var station =
                        Station.open(folder, dialling(ncs, "passive: true, username: cueway, password: secret"))) {
            var lanes = accept(ncs, 4);
            assertThat(lanes.keySet()).containsExactlyInAnyOrder("mom", "ro", "mom passive", "ro passive");
            for (var lane : lanes.values()) {
                assertThat(RawWebSocket.header(lane.head(), "Authorization"))
                        .contains(new Login("cueway", "secret").header());
            }
            for (var channel : List.of("mom", "ro")) {
                var asked = on(lanes, channel);
                assertThat(answer(asked, 2)).startsWith("heartbeat");
            }
            var newsroom = on(lanes, "ro passive");
            var dialogue = new Dialogue(
                    newsroom, Station.MOS_ID, Station.NCS_ID, station.connect().lastId());
            assertThat(dialogue.ask("<roCreate><roID>RO</roID><roSlug>Show</roSlug></roCreate>")
                            .status())
                    .isEqualTo("OK");
            assertThat(dialogue.order("RO").lines()).isEmpty();
            await().untilAsserted(() -> assertThat(words(station))
                    .contains("mom out webSocket we up", "ro out webSocket we up", "ro out webSocket passive they up")
                    .contains("mom out webSocket passive they neverConnected"));
        }
    }

    @Test
    void R80_onAPassiveLaneThatWeDialledNothingIsSentByItself(@TempDir Path folder) throws Exception {
        try (var ncs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var station = Station.open(folder, dialling(ncs, "passive: true, channels: [ ro ]"))) {
            var lanes = accept(ncs, 2);
            var asked = on(lanes, "ro");
            assertThat(answer(asked, 3)).contains("heartbeat", "roReqAll");
            // The configured heartbeat is 2 s: on the asking lane the next one comes, on the passive one nothing does.
            assertThat(answer(asked, 1)).containsExactly("heartbeat");
            assertThat(on(lanes, "ro passive").readWithin(Duration.ofMillis(500)))
                    .isEmpty();
            assertThat(words(station)).hasSize(2);
        }
    }

    @Test
    void R81_aNewsroomThatForbidsUsToDialSaysWhichSettingItIs(@TempDir Path folder) throws Exception {
        try (var ncs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var station = Station.open(folder, dialling(ncs, "channels: [ ro ]"))) {
            RawWebSocket.refuse(ncs.accept(), "403 Forbidden");
            await().untilAsserted(() -> assertThat(lanes(station))
                    .anySatisfy(
                            lane -> assertThat(lane.path("reason").asString()).contains("HTTP 403", "Passive=0")));
        }
    }

    @Test
    void aNewsroomThatDialsPassivelyIsAskedThere(@TempDir Path folder) throws Exception {
        try (var station = Station.open(folder, "newsrooms: [ { id: " + Station.NCS_ID + ", mos4: {} } ]\n");
                var passive = dial(station, Station.mos4("ro") + "&passive=true")) {
            assertThat(answer(passive, 2)).containsExactly("heartbeat", "reqMachInfo");
            await().untilAsserted(() -> assertThat(words(station)).contains("ro in webSocket passive we up"));
            try (var replacement = dial(station, Station.mos4("ro") + "&passive=true")) {
                assertThat(passive.isClosedWithin(RawNewsroom.PATIENCE)).isTrue();
                assertThat(answer(replacement, 1)).containsExactly("heartbeat");
                await().untilAsserted(() -> assertThat(words(station)).contains("ro in webSocket passive we up"));
            }
        }
    }

    @Test
    void whoMayDialIsCheckedBeforeTheUpgrade(@TempDir Path folder) throws Exception {
        var newsrooms = "newsrooms: [ { id: " + Station.NCS_ID
                + ", mos4: { accept: { username: ncs, password: secret } } } ]\n";
        try (var station = Station.open(folder, newsrooms)) {
            int port = station.gateway().web();
            var login = "Authorization: " + new Login("ncs", "secret").header();
            assertThat(RawWebSocket.handshake(port, Station.mos4("ro"), login)).startsWith("HTTP/1.1 101 ");
            assertThat(RawWebSocket.handshake(port, Station.mos4("ro")))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("WWW-Authenticate: Basic");
            assertThat(RawWebSocket.handshake(port, Station.mos4("10541"), login))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("mom, ro or aux");
            assertThat(RawWebSocket.handshake(port, Station.mos4("ro").replace(Station.NCS_ID, "OTHER"), login))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("NCS ID is not configured for this device: OTHER");
            assertThat(RawWebSocket.handshake(port, Station.mos4("ro"), login, "Origin: https://evil.example"))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(station.gateway()
                            .get("/api/v1/status")
                            .at("/counts/refusedHandshakes")
                            .asInt())
                    .isEqualTo(4);
            assertThatThrownBy(() -> station.gateway().get("/mos")).hasMessageContaining("426");
        }
    }

    @Test
    void R74_anyFormOfMessageIsTakenAndTheAnswerIsInTheConfiguredOne(@TempDir Path folder) throws Exception {
        var newsrooms = "newsrooms: [ { id: " + Station.NCS_ID + ", mos4: { encoding: text } } ]\n";
        try (var station = Station.open(folder, newsrooms);
                var raw = RawWebSocket.dial(station.gateway().web(), Station.mos4("ro"))) {
            var ask = "<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>7</messageID><roReqAll/></mos>"
                    .formatted(Station.MOS_ID, Station.NCS_ID);
            for (var octets : Octets.values()) {
                raw.send(Op.BINARY, octets.of(ask));
                assertThat(text(raw)).contains("<roListAll");
            }
            raw.send(Op.TEXT, Octets.UTF8.of(ask));
            assertThat(text(raw)).contains("<roListAll");
        }
    }

    @Test
    void R9_junkAroundTheEnvelopesOfAWebSocketIsSkippedAndAMessageOfJunkRefused(@TempDir Path folder) throws Exception {
        try (var station = Station.open(folder);
                var newsroom = station.connect(Over.WEB_SOCKET)) {
            newsroom.newsroom().send("junk" + newsroom.next("<roReqAll/>") + "\r\nmore junk");
            assertThat(newsroom.newsroom().read().kind()).isEqualTo("roListAll");
            newsroom.newsroom().send("nothing but junk");
            assertThat(newsroom.newsroom().read().status()).contains("no MOS envelope in the WebSocket message");
            newsroom.newsroom().send(newsroom.next("<roReqAll/>") + newsroom.next("<roReqAll/>"));
            assertThat(newsroom.newsroom().read().kind()).isEqualTo("roListAll");
            assertThat(newsroom.newsroom().read().kind()).isEqualTo("roListAll");
        }
    }

    @Test
    void R87_aConnectionThatEndsWithoutACloseHandshakeCostsNothing(@TempDir Path folder) throws Exception {
        try (var station = Station.open(folder)) {
            for (int round = 0; round < 20; round++) {
                try (var newsroom = station.connect(Over.WEB_SOCKET)) {
                    assertThat(newsroom.ask("<roReqAll/>").kind()).isEqualTo("roListAll");
                    newsroom.newsroom().sendPart("<mos>".getBytes(UTF_16BE));
                    if (round % 2 == 0) newsroom.newsroom().reset();
                }
            }
            await().untilAsserted(() -> assertThat(station.gateway()
                            .get("/api/v1/status")
                            .at("/counts/connections")
                            .asInt())
                    .isZero());
        }
    }

    @Test
    void fiveHundredNewsroomsHoldAConnectionEachAndAreAllAnswered(@TempDir Path folder) throws Exception {
        try (var station = Station.open(folder, "newsrooms: [ { id: \"*\" } ]\n")) {
            var open = new ArrayList<Dialogue>();
            try {
                for (int i = 0; i < 500; i++) {
                    var target = Station.mos4("ro").replace(Station.NCS_ID, "NCS-" + i);
                    open.add(new Dialogue(dial(station, target), Station.MOS_ID, "NCS-" + i, new AtomicInteger()));
                }
                for (var newsroom : open) {
                    assertThat(newsroom.ask("<roCreate><roID>RO</roID><roSlug>x</roSlug></roCreate>")
                                    .status())
                            .isEqualTo("OK");
                }
                assertThat(station.gateway()
                                .get("/api/v1/status")
                                .at("/counts/connections")
                                .asInt())
                        .isEqualTo(500);
                assertThat(station.gateway().get("/api/v1/rundowns?limit=1000").path("items"))
                        .hasSize(500);
            } finally {
                open.forEach(Dialogue::close);
            }
        }
    }

    private static String dialling(ServerSocket ncs, String more) {
        return "newsrooms: [ { id: %s, mos4: { url: \"ws://127.0.0.1:%d/MOS4NCS/\", %s } } ]\n"
                .formatted(Station.NCS_ID, ncs.getLocalPort(), more);
    }

    private static RawNewsroom dial(Station station, String target) {
        return RawNewsroom.dialWebSocket(station.gateway().web(), target, Octets.UCS2_BE);
    }

    private static RawNewsroom on(Map<String, RawWebSocket> lanes, String lane) throws IOException {
        return RawNewsroom.on(Objects.requireNonNull(lanes.get(lane), lane), Octets.UCS2_BE);
    }

    /** Accepts so many lanes, by channel and mode. */
    private static Map<String, RawWebSocket> accept(ServerSocket ncs, int many) throws IOException {
        ncs.setSoTimeout((int) RawNewsroom.PATIENCE.toMillis());
        var lanes = new HashMap<String, RawWebSocket>();
        for (int i = 0; i < many; i++) {
            var lane = RawWebSocket.accept(ncs.accept());
            assertThat(lane.target())
                    .startsWith("/MOS4NCS/?mosID=" + Station.MOS_ID + "&ncsID=" + Station.NCS_ID + "&channel=");
            var rest = lane.target().substring(lane.target().indexOf("channel=") + "channel=".length());
            lanes.put(rest.replace("&passive=true", " passive"), lane);
        }
        return lanes;
    }

    /** Answers so many questions as a newsroom should and returns what they were. */
    private static List<String> answer(RawNewsroom newsroom, int questions) {
        var kinds = new ArrayList<String>();
        for (int n = 0; n < questions; n++) {
            var asked = newsroom.read();
            kinds.add(asked.kind());
            newsroom.send(answer(asked));
        }
        return kinds;
    }

    private static String answer(Reply asked) {
        var said = switch (asked.kind()) {
            case "heartbeat" -> "<heartbeat><time>2026-11-24T18:00:00Z</time></heartbeat>";
            case "roReqAll" -> "<roListAll/>";
            default ->
                "<listMachInfo><manufacturer>By hand</manufacturer><model>raw</model><hwRev/><swRev/><DOM/><SN/><ID>"
                        + Station.NCS_ID + "</ID><time/><opTime/><mosRev>4.0</mosRev></listMachInfo>";
        };
        return "<mos><mosID>%s</mosID><ncsID>%s</ncsID><messageID>%s</messageID>%s</mos>"
                .formatted(Station.MOS_ID, Station.NCS_ID, asked.messageId(), said);
    }

    private static String text(RawWebSocket raw) throws IOException {
        var message = raw.message();
        assertThat(message.op()).isEqualTo(Op.TEXT);
        return Octets.UTF8.text(message.payload());
    }

    private static List<JsonNode> lanes(Station station) throws Exception {
        return station.gateway()
                .get("/api/v1/lanes")
                .path("items")
                .valueStream()
                .toList();
    }

    /** Each lane in a few words: channel, who dialled, over what, passive or not, who asks, state. */
    private static List<String> words(Station station) throws Exception {
        return lanes(station).stream()
                .map(lane -> String.join(
                                " ",
                                lane.path("channel").asString(),
                                lane.path("direction").asString(),
                                lane.path("transport").asString(),
                                lane.path("passive").asBoolean() ? "passive" : "",
                                lane.path("asks").asString(),
                                lane.path("state").asString())
                        .replace("  ", " "))
                .toList();
    }
}
