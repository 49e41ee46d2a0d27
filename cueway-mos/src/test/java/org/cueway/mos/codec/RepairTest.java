package org.cueway.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.Repair;
import org.cueway.mos.dialect.StatusWords;
import org.cueway.mos.dialect.Writes;
import org.cueway.mos.model.DiscoveryMessage.RoStorySend;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.RunningOrderMessage.RoAck;
import org.cueway.mos.model.RunningOrderMessage.RoCreate;
import org.cueway.mos.model.RunningOrderMessage.RoElementStat;
import org.cueway.mos.model.SupersededMessage.RoItemStat;
import org.cueway.mos.model.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is changed in the elements of a message before it is read, and what is said about it. */
class RepairTest {
    private static final Dialect WORDS = new Dialect(
            "words",
            Optional.empty(),
            Dialect.MessageIds.OPTIONAL,
            new Reads(
                    ZoneOffset.UTC,
                    128,
                    Reads.Acceptance.LENIENT,
                    Reads.EmptyTags.KEEP,
                    Reads.MissingMetadata.GOES,
                    new StatusWords(Map.of("ON AIR", "PLAY", "Cueing", "NOT READY")),
                    List.of(),
                    Reads.Report.ALL),
            Writes.STANDARD);

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());

    /** A message, and what was found in it: path and rule. */
    static Stream<Arguments> found() {
        return Stream.of(
                row(
                        "R116 wrapped",
                        "<roCreate><roID>R</roID><roSlug/><story><storyID>A</storyID></story><story><storyID>B</storyID>"
                                + "<item><itemID>1</itemID></item>"
                                + "<item><mosItem><itemID>2</itemID><objID>o</objID></mosItem></item></story></roCreate>",
                        "roCreate/story[2]/item[2] WRAPPED_ITEM"),
                row(
                        "R116 wrapped in a source",
                        "<roElementAction operation='INSERT'><roID>R</roID><element_target><storyID>A</storyID><itemID/>"
                                + "</element_target><element_source><item><mosItem><itemID>2</itemID></mosItem></item>"
                                + "</element_source></roElementAction>",
                        "roElementAction/element_source/item[1] WRAPPED_ITEM"),
                row(
                        "R116 in bodies",
                        "<roStorySend><roID>R</roID><storyID>S</storyID><storyBody><storyItem/><p>x"
                                + "<storyItem><mosItem><itemID>2</itemID></mosItem></storyItem></p>"
                                + "<storyItem><itemID>3</itemID><mosObj><objID>o</objID></mosObj></storyItem>"
                                + "</storyBody></roStorySend>",
                        "roStorySend/storyBody/storyItem[2] WRAPPED_ITEM",
                        "roStorySend/storyBody/storyItem[3] OBJECT_INSIDE",
                        "roStorySend/storyBody/storyItem[1] ITEM_WITHOUT_ID",
                        "roStorySend/storyBody/storyItem[3] UNKNOWN_ELEMENT"),
                row(
                        "R147",
                        "<roElementStat element='ITEM'><roID>R</roID><storyID>S</storyID><itemID> </itemID>"
                                + "<status>PLAY</status></roElementStat>",
                        "roElementStat ITEM_MEANS_STORY"),
                row("R34", "<roAck><roID>R</roID><roStatus> </roStatus></roAck>", "roAck STATUS_MISSING"),
                row(
                        "R36",
                        "<roAck><roID/><roStatus>NACK</roStatus><status>NACK</status>"
                                + "<statusDescription>locked</statusDescription></roAck>",
                        "roAck/statusDescription REASON_ELSEWHERE"),
                row(
                        "REPLACE for UPDATE",
                        "<roReqStoryAction operation='replace'><roStorySend><roID>R</roID><storyID>S</storyID>"
                                + "</roStorySend></roReqStoryAction>",
                        "roReqStoryAction OTHER_OPERATION"));
    }

    private static Arguments row(String rule, String message, String... found) {
        return Arguments.of(rule, message, Arrays.asList(found));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("found")
    void eachRepairIsFoundWithItsPath(String rule, String message, List<String> found) {
        assertThat(findings(ok(message, Examples.PLAIN))).isEqualTo(found);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("found")
    void R161_aStrictReaderRefusesWithThePathOfTheFirst(String rule, String message, List<String> found) {
        var rejected = (Decoded.Rejected<Envelope>) decode(message, StrictReadingTest.STRICT);
        assertThat(brief(rejected.why())).isEqualTo(found.getFirst());
    }

    @Test
    void R116_whatStandsOutsideTheWrapperWinsAndMetadataIsTakenFromBoth() {
        var ok = ok(
                "<roCreate><roID>R</roID><roSlug/><story><storyID>A</storyID><item><itemSlug>out</itemSlug>"
                        + "<mosItem><itemID>7</itemID><itemSlug>in</itemSlug><mosExternalMetadata>2</mosExternalMetadata>"
                        + "<vendor/></mosItem><mosExternalMetadata>1</mosExternalMetadata></item></story></roCreate>",
                Examples.PLAIN);
        var item =
                ((RoCreate) ok.value().message()).stories().getFirst().items().getFirst();
        assertThat(item.itemID()).isEqualTo("7");
        assertThat(item.itemSlug()).contains("out");
        assertThat(item.others()).containsExactly("<vendor/>");
        assertThat(item.metadata()).hasSize(2);
        assertThat(item.metadata().getFirst().xml()).contains(">1<");
        assertThat(findings(ok))
                .containsExactly(
                        "roCreate/story[1]/item[1] WRAPPED_ITEM",
                        "roCreate/story[1]/item[1]/itemSlug DUPLICATE_ELEMENT",
                        "roCreate/story[1]/item[1] UNKNOWN_ELEMENT");
    }

    @Test
    void R116_theObjectInsideGivesItsNameAndIsKept() {
        var ok = ok(
                "<roStorySend><roID>R</roID><storyID>S</storyID><storyBody><storyItem><itemID>1</itemID>"
                        + "<mosObj><objID>o &amp; o</objID></mosObj></storyItem></storyBody></roStorySend>",
                Examples.PLAIN);
        var item = item(ok);
        assertThat(item.objID()).contains("o & o");
        assertThat(item.others()).containsExactly("<mosObj><objID>o &amp; o</objID></mosObj>");
    }

    @Test
    void whatIsRepairedInABodyIsTheReadingAndNotTheText() {
        var body = "<storyBody><p><storyItem><mosItem><itemID>1</itemID></mosItem></storyItem></p></storyBody>";
        var ok = ok("<roStorySend><roID>R</roID><storyID>S</storyID>" + body + "</roStorySend>", Examples.PLAIN);
        assertThat(((RoStorySend) ok.value().message())
                        .text()
                        .storyBody()
                        .orElseThrow()
                        .xml())
                .isEqualTo(body);
        assertThat(item(ok).itemID()).isEqualTo("1");
    }

    @Test
    void R147_aStatusOfAnItemThatIsNotNamedIsOneOfTheStory() {
        var stat = (RoElementStat) ok(
                        "<roElementStat element='ITEM'><roID>R</roID><storyID>S</storyID><status>PLAY</status></roElementStat>",
                        Examples.PLAIN)
                .value()
                .message();
        assertThat(stat.target()).isEqualTo(new Target.OneStory("R", "S"));
    }

    @Test
    void R34_R36_anAnswerSaysOkOrWhyNotWhereverThatStands() {
        assertThat(ack("<roStatus>ok </roStatus>").isOk()).isTrue();
        assertThat(ack("").isOk()).isTrue();
        assertThat(ack("<roStatus/>").isOk()).isTrue();
        assertThat(ack("<status>NACK</status>").isOk()).isFalse();
        assertThat(ack("<roStatus>NACK</roStatus>").reason()).isEqualTo("NACK");
        assertThat(ack("<roStatus>RO not found</roStatus><status>NACK</status>").reason())
                .isEqualTo("RO not found");
        assertThat(
                        ack("<roStatus>NACK</roStatus><storyID>R</storyID><status>External modification not allowed</status>")
                                .reason())
                .isEqualTo("External modification not allowed");
        assertThat(ack("<status>NACK</status><statusDescription>locked</statusDescription>")
                        .reason())
                .isEqualTo("locked");
    }

    @Test
    void R146_statusWordsOfThePeerBecomeThoseOfMosEverywhere() {
        var ok = ok("<roElementStat element='RO'><roID>R</roID><status> On Air </status></roElementStat>", WORDS);
        assertThat(((RoElementStat) ok.value().message()).status()).isEqualTo("PLAY");
        assertThat(findings(ok)).containsExactly("roElementStat/status STATUS_WORD");
        assertThat(ok.repaired().getFirst().problem()).isEqualTo("status word translated: On Air means PLAY");
        var old = (RoItemStat) ok(
                        "<roItemStat><roID>R</roID><storyID>S</storyID><itemID>1</itemID><status>cueing</status></roItemStat>",
                        WORDS)
                .value()
                .message();
        assertThat(old.status()).isEqualTo("NOT READY");
        var ack = (RoAck) ok(
                        "<roAck><roID>R</roID><roStatus>OK</roStatus><storyID>S</storyID><status>ON AIR</status></roAck>",
                        WORDS)
                .value()
                .message();
        assertThat(ack.elements().getFirst().status()).contains("PLAY");
    }

    @Test
    void R146_aStrictReaderTakesTheWordsThatItsDialectExplains() {
        var reads = WORDS.reads();
        var strict = new Dialect(
                "words",
                Optional.empty(),
                Dialect.MessageIds.OPTIONAL,
                new Reads(
                        reads.zone(),
                        reads.maxIdChars(),
                        Reads.Acceptance.STRICT,
                        reads.emptyTags(),
                        reads.missingMetadata(),
                        reads.statusWords(),
                        reads.refusals(),
                        reads.report()),
                Writes.STANDARD);
        var ok = ok("<roElementStat element='RO'><roID>R</roID><status>ON AIR</status></roElementStat>", strict);
        assertThat(((RoElementStat) ok.value().message()).status()).isEqualTo("PLAY");
    }

    @Test
    void replaceIsReadAsUpdate() {
        MosMessage message = ok(
                        "<roReqStoryAction operation='REPLACE'><roStorySend><roID>R</roID><storyID>S</storyID>"
                                + "</roStorySend></roReqStoryAction>",
                        Examples.PLAIN)
                .value()
                .message();
        assertThat(((ModificationMessage.RoReqStoryAction) message).action())
                .isInstanceOf(ModificationMessage.Update.class);
    }

    @Test
    void everyRepairIsInTheTables() {
        var met = Stream.concat(
                        found().flatMap(row -> ((List<?>) row.get()[2]).stream())
                                .map(Object::toString),
                        Stream.of(" STATUS_WORD"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
        assertThat(met).contains(Arrays.stream(Repair.values()).map(Enum::name).toArray(String[]::new));
    }

    private RoAck ack(String inside) {
        return (RoAck) ok("<roAck><roID>R</roID>" + inside + "</roAck>", Examples.PLAIN)
                .value()
                .message();
    }

    private static Item item(Decoded.Ok<Envelope> ok) {
        return ((RoStorySend) ok.value().message())
                .text()
                .storyBody()
                .orElseThrow()
                .items()
                .getFirst();
    }

    private static List<String> findings(Decoded.Ok<Envelope> ok) {
        return ok.repaired().stream().map(RepairTest::brief).toList();
    }

    private static String brief(Finding finding) {
        return finding.path() + " " + finding.rule().name();
    }

    private Decoded<Envelope> decode(String message, Dialect dialect) {
        var text = "<mos><mosID>m</mosID><ncsID>n</ncsID><messageID>1</messageID>" + message + "</mos>";
        return codec.decode(Examples.frame(text), dialect);
    }

    private Decoded.Ok<Envelope> ok(String message, Dialect dialect) {
        var decoded = decode(message, dialect);
        assertThat(decoded).isInstanceOf(Decoded.Ok.class);
        return (Decoded.Ok<Envelope>) decoded;
    }
}
