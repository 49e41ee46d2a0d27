package org.cueway.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.model.BasicMessage;
import org.cueway.mos.model.Channel;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.Item;
import org.cueway.mos.model.MachineInfo.Profile;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.ObjectRequestMessage;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.RunningOrderMessage.ElementStatus;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule by rule: what the reader takes, repairs and refuses. */
class MosCodecTest {
    private static final String HEAD = "<mosID>gw</mosID><ncsID>ncs</ncsID><messageID>7</messageID>";

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());

    // ---- envelope

    @Test
    void R16_textInTheRootIsAComplaint() {
        var ok = ok("<mos>Invalid command: roFoo &amp; co\n</mos>");
        var complaint = (MosMessage.Unknown) ok.value().message();
        assertThat(complaint.isComplaint()).isTrue();
        assertThat(complaint.isAnswer()).isTrue();
        assertThat(complaint.xml()).isEqualTo("Invalid command: roFoo & co");
    }

    @Test
    void R18_anEmptyMessageIdIsAsGoodAsNone() {
        assertThat(ok("<mos><mosID>gw</mosID><ncsID>ncs</ncsID><messageID></messageID><roReqAll/></mos>")
                        .value()
                        .head()
                        .messageID())
                .contains("");
        assertThat(ok("<mos><mosID>gw</mosID><ncsID>ncs</ncsID><roReqAll/></mos>")
                        .value()
                        .head()
                        .messageID())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0x12D", "x7FFFFFFF", "2147483647", " 5 ", "next", "7a"})
    void R19_messageIdsThatAreTakenComeBackAsTheyWere(String id) {
        var envelope = ok(withId(id)).value();
        assertThat(envelope.head().messageID()).contains(id);
        assertThat(codec.encode(envelope)).contains("<messageID>" + id + "</messageID>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "+0", "2147483648", "0x80000000", "99999999999999999999", "-99999999999999999999"})
    void R19_messageIdsThatCountNothingAreRefused(String id) {
        var rejected = rejected(withId(id));
        assertThat(rejected.why().rule()).isEqualTo(MosFault.MESSAGE_ID_OUT_OF_RANGE);
        assertThat(rejected.answerWith()).isEqualTo(new AnswerWith.MosAck(""));
        assertThat(rejected.head().messageID()).contains(id);
    }

    private static String withId(String id) {
        return "<mos><mosID>gw</mosID><ncsID>ncs</ncsID><messageID>" + id + "</messageID><roReqAll/></mos>";
    }

    @Test
    void anEnvelopeHoldsExactlyOneMessageThatMosKnows() {
        assertThat(rejected("<mos>" + HEAD + "<roReqAll/><roReqAll/></mos>")
                        .why()
                        .rule())
                .isEqualTo(MosFault.TWO_MESSAGES);
        assertThat(rejected("<mos>" + HEAD + "</mos>").why().rule()).isEqualTo(MosFault.NO_MESSAGE);
        var extra = ok("<mos>" + HEAD + "<vendor/><roReqAll/></mos>");
        assertThat(extra.value().message()).isEqualTo(new DiscoveryMessage.RoReqAll());
        assertThat(rules(extra)).containsExactly(MosFault.UNKNOWN_ELEMENT);
        assertThat(rejected("<Mos>" + HEAD + "<roReqAll/></Mos>").why().rule()).isEqualTo(MosFault.NOT_MOS);
    }

    @Test
    void R27_anAnswerIsTakenWhateverItsEnvelopeLacks() {
        var ok = ok(
                "<mos><ncsID>ncs</ncsID><messageID>0</messageID><roAck><roID/><roStatus>OK</roStatus></roAck></mos>");
        assertThat(ok.value().message()).isEqualTo(RunningOrderMessage.RoAck.ok(""));
        assertThat(rules(ok)).containsExactly(MosFault.MOS_ID_MISSING);
    }

    @Test
    void anAnswerThatCannotBeUsedIsNotAnswered() {
        assertThat(rejected(in("<roList><roSlug>x</roSlug></roList>")).answerWith())
                .isEqualTo(new AnswerWith.Nothing());
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        var odd = new Frame(new byte[] {0, '<', 0}, Encoding.UCS2BE);
        var rejected = (Decoded.Rejected<Envelope>) codec.decode(odd, Examples.PLAIN);
        assertThat(rejected.why().problem()).contains("not well-formed XML");
        assertThat(rejected.head()).isEqualTo(Head.NONE);
        assertThat(codec.read(odd).text()).isEmpty();
    }

    @Test
    void theHeadIsKnownBeforeTheDialectIs() {
        var parsed = codec.read(Examples.frame("<mos>" + HEAD + "<roCreate><roID>R"));
        assertThat(parsed.head()).isEqualTo(new Head(Optional.of("gw"), Optional.of("ncs"), Optional.of("7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDC00", "\u0000", "\u0001", "\uFFFF", "&#1;", "&nbsp;"})
    void charactersThatXmlDoesNotHaveAreRefusedWithTheHead(String bad) {
        var rejected =
                rejected("<mos>" + HEAD + "<roCreate><roID>R</roID><roSlug>a" + bad + "b</roSlug></roCreate></mos>");
        assertThat(rejected.why().problem()).contains("not well-formed XML");
        assertThat(rejected.head().messageID()).contains("7");
    }

    // ---- stories and items

    @Test
    void R102_anItemWithoutIdIsKeptAndTheRestIsApplied() {
        var ok = ok(
                in(
                        "<roCreate><roID>R</roID><roSlug/><story><storyID>S</storyID>"
                                + "<item><objID>A</objID></item><item><objID>B</objID></item><item><itemID>1</itemID></item></story></roCreate>"));
        var items = ((RunningOrderMessage.RoCreate) ok.value().message())
                .stories()
                .getFirst()
                .items();
        assertThat(items).extracting(Item::itemID).containsExactly("", "", "1");
        assertThat(rules(ok)).containsExactly(MosFault.ITEM_WITHOUT_ID, MosFault.ITEM_WITHOUT_ID);
        assertThat(ok.repaired().getFirst().path()).isEqualTo("roCreate/story[1]/item[1]");
    }

    @Test
    void R13_fieldsAreFoundInAnyOrderWithAFinding() {
        var ok = ok(in("<roCreate><roSlug>x</roSlug><roID>R</roID>"
                + "<story><storySlug>one</storySlug><storyID>S</storyID></story></roCreate>"));
        var create = (RunningOrderMessage.RoCreate) ok.value().message();
        assertThat(create.roID()).isEqualTo("R");
        assertThat(create.stories().getFirst().storySlug()).contains("one");
        assertThat(rules(ok)).containsExactly(MosFault.ELEMENT_ORDER, MosFault.ELEMENT_ORDER);
        assertThat(codec.encode(ok.value())).contains("<roID>R</roID><roSlug>x</roSlug>");
    }

    @Test
    void R116_everyShapeOfAnItemIsReadAndWhatStandsOutsideWins() {
        var ok = ok(in("<roStorySend><roID>R</roID><storyID>S</storyID><storyBody>"
                + "<storyItem><itemID>1</itemID><objID>flat</objID></storyItem>"
                + "<p>text<storyItem><mosItem><itemID>2</itemID><objID>wrapped</objID><mosID>m</mosID></mosItem></storyItem></p>"
                + "<storyItem><itemID>3</itemID><mosItem><itemID>no</itemID><itemSlug>in</itemSlug></mosItem></storyItem>"
                + "<storyItem><itemID>4</itemID><mosObj><objID>inside</objID></mosObj></storyItem>"
                + "</storyBody></roStorySend>"));
        var body = ((DiscoveryMessage.RoStorySend) ok.value().message())
                .text()
                .storyBody()
                .orElseThrow();
        assertThat(body.items()).extracting(Item::itemID).containsExactly("1", "2", "3", "4");
        assertThat(body.items())
                .extracting(item -> item.objID().orElse("-"))
                .containsExactly("flat", "wrapped", "-", "inside");
        assertThat(body.items().get(2).itemSlug()).contains("in");
        assertThat(body.items().get(2).others()).isEmpty();
        assertThat(body.xml())
                .startsWith("<storyBody>")
                .endsWith("</storyBody>")
                .contains("<p>text<storyItem><mosItem>");
    }

    @Test
    void R117_noSlugIsInvented() {
        var ok = ok(in("<mosItemReplace><roID>R</roID><storyID>S</storyID><item><itemID>1</itemID>"
                + "<mosAbstract>a <b>bold</b> one</mosAbstract></item></mosItemReplace>"));
        var item = ((ObjectRequestMessage.MosItemReplace) ok.value().message()).item();
        assertThat(item.itemSlug()).isEmpty();
        assertThat(item.mosAbstract().orElseThrow().text()).isEqualTo("a bold one");
        assertThat(item.mosAbstract().orElseThrow().xml()).isEqualTo("<mosAbstract>a <b>bold</b> one</mosAbstract>");
    }

    @Test
    void R124_unknownElementsAreKeptAsTheyWereAndCopiesAreNot() {
        var ok = ok(in("<roCreate><roID>R</roID><roSlug>first</roSlug><octext_x a='1'>&amp;<y/></octext_x>"
                + "<roSlug>second</roSlug></roCreate>"));
        var header = ((RunningOrderMessage.RoCreate) ok.value().message()).header();
        assertThat(header.roSlug()).contains("first");
        assertThat(header.others()).containsExactly("<octext_x a='1'>&amp;<y/></octext_x>");
        assertThat(rules(ok)).containsExactlyInAnyOrder(MosFault.UNKNOWN_ELEMENT, MosFault.DUPLICATE_ELEMENT);
    }

    @Test
    void absentIsNotEmpty() {
        var ok = ok(in("<roMetadataReplace><roID>R</roID><roSlug/><roEdDur></roEdDur></roMetadataReplace>"));
        var header = ((RunningOrderMessage.RoMetadataReplace) ok.value().message()).header();
        assertThat(header.roSlug()).contains("");
        assertThat(header.roChannel()).isEmpty();
        assertThat(header.roEdDur().orElseThrow().empty()).isTrue();
        assertThat(rules(ok)).isEmpty();
        assertThat(codec.encode(ok.value())).contains("<roEdDur></roEdDur>").doesNotContain("roChannel");
    }

    @Test
    void R32_identifiersAreNeverTrimmed() {
        var ok = ok(in("<roDelete><roID> R;1\\W </roID></roDelete>"));
        assertThat(ok.value().message()).isEqualTo(new RunningOrderMessage.RoDelete(" R;1\\W "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void aBlankIdIsAMissingOne(String id) {
        assertThat(rejected(in("<roDelete><roID>" + id + "</roID></roDelete>"))
                        .why()
                        .problem())
                .isEqualTo("roID missing");
    }

    // ---- answers

    @Test
    void R38_theGroupsOfAnAckAreToldApartWithGaps() {
        var ok = ok(in("<roAck><roID>R</roID><roStatus>OK</roStatus>"
                + "<storyID>S</storyID><itemID>1</itemID><objID>A</objID><status>READY</status>"
                + "<itemID>2</itemID><itemChannel>C</itemChannel><status>LOADED</status>"
                + "<status>NACK</status></roAck>"));
        assertThat(((RunningOrderMessage.RoAck) ok.value().message()).elements())
                .containsExactly(
                        new ElementStatus(
                                Optional.of("S"),
                                Optional.of("1"),
                                Optional.of("A"),
                                Optional.empty(),
                                Optional.of("READY")),
                        new ElementStatus(
                                Optional.empty(),
                                Optional.of("2"),
                                Optional.empty(),
                                Optional.of("C"),
                                Optional.of("LOADED")),
                        new ElementStatus(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("NACK")));
    }

    @Test
    void R50_R51_profilesAreReadInEverySpelling() {
        for (var text : List.of(
                "<supportedProfiles deviceType=\"MOS\"><mosProfile number=\"0\">YES</mosProfile>"
                        + "<mosProfile number=\"5\">NO</mosProfile></supportedProfiles>",
                "<SupportedProfiles deviceType=\"MOS\"><mosProfile number=\"5\">0</mosProfile>"
                        + "<mosProfile number=\"0\">true</mosProfile></SupportedProfiles>",
                "<mosProfile0>1</mosProfile0><mosProfile5>false</mosProfile5>")) {
            var info = ((BasicMessage.ListMachInfo) ok(in("<listMachInfo>" + text + "</listMachInfo>"))
                            .value()
                            .message())
                    .info();
            assertThat(info.profiles().orElseThrow().list())
                    .containsExactly(new Profile(0, true), new Profile(5, false));
        }
        var silent = (BasicMessage.ListMachInfo) ok(in("<listMachInfo><DOM>1</DOM><time/><opTime/></listMachInfo>"))
                .value()
                .message();
        assertThat(silent.info().profiles()).isEmpty();
    }

    @Test
    void everyMessageKnowsWhereItBelongs() {
        assertThat(new RunningOrderMessage.RoReq("R").channel()).contains(Channel.RO);
        assertThat(new ObjectMessage.MosReqObj("O").channel()).contains(Channel.MOM);
        assertThat(ObjectMessage.MosAck.ack("", "").channel()).isEmpty();
        assertThat(Examples.envelope("mosReqObjList.xml").message().channel()).contains(Channel.AUX);
    }

    // ---- limits

    @Test
    void aMillionUnknownElementsCostOneFindingEachUpToTheLimit() {
        var ok = ok(in("<roCreate><roID>R</roID><roSlug/>" + "<x/>".repeat(1_000_000) + "</roCreate>"));
        assertThat(ok.repaired()).hasSize(Limits.Xml.defaults().maxFindings() + 1);
        assertThat(rules(ok)).endsWith(MosFault.TOO_MANY_FINDINGS);
    }

    @Test
    void aRunningOrderOfTwentyThousandStoriesIsRead() {
        var stories = new StringBuilder();
        for (int i = 0; i < 20_000; i++)
            stories.append("<story><storyID>").append(i).append("</storyID></story>");
        var create =
                (RunningOrderMessage.RoCreate) ok(in("<roCreate><roID>R</roID><roSlug/>" + stories + "</roCreate>"))
                        .value()
                        .message();
        assertThat(create.stories()).hasSize(20_000);
    }

    @Test
    void R3_textIsCutOnOutputWithoutPartingAPair() {
        var slug = "x".repeat(127) + "\uD83D\uDE00";
        var envelope = ok(in("<roCreate><roID>R</roID><roSlug>" + slug + "</roSlug></roCreate>"))
                .value();
        assertThat(codec.encode(envelope)).contains("<roSlug>" + "x".repeat(127) + "</roSlug>");
        assertThat(codec.droppedCharacters()).isZero();
    }

    @Test
    void everyFaultSaysWhatItIsWhyAndWhatToDo() {
        for (var fault : MosFault.values()) {
            assertThat(fault.text()).isNotBlank().hasSizeLessThanOrEqualTo(100);
            assertThat(fault.words().cause()).endsWith(".");
            assertThat(fault.words().remedy()).endsWith(".");
        }
    }

    private static String in(String message) {
        return "<mos>" + HEAD + message + "</mos>";
    }

    private static List<Object> rules(Decoded.Ok<Envelope> ok) {
        return ok.repaired().stream().<Object>map(Finding::rule).toList();
    }

    private Decoded.Ok<Envelope> ok(String text) {
        var decoded = codec.decode(Examples.frame(text), Examples.PLAIN);
        assertThat(decoded).isInstanceOf(Decoded.Ok.class);
        return (Decoded.Ok<Envelope>) decoded;
    }

    private Decoded.Rejected<Envelope> rejected(String text) {
        var decoded = codec.decode(Examples.frame(text), Examples.PLAIN);
        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        return (Decoded.Rejected<Envelope>) decoded;
    }
}
