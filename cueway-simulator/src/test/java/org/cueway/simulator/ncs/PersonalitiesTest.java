package org.cueway.simulator.ncs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.mos.codec.Decoded;
import org.cueway.mos.codec.MosCodec;
import org.cueway.mos.wire.FrameFile;
import org.cueway.simulator.line.Lines;
import org.cueway.simulator.line.Manner.Patience;
import org.cueway.simulator.line.Manner.Then;
import org.cueway.simulator.ncs.NewsroomPlan.Editing;
import org.cueway.simulator.ncs.like.Personalities;
import org.cueway.simulator.ncs.like.Personality;
import org.cueway.simulator.raw.RawEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is odd about each personality, as it stands on the wire. */
class PersonalitiesTest {
    private static final String MOS_ID = "Device.station.mos";
    private static final String NCS_ID = "NCS-1";
    private static final String OK = "<roAck><roID/><roStatus>OK</roStatus></roAck>";
    private static final String BEAT = "<heartbeat><time/></heartbeat>";
    private static final Duration A_WHILE = Duration.ofMillis(700);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private ServerSocket lower = port();
    private ServerSocket upper = port();

    private static ServerSocket port() {
        try {
            return RawEnd.listen();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void keepPorts() {
        open.push(lower);
        open.push(upper);
    }

    @AfterEach
    void close() throws Exception {
        while (!open.isEmpty()) open.pop().close();
    }

    @Test
    void everybodyOfTheListIsThereOnceButForTheChattyDevice() {
        assertThat(Personalities.all().stream().map(Personality::name))
                .containsExactly(
                        "enps-main",
                        "enps-buddy",
                        "enps-stale-main",
                        "enps97-silent-passive",
                        "inews",
                        "octopus-utf8",
                        "octopus-pull",
                        "openmedia-standby",
                        "legacy-26",
                        "counter-reset",
                        "half-open",
                        "byte-dribbler",
                        "junk-sender",
                        "nested-mos",
                        "late-answerer",
                        "wrong-case-id",
                        "loopy-heartbeat");
        assertThat(Personalities.named("plain")).contains(Personality.PLAIN);
        assertThat(Personalities.named("nobody")).isEmpty();
    }

    @Test
    void enpsMain_R32_R36_R50_R116_R134() throws Exception {
        var newsroom = start("enps-main");
        var ro = device(upper);
        var greeting = ro.receive();
        assertThat(greeting).containsPattern("<heartbeat><time>[^<]*\\d</time>");
        ro.send(RawEnd.answer(greeting, BEAT));
        var create = ro.receive();
        assertThat(create)
                .contains("<roID>NCS-1;P_NEWS\\W;")
                .contains("<storyID>NCS-1;P_NEWS\\W\\R_")
                .contains("<item><mosItem><itemID>")
                .containsPattern("<roEdStart>[^<]*\\d</roEdStart>");
        assertThat(readable(create)).isTrue();

        var asked = RawEnd.dial(newsroom.upper());
        open.push(asked);
        assertThat(asked.ask(message("7", "<reqMachInfo/>"))).contains("<mosProfile2>YES</mosProfile2>");
        assertThat(asked.ask(message("8", "<roReq><roID>X</roID></roReq>")))
                .contains("<roStatus>NACK</roStatus><storyID>X</storyID>")
                .contains("<status>not in this newsroom: running order X</status>")
                .doesNotContain("messageID");
        assertThat(asked.ask(message("9", "<whatIsThis/>"))).contains("Invalid command: whatIsThis</mos>");
        assertThat(asked.ask(message("10", "<heartbeat kind=\"x\"><time/></heartbeat>")))
                .contains("NACK");
        assertThat(asked.ask(message("11", "<reqMachInfo/>").replace(MOS_ID, "other")))
                .contains("MOS ID is not recognized by this NOM");
    }

    @Test
    void R93_enpsMainSendsTheStoriesOnceMoreWhenItWasAskedForTheList() throws Exception {
        var newsroom = start("enps-main");
        var ro = device(upper);
        for (var sent = ro.until("roCreate"); !sent.contains("<roReadyToAir>"); sent = ro.receive()) {
            ro.send(RawEnd.answer(sent, OK));
        }
        var asked = RawEnd.dial(newsroom.upper());
        open.push(asked);
        assertThat(asked.ask(message("1", "<roReqAll/>"))).contains("<roListAll>");
        ro.send(RawEnd.answer("<mos><mosID>" + MOS_ID + "</mosID><ncsID>" + NCS_ID + "</ncsID>", OK));
        assertThat(ro.receive()).contains("<roStorySend>");
    }

    @Test
    void R35_R65_enpsBuddyRefusesAllInProseWithAnEmptyRoIdAndDialsNobody() throws Exception {
        var newsroom = start("enps-buddy");
        try (var asked = RawEnd.dial(newsroom.upper())) {
            assertThat(asked.ask(message("1", "<roReqAll/>")))
                    .contains("<roAck><roID></roID><roStatus>Buddy server cannot respond because main server is"
                            + " available</roStatus></roAck>");
            assertThat(asked.ask(message("2", BEAT))).contains("<heartbeat>");
        }
        try (var asked = RawEnd.dial(newsroom.lower())) {
            assertThat(asked.ask(message("3", "<mosListAll/>")))
                    .contains("<mosAck><objID></objID>")
                    .contains("Buddy server cannot respond");
        }
        assertNobodyDials();
    }

    @Test
    void R66_enpsStaleMainRefusesUntilItIsUpToDate() throws Exception {
        var newsroom = start("enps-stale-main");
        try (var asked = RawEnd.dial(newsroom.upper())) {
            assertThat(asked.ask(message("1", "<roReqAll/>")))
                    .contains("Main server back on line but not yet updated with most recent data");
        }
        newsroom.takeOver();
        assertThat(device(upper).until("roCreate")).contains("P_NEWS");
    }

    @Test
    void R82_enps97TakesEveryLineAndNeverSendsAThing() throws Exception {
        var newsroom = start("enps97-silent-passive");
        var ro = device(upper);
        ro.send(RawEnd.answer(ro.receive(), BEAT));
        assertThat(ro.receiveWithin(A_WHILE)).isEmpty();
        try (var asked = RawEnd.dial(newsroom.upper())) {
            assertThat(asked.ask(message("1", "<roReqAll/>"))).contains("<roListAll><ro>");
        }
        assertThat(newsroom.settled()).isTrue();
    }

    @Test
    void R13_R17_inewsNumbersNothingAndPutsTheNcsIdFirst() throws Exception {
        var newsroom = start("inews");
        var ro = device(upper);
        var create = ro.until("roCreate");
        assertThat(create)
                .startsWith("<mos><ncsID>NCS-1</ncsID><mosID>" + MOS_ID)
                .doesNotContain("messageID")
                .contains("<roID>NCS-1/SHOW.EVENING-NEWS.RUNDOWN</roID>")
                .containsPattern("<story><storySlug>[^<]*</storySlug><storyID>\\d{9}</storyID>");
        assertThat(readable(create)).isTrue();
        try (var asked = RawEnd.dial(newsroom.upper())) {
            assertThat(asked.ask(message("7", BEAT))).contains("<heartbeat>").doesNotContain("messageID");
        }
    }

    @Test
    void R60_R61_octopusThrowsItsQueueAwayWhenAnAnswerIsLateAndSendsAllAnew() throws Exception {
        var octopus = Personalities.named("octopus-utf8").orElseThrow();
        var hurried = new Patience(Duration.ofMillis(400), 1, Then.GIVE_UP, Duration.ZERO);
        assertThat(octopus.manner().patience().then()).isEqualTo(Then.GIVE_UP);
        start(octopus.speaking(octopus.manner().patience(hurried)));
        try (var ro = RawEnd.accept(upper, StandardCharsets.UTF_8)) {
            var create = ro.receive();
            assertThat(create)
                    .startsWith("<mos><mosID>")
                    .doesNotContain("messageID")
                    .contains("<octext_storyType>")
                    .containsPattern("<roID>\\d{9}</roID>");
            ro.send(RawEnd.answer(create, OK));
            assertThat(ro.receive()).contains("<roStorySend>");
            assertThat(ro.isClosed()).isTrue();
        }
        try (var ro = RawEnd.accept(upper, StandardCharsets.UTF_8)) {
            assertThat(ro.receive()).contains("<roCreate>");
        }
    }

    @Test
    void R61_octopusPullSendsNothingBeforeItWasAskedFor() throws Exception {
        var newsroom =
                start(Personalities.named("octopus-pull").orElseThrow(), new Editing(Editing.MOST_PER_MINUTE, 3));
        var ro = device(upper, StandardCharsets.UTF_8);
        assertThat(ro.receiveWithin(A_WHILE)).isEmpty();
        try (var asked = RawEnd.dial(newsroom.upper(), StandardCharsets.UTF_8)) {
            var all = asked.ask(message("1", "<roReqAll/>"));
            assertThat(all).contains("<roListAll><ro><roID>");
            var roID = all.substring(all.indexOf("<roID>"), all.indexOf("</roID>") + 7);
            assertThat(asked.ask(message("2", "<roReq>" + roID + "</roReq>"))).contains("<roList>" + roID);
            assertThat(ro.receive()).contains(roID);
        }
    }

    @Test
    void R52_R68_openmediaStandbyIsNotThereUntilItTakesOver() throws Exception {
        var newsroom = start("openmedia-standby");
        assertThat(newsroom.upper()).isZero();
        assertNobodyDials();
        newsroom.takeOver();
        assertThat(device(upper).until("roCreate")).contains("<roCreate>");
        try (var asked = RawEnd.dial(newsroom.upper())) {
            assertThat(asked.ask(message("1", "<reqMachInfo/>")))
                    .contains("<time></time>", "<opTime></opTime>", "<mosRev>2.84</mosRev>", "<DOM>1</DOM>")
                    .doesNotContain("mosProfile");
        }
    }

    @Test
    void R17_R86_legacy26NumbersNothingGreetsNobodyAndUsesOldMessages() throws Exception {
        var legacy = Personalities.named("legacy-26").orElseThrow();
        var newsroom = start(legacy, new Editing(Editing.MOST_PER_MINUTE, 4));
        var ro = device(upper);
        var sent = ro.receive();
        assertThat(sent).contains("<roCreate>").doesNotContain("messageID");
        var old = Optional.<String>empty();
        for (int n = 0; n < 200 && old.isEmpty(); n++) {
            ro.send(RawEnd.answer(sent, OK));
            sent = ro.receive();
            assertThat(sent).doesNotContain("<roElementAction");
            old = Optional.of(sent)
                    .filter(text -> text.matches("(?s).*<ro(Story|Item)(Append|Insert|Move|Replace|Swap|Delete).*"));
        }
        assertThat(old).isPresent();
        try (var asked = RawEnd.dial(newsroom.upper())) {
            assertThat(asked.ask(message("1", "<reqMachInfo/>")))
                    .contains("<mosRev>2.6</mosRev>")
                    .doesNotContain("mosProfile");
        }
    }

    @Test
    void R24_counterResetBeginsAtOneAgainWithEveryStart() throws Exception {
        for (int run = 0; run < 2; run++) {
            try (var _ = started(Personalities.named("counter-reset").orElseThrow(), new Editing(0, 1));
                    var ro = RawEnd.accept(upper);
                    var mom = RawEnd.accept(lower)) {
                // The lanes share the numbers, and one may have taken two before the other took its first.
                assertThat(List.of(number(ro.receive()), number(mom.receive())))
                        .contains("1")
                        .allSatisfy(number -> assertThat(number).hasSize(1));
            }
        }
    }

    @Test
    void R64_halfOpenTakesTheConnectionAndSaysNothing() throws Exception {
        var newsroom = start("half-open");
        var ro = device(upper);
        assertThat(ro.receiveWithin(A_WHILE)).isEmpty();
        try (var asked = RawEnd.dial(newsroom.upper())) {
            assertThat(asked.send(message("1", BEAT)).receiveWithin(A_WHILE)).isEmpty();
        }
    }

    @Test
    void R4_whatByteDribblerWritesOctetByOctetIsWholeInTheEnd() throws Exception {
        start("byte-dribbler");
        var ro = device(upper);
        ro.send(RawEnd.answer(ro.receive(), BEAT));
        assertThat(ro.receive()).startsWith("<mos>").endsWith("</mos>");
    }

    @Test
    void R9_junkSenderWritesWhatIsNoMessageBetweenItsMessages() throws Exception {
        start("junk-sender");
        var ro = device(upper);
        assertThat(new String(ro.octets(60), StandardCharsets.ISO_8859_1)).contains("not a frame");
    }

    @Test
    void R8_nestedMosHasAMessageInAPayloadAndItIsStillOneFrame() throws Exception {
        start("nested-mos");
        var ro = device(upper);
        ro.send(RawEnd.answer(ro.receive(), BEAT));
        ro.send(RawEnd.answer(ro.receive(), "<mosAck><status>NACK</status></mosAck>"));
        // By hand, since the first end tag is not that of the message.
        var text = new StringBuilder(ro.receive());
        while (!text.toString().contains("</roCreate></mos>")) text.append(ro.receive());
        assertThat(text).contains("<mosPayload><mos><mosID>inner</mosID>", "<![CDATA[</mos>]]>");
        assertThat(readable(text.toString())).isTrue();
    }

    @Test
    void R21_lateAnswererAnswersWhenNobodyWaitsAnyMore() throws Exception {
        var late = Personalities.named("late-answerer").orElseThrow();
        assertThat(late.manner().patience().late())
                .isGreaterThan(Limits.Lane.defaults().reply());
        var sooner = late.manner().patience(Patience.usual().answeringAfter(A_WHILE));
        var newsroom = start(late.speaking(sooner), new Editing(0, 1));
        try (var asked = RawEnd.dial(newsroom.upper())) {
            assertThat(asked.ask(message("1", BEAT))).contains("<heartbeat>");
            asked.send(message("2", "<roReqAll/>"));
            assertThat(asked.receiveWithin(A_WHILE.dividedBy(3))).isEmpty();
            assertThat(asked.receive()).contains("<messageID>2</messageID><roListAll>");
        }
    }

    @Test
    void R26_wrongCaseIdWritesTheDevicesIdInTheOtherCase() throws Exception {
        start("wrong-case-id");
        assertThat(device(upper).receive()).startsWith("<mos><mosID>DEVICE.STATION.MOS</mosID><ncsID>NCS-1</ncsID>");
    }

    @Test
    void R45_loopyHeartbeatAnswersTheAnswer() throws Exception {
        start("loopy-heartbeat");
        var ro = device(upper);
        var greeting = ro.receive();
        ro.send(RawEnd.answer(greeting, BEAT));
        var texts = ro.receive() + ro.receive();
        assertThat(texts).contains("<reqMachInfo/>", "<messageID>" + number(greeting) + "</messageID><heartbeat>");
    }

    private SimulatedNewsroom start(String name) throws IOException {
        return start(Personalities.named(name).orElseThrow(), new Editing(0, 1));
    }

    private SimulatedNewsroom start(Personality like) throws IOException {
        return start(like, new Editing(0, 1));
    }

    private SimulatedNewsroom start(Personality like, Editing editing) throws IOException {
        var newsroom = started(like, editing);
        open.push(newsroom);
        return newsroom;
    }

    private SimulatedNewsroom started(Personality like, Editing editing) throws IOException {
        var device = new NewsroomPlan.Device(MOS_ID, "127.0.0.1", lower.getLocalPort(), upper.getLocalPort());
        var plan = new NewsroomPlan(
                        NCS_ID,
                        device,
                        new NewsroomPlan.Listen("127.0.0.1", 0, 0),
                        new NewsroomPlan.Material(Optional.empty(), Optional.empty()),
                        editing)
                .behaving(NewsroomPlan.Conduct.like(like));
        return SimulatedNewsroom.start(plan, TimeSource.system(), _ -> {});
    }

    private RawEnd device(ServerSocket port) throws IOException {
        return device(port, StandardCharsets.UTF_16BE);
    }

    private RawEnd device(ServerSocket port, Charset charset) throws IOException {
        var end = RawEnd.accept(port, charset);
        open.push(end);
        return end;
    }

    private void assertNobodyDials() throws IOException {
        upper.setSoTimeout((int) A_WHILE.toMillis());
        assertThat(nobody()).isTrue();
    }

    private boolean nobody() throws IOException {
        try (var _ = upper.accept()) {
            return false;
        } catch (SocketTimeoutException nobody) {
            return true;
        }
    }

    private static String message(String id, String inside) {
        return "<mos><mosID>" + MOS_ID + "</mosID><ncsID>" + NCS_ID + "</ncsID><messageID>" + id + "</messageID>"
                + inside + "</mos>";
    }

    private static String number(String text) {
        return RawEnd.messageID(text).orElse("");
    }

    /** Whether a peer that knows the oddities of the field finds one message in it, and can read that. */
    private static boolean readable(String text) {
        var frames = FrameFile.cut(text.getBytes(StandardCharsets.UTF_16BE), Optional.empty(), Limits.Wire.defaults());
        var codec = new MosCodec(Limits.Xml.defaults());
        return frames.frames().size() == 1
                && codec.decode(frames.frames().getFirst().frame(), Lines.DIALECT) instanceof Decoded.Ok;
    }
}
