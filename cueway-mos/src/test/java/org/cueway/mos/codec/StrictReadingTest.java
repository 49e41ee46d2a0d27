package org.cueway.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.dialect.Reads;
import org.cueway.mos.dialect.StatusWords;
import org.cueway.mos.dialect.Writes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tolerant reader has to pass, and what a strict one says to the same (R153 to R161). */
class StrictReadingTest {
    /** Takes what the specification allows, and nothing else. */
    static final Dialect STRICT = new Dialect(
            "strict",
            Optional.empty(),
            Dialect.MessageIds.OPTIONAL,
            new Reads(
                    ZoneOffset.UTC,
                    128,
                    Reads.Acceptance.STRICT,
                    Reads.EmptyTags.KEEP,
                    Reads.MissingMetadata.GOES,
                    StatusWords.NONE,
                    List.of(),
                    Reads.Report.ALL),
            Writes.STANDARD);

    private static final String INFO = "<manufacturer/><model/><hwRev/><swRev/><DOM/><SN/><ID>x</ID>%s<mosRev/>";

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());

    static List<String> names() {
        return Examples.names();
    }

    /** Taken by a tolerant reader without harm; refused by a strict one with this path and problem. */
    static Stream<Arguments> deviations() {
        return Stream.of(
                row(
                        "R153 machine information without time",
                        "<listMachInfo>" + INFO.formatted("") + "</listMachInfo>",
                        "listMachInfo/time: mandatory element missing: time"),
                row(
                        "R155 a time that is none",
                        "<listMachInfo>" + INFO.formatted("<time>now</time>") + "</listMachInfo>",
                        "listMachInfo/time: value not understood: now"),
                row(
                        "R153 R158 roStoryMove with one storyID",
                        "<roStoryMove><roID>R</roID><storyID>A</storyID></roStoryMove>",
                        "roStoryMove/storyID: element_target missing: to the end"),
                row(
                        "R153 R158 roStoryMoveMultiple with one storyID",
                        "<roStoryMoveMultiple><roID>R</roID><storyID>A</storyID></roStoryMoveMultiple>",
                        "roStoryMoveMultiple/storyID: element_target missing: to the end"),
                row(
                        "R102 an item without itemID",
                        "<roReplace><roID>R</roID><roSlug/><story><storyID>A</storyID><item><objID>o</objID></item>"
                                + "</story></roReplace>",
                        "roReplace/story[1]/item[1]: item without itemID"),
                row(
                        "R13 another order",
                        "<roCreate><roSlug/><roID>R</roID></roCreate>",
                        "roCreate/roSlug: element order: roSlug"),
                row(
                        "R154 two values for one",
                        "<roCreate><roID>R</roID><roSlug>1</roSlug><roSlug>2</roSlug></roCreate>",
                        "roCreate/roSlug: element more than once: roSlug"),
                row(
                        "R33 a long slug",
                        "<roCreate><roID>R</roID><roSlug>" + "x".repeat(129) + "</roSlug></roCreate>",
                        "roCreate/roSlug: text longer than 128 characters: 129 characters"),
                row(
                        "R158 an old message",
                        "<roStoryStat><roID>R</roID><storyID>S</storyID><status>PLAY</status></roStoryStat>",
                        "roStoryStat: message of an older MOS: roStoryStat"));
    }

    private static Arguments row(String rule, String message, String refusal) {
        return Arguments.of(rule, message, refusal);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deviations")
    void R153_R154_whatIsClearIsTakenWithAFinding(String rule, String message, String refusal) {
        var ok = (Decoded.Ok<Envelope>) decode(message, Examples.PLAIN);
        assertThat(ok.repaired()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deviations")
    void R159_R161_aStrictReaderSaysWhereAndWhat(String rule, String message, String refusal) {
        var rejected = (Decoded.Rejected<Envelope>) decode(message, STRICT);
        assertThat(rejected.why()).hasToString(refusal);
    }

    /** What {@code mos-examples/invalid/README.md} asks of a strict reader. */
    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("bad-time-and-duration", "", AnswerWith.RoAck.class),
                Arguments.of("messageID-text", "messageID is not a number", AnswerWith.MosAck.class),
                Arguments.of("mosObj-zero-timebase", "objTB must be greater than 0", AnswerWith.MosAck.class),
                Arguments.of("overlong-storySlug", "", AnswerWith.RoAck.class),
                Arguments.of("roElementStat-missing-element", "", AnswerWith.RoAck.class),
                Arguments.of("wrong-element-order", "element order", AnswerWith.RoAck.class));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void R161_theSamplesAreRefusedAsTheirTableSays(String name, String words, Class<?> answer) {
        var decoded = codec.decode(Examples.frame(Examples.load("invalid/" + name + ".xml")), STRICT);
        var rejected = (Decoded.Rejected<Envelope>) decoded;
        assertThat(rejected.why().problem()).contains(words);
        assertThat(rejected.answerWith()).isInstanceOf(answer);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGoodSampleIsGoodForAStrictReaderToo(String name) {
        assertThat(codec.decode(Examples.frame(Examples.load(name)), STRICT))
                .isEqualTo(new Decoded.Ok<>(Examples.envelope(name), List.of()));
    }

    @Test
    void R124_whatMosDoesNotKnowIsLegal() {
        var ok = (Decoded.Ok<Envelope>)
                decode("<roCreate><roID>R</roID><roSlug/><octext_x>1</octext_x></roCreate>", STRICT);
        assertThat(ok.repaired()).extracting(Finding::rule).containsExactly(MosFault.UNKNOWN_ELEMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<mosID>m</mosID>",
                "<ncsID>n</ncsID>",
                "<mosID>m</mosID><ncsID>n</ncsID><messageID>x</messageID>"
            })
    void R27_anAnswerThatAStrictReaderCannotUseIsNotAnswered(String ids) {
        var text = "<mos>" + ids + "<roAck><roID>R</roID><roStatus>OK</roStatus></roAck></mos>";
        assertThat(codec.decode(Examples.frame(text), Examples.PLAIN)).isInstanceOf(Decoded.Ok.class);
        var rejected = (Decoded.Rejected<Envelope>) codec.decode(Examples.frame(text), STRICT);
        assertThat(rejected.answerWith()).isInstanceOf(AnswerWith.Nothing.class);
    }

    @Test
    void R17_whereMessageIdsAreRequiredARequestWithoutOneIsRefusedAndAnAnswerIsNot() {
        var text = Examples.load("invalid/messageID-missing-on-mos4.xml");
        assertThat(codec.decode(Examples.frame(text), Examples.PLAIN)).isInstanceOf(Decoded.Ok.class);
        var rejected = (Decoded.Rejected<Envelope>) codec.decode(Examples.frame(text), Examples.PLAIN.mos4());
        assertThat(rejected.why().problem()).isEqualTo("messageID missing");
        assertThat(rejected.answerWith()).isInstanceOf(AnswerWith.MosAck.class);
        for (var message : List.of(
                "<keepAlive/>",
                "<heartbeat><time/></heartbeat>",
                "<roAck><roID/><roStatus>OK</roStatus></roAck>",
                "<ncsReqAppInfo/>")) {
            var bare = "<mos><mosID>m</mosID><ncsID>n</ncsID>" + message + "</mos>";
            assertThat(codec.decode(Examples.frame(bare), Examples.PLAIN.mos4()))
                    .as(message)
                    .isInstanceOf(Decoded.Ok.class);
        }
    }

    private Decoded<Envelope> decode(String message, Dialect dialect) {
        var text = "<mos><mosID>m</mosID><ncsID>n</ncsID><messageID>1</messageID>" + message + "</mos>";
        return codec.decode(Examples.frame(text), dialect);
    }
}
