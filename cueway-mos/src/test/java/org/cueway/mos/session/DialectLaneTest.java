package org.cueway.mos.session;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.StatusWords;
import org.cueway.mos.dialect.TimeForm;
import org.cueway.mos.dialect.Writes;
import org.cueway.mos.model.DiscoveryMessage.RoListAll;
import org.cueway.mos.model.DiscoveryMessage.RoReqAll;
import org.cueway.mos.model.Request;
import org.cueway.mos.session.exchange.Answer;
import org.cueway.mos.session.status.LaneState;
import org.cueway.mos.session.status.Lanes;
import org.cueway.mos.session.status.Tally;
import org.cueway.mos.wire.Connections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes out on a lane that we dial is in the words of the peer at its other end. */
@Timeout(60)
class DialectLaneTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger(100);
    private final Lanes lanes = new Lanes(TimeSource.system());
    private final ServerSocket newsroom;

    DialectLaneTest() throws IOException {
        newsroom = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        newsroom.setSoTimeout(20_000);
        opened.add(newsroom);
    }

    @AfterEach
    void closeEverything() throws Exception {
        for (var part : opened.reversed()) part.close();
    }

    @Test
    void R17_aPeerThatHasNoMessageIdsSeesNoneAndItsAnswersAreTaken() throws Exception {
        var lane = dial(Dialects.ready("inews", OSLO).orElseThrow());
        var peer = accept();
        var heartbeat = peer.receive();
        assertThat(heartbeat).startsWith("<mos><mosID>device</mosID><ncsID>NCS</ncsID><heartbeat>");
        peer.send(heartbeat);
        assertThat(peer.receive()).isEqualTo("<mos><mosID>device</mosID><ncsID>NCS</ncsID><reqMachInfo/></mos>");
        peer.send("<mos><mosID>device</mosID><ncsID>NCS</ncsID><listMachInfo/></mos>");
        var call = call(lane);
        assertThat(peer.receive()).contains("</ncsID><roReqAll/>");
        peer.send("<mos><mosID>device</mosID><ncsID>NCS</ncsID><roListAll/></mos>");
        assertThat(said(call)).isInstanceOf(RoListAll.class);
    }

    @Test
    void R133_ourTimesHaveTheFormThatThePeerWants() throws Exception {
        var plain = Writes.STANDARD;
        dial(new Dialect(
                "local",
                Optional.empty(),
                Dialect.MessageIds.OPTIONAL,
                Reads.plain(OSLO, 128),
                new Writes(
                        plain.profileList(),
                        Optional.of(new TimeForm(TimeForm.Zone.NONE, TimeForm.Fraction.NONE)),
                        plain.vocabulary(),
                        plain.maxTextChars(),
                        plain.statusWords(),
                        plain.playing(),
                        plain.refusalForm())));
        assertThat(accept().receive()).matches(".*<heartbeat><time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d</time>.*");
    }

    @Test
    void R20_aStrictReaderWaitsForTheAnswerThatHasItsNumber() throws Exception {
        var lane = dial(strict());
        var peer = accept();
        peer.send(peer.receive());
        peer.receive();
        peer.send(message(
                "102",
                "<listMachInfo><manufacturer/><model/><hwRev/><swRev/><DOM/><SN/><ID>NCS</ID>"
                        + "<time/><mosRev/></listMachInfo>"));
        var call = call(lane);
        assertThat(peer.receive()).contains("<messageID>103</messageID><roReqAll/>");
        peer.send(message("4711", "<roListAll><ro><roID>no</roID></ro></roListAll>"));
        await().until(() -> lanes.count(Tally.UNASKED_ANSWERS) == 1);
        peer.send(message("103", "<roListAll/>"));
        assertThat(said(call)).isEqualTo(new RoListAll(List.of()));
    }

    @Test
    void R36_aRefusalIsTheStateOfTheLaneInTheWordsThatSayMost() throws Exception {
        var lane = dial(Dialects.ready("enps", OSLO).orElseThrow());
        var peer = accept();
        peer.receive();
        peer.send(message(
                "101",
                "<roAck><roID/><roStatus>NACK</roStatus><storyID/>"
                        + "<status>This device is not in our list</status></roAck>"));
        await().until(() -> lane.status().state() == LaneState.DEGRADED);
        assertThat(lane.status().reason()).isEqualTo("refused: This device is not in our list");
    }

    private static Dialect strict() {
        var reads = new Reads(
                ZoneOffset.UTC,
                128,
                Reads.Acceptance.STRICT,
                Reads.EmptyTags.KEEP,
                Reads.MissingMetadata.GOES,
                StatusWords.NONE,
                List.of(),
                Reads.Report.ALL);
        return new Dialect("strict", Optional.empty(), Dialect.MessageIds.OPTIONAL, reads, Writes.STANDARD);
    }

    private AskingLane<Request.RoRequest> dial(Dialect dialect) {
        var time = TimeSource.system();
        var connections = opened(Connections.open(Limits.Wire.defaults(), time));
        var sessions = new Sessions(connections, codec, lanes, Limits.Lane.defaults(), time);
        var address = InetSocketAddress.createUnresolved("127.0.0.1", newsroom.getLocalPort());
        var dial = new Dial("NCS", address, "device", "NCS", Optional.empty());
        var role = new PlainRole(codec, dialect);
        return opened(AskingLane.ro(dial, role, sessions, ids::incrementAndGet, RandomGenerator.getDefault()));
    }

    private RawPeer accept() throws IOException {
        return opened(new RawPeer(newsroom.accept(), UTF_16BE));
    }

    private static CompletableFuture<Answer> call(AskingLane<Request.RoRequest> lane) {
        var result = new CompletableFuture<Answer>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(lane.call(new RoReqAll()));
            } catch (IOException | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(60, TimeUnit.SECONDS);
    }

    private static Object said(CompletableFuture<Answer> call) {
        return ((Answer.Said) call.join()).envelope().message();
    }

    private static String message(String id, String element) {
        return "<mos><mosID>device</mosID><ncsID>NCS</ncsID><messageID>" + id + "</messageID>" + element + "</mos>";
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }
}
