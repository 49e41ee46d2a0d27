package org.cueway.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Dialects;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.StatusWords;
import org.cueway.mos.dialect.TimeForm;
import org.cueway.mos.dialect.Vocabulary;
import org.cueway.mos.dialect.Writes;
import org.cueway.mos.model.BasicMessage.Heartbeat;
import org.cueway.mos.model.BasicMessage.ListMachInfo;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.Target;
import org.cueway.mos.value.MosTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How messages are written for peers with habits, and that each reads them as they were meant. */
class DialectWritingTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** Everything that can be otherwise, is. */
    private static final Dialect ODD = new Dialect(
            "odd",
            Optional.empty(),
            Dialect.MessageIds.OPTIONAL,
            new Reads(
                    OSLO,
                    128,
                    Reads.Acceptance.LENIENT,
                    Reads.EmptyTags.REMOVE,
                    Reads.MissingMetadata.STAYS,
                    new StatusWords(Map.of("ON AIR", "PLAY", "OFF", "STOP")),
                    List.of(),
                    Reads.Report.REFUSED),
            new Writes(
                    Writes.ProfileList.FLAT,
                    Optional.of(new TimeForm(TimeForm.Zone.NONE, TimeForm.Fraction.POINT)),
                    Vocabulary.FULL,
                    100,
                    new StatusWords(Map.of("PLAY", "ON AIR", "STOP", "OFF")),
                    Writes.Playing.PLAY_AND_STOP,
                    Writes.RefusalForm.GROUP));

    private static final Pattern STAMP =
            Pattern.compile("<(time|opTime|created|changed|roEventTime|roCtrlTime)>([^<]+)</");

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());

    static List<Dialect> dialects() {
        var all = new ArrayList<Dialect>();
        Dialects.NAMES.forEach(name -> all.add(Dialects.ready(name, OSLO).orElseThrow()));
        all.add(ODD);
        all.add(ODD.mos4());
        return all;
    }

    static Stream<Arguments> dialectsAndSeeds() {
        return dialects().stream()
                .flatMap(dialect -> Stream.of(1L, 2L, 3L).map(seed -> Arguments.of(dialect.like(), dialect, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {2}")
    @MethodSource("dialectsAndSeeds")
    void whatIsWrittenInADialectIsReadInItAsItWas(String name, Dialect dialect, long seed) {
        var generator = new MessageGenerator(seed);
        for (int i = 0; i < 300; i++) {
            var made = generator.envelope();
            var head = new Head(made.head().mosID(), made.head().ncsID(), Optional.of("7"));
            var envelope = new Envelope(head, made.message());
            var text = codec.encode(envelope, dialect);
            if (!(codec.decode(Examples.frame(text), dialect) instanceof Decoded.Ok<Envelope>(var again, var _))) {
                fail("%s%n%s", envelope, text);
                return;
            }
            assertThat(again.head()).isEqualTo(head);
            assertThat(meaning(again.message(), dialect)).as(text).isEqualTo(meaning(envelope.message(), dialect));
            assertThat(codec.encode(again, dialect)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void everySampleSurvivesTheWayOutAndInInEveryDialect(Dialect dialect) {
        for (var name : Examples.names()) {
            var sample = Examples.load(name);
            if (codec.decode(Examples.frame(sample), dialect) instanceof Decoded.Ok<Envelope>(var read, var found)) {
                assertThat(found).as(name).isEmpty();
                var again = codec.decode(Examples.frame(codec.encode(read, dialect)), dialect);
                assertThat(meaning(((Decoded.Ok<Envelope>) again).value().message(), dialect))
                        .as(name)
                        .isEqualTo(meaning(read.message(), dialect));
            } else {
                // Only where each request needs an ID: the sample of a plug-in has none.
                assertThat(dialect.messageIDs()).as(name).isEqualTo(Dialect.MessageIds.REQUIRED);
            }
        }
    }

    /** A message as plain MOS has it, with moments in place of the ways to write them. */
    private String meaning(MosMessage message, Dialect dialect) {
        var plain = codec.encode(new Envelope(Head.NONE, message));
        var text = STAMP.matcher(plain).replaceAll(stamp -> {
            var read = new MosTime(stamp.group(2)).instant(dialect.zone());
            return stamp.group(1) + read.map(DialectWritingTest::millis).orElse("-") + "/";
        });
        boolean flat = dialect.writes().profileList() == Writes.ProfileList.FLAT;
        return flat ? text.replaceAll("<supportedProfiles[^>]*>", "<supportedProfiles>") : text;
    }

    private static String millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @Test
    void R50_profilesAreListedFlatForThoseWhoWantThat() {
        var info = (ListMachInfo) Examples.envelope("listMachInfo-mos.xml").message();
        assertThat(written(info, Examples.PLAIN))
                .contains("<supportedProfiles deviceType=\"MOS\"><mosProfile number=\"0\">YES</mosProfile>");
        assertThat(written(info, enps()))
                .contains("<mosProfile0>YES</mosProfile0><mosProfile1>YES</mosProfile1>")
                .doesNotContain("supportedProfiles");
        assertThat(written(info, enps().mos4())).contains("<supportedProfiles deviceType=\"MOS\">");
    }

    @Test
    void R133_ourTimesAreWrittenInTheFormOfThePeerAndThoseOfARunningOrderAsTheyCame() {
        var at = MosTime.of(Instant.parse("2026-03-17T18:00:00.250Z"));
        assertThat(written(new Heartbeat(at), Examples.PLAIN)).contains("<time>2026-03-17T18:00:00,250Z</time>");
        assertThat(written(new Heartbeat(at), ODD)).contains("<time>2026-03-17T19:00:00.250</time>");
        assertThat(written(new Heartbeat(new MosTime("2026-03-17T18:00:00")), ODD))
                .contains("<time>2026-03-17T18:00:00</time>");
        var create = Examples.envelope("roCreate.xml").message();
        assertThat(written(create, ODD)).contains("<roEdStart>2026-03-17T18:00:00Z</roEdStart>");
    }

    @Test
    void R146_statusWordsAreThoseOfThePeer() {
        var stat = new RoElementStat(
                new Target.OneStory("R", "S"), Optional.empty(), Optional.empty(), "PLAY", Optional.empty());
        assertThat(written(stat, ODD)).contains("<status>ON AIR</status>");
        var old = new SupersededMessage.RoStat("R", "STOP", Optional.empty());
        assertThat(written(old, ODD)).contains("<status>OFF</status>");
        assertThat(written(stat, enps())).contains("<status>PLAY</status>");
        var ack = new RunningOrderMessage.RoAck(
                "R",
                "OK",
                List.of(new RunningOrderMessage.ElementStatus(
                        Optional.of("S"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("STOP"))));
        assertThat(written(ack, ODD)).contains("<roStatus>OK</roStatus><storyID>S</storyID><status>OFF</status>");
    }

    @Test
    void R33_textIsCutToWhatThePeerHasRoomForAndIdentifiersAreNot() {
        var slug = "s".repeat(150);
        var id = "i".repeat(128);
        var create = new RunningOrderMessage.RoCreate(
                id,
                new org.cueway.mos.model.RoHeader(
                        Optional.of(slug),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of()),
                List.of());
        assertThat(written(create, ODD))
                .contains("<roSlug>" + slug.substring(0, 100) + "</roSlug>")
                .contains("<roID>" + id + "</roID>");
        assertThat(written(create, enps())).contains("<roSlug>" + slug.substring(0, 128) + "</roSlug>");
    }

    private static Dialect enps() {
        return Dialects.ready("enps", OSLO).orElseThrow();
    }

    private String written(MosMessage message, Dialect dialect) {
        return codec.encode(new Envelope(Head.NONE, message), dialect);
    }
}
