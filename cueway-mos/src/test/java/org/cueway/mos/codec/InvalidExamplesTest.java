package org.cueway.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.dialect.Dialect;
import org.cueway.mos.model.DiscoveryMessage;
import org.cueway.mos.model.ModificationMessage;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.ObjectMessage;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the table of {@code mos-examples/invalid/README.md} asks of the reading, sample by sample. */
class InvalidExamplesTest {
    private static final String RO1 = "NGTV-NRCS-A;P_EVENING\\W;5C0E7A31-9B1D-4F6E-8E35-2A6B1F40D901";
    private static final String RO2 = "NGTV-NRCS-A;P_LATE\\W;D27740AF-6E12-4B88-93C1-5B0F7C22E044";

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());

    /** Which message refuses, and the words that it must contain. */
    static Stream<Arguments> refused() {
        return Stream.of(
                mosAck("billion-laughs", "DOCTYPE is not allowed"),
                roAck("duplicate-itemID", "duplicate itemID in a story"),
                roAck("duplicate-storyID", "duplicate storyID"),
                roAck("elementAction-mixed-source", "element_source mixes kinds"),
                roAck("elementAction-no-source", "element_source missing"),
                roAck("elementAction-unknown-operation", "unknown operation UPSERT"),
                mosAck("malformed-unclosed-tag", "not well-formed XML"),
                mosAck("malformed-undeclared-entity", "not well-formed XML"),
                mosAck("messageID-negative", "messageID out of range"),
                mosAck("messageID-too-large", "messageID out of range"),
                mosAck("messageID-zero", "messageID out of range"),
                mosAck("missing-ncsID", "ncsID missing"),
                roAck("missing-roID", "roID missing"),
                mosAck("mosObj-missing-objID", "objID missing"),
                roAck("move-duplicate-source", "duplicate storyID in element_source"),
                roAck("move-target-in-source", "target is among the moved stories"),
                roAck("overlong-roID", "roID longer than 128 characters"),
                roAck("roReadyToAir-bad-value", "roAir value not understood"),
                roAck("storyAction-leaseLock-too-long", "leaseLock out of range"),
                roAck("storyAction-move-without-target", "element_target missing"),
                roAck("swap-three-stories", "SWAP needs exactly two storyIDs"),
                mosAck("two-messages-in-one-envelope", "more than one message in the envelope"),
                mosAck("xxe-external-dtd", "DOCTYPE is not allowed"),
                mosAck("xxe-external-entity", "DOCTYPE is not allowed"));
    }

    /** What is taken, and the deviations that are noted. Identity, channel and stored state are not the reader's. */
    static Stream<Arguments> taken() {
        return Stream.of(
                noted("bad-time-and-duration", MosFault.VALUE_NOT_UNDERSTOOD, MosFault.VALUE_NOT_UNDERSTOOD),
                noted("insert-existing-story"),
                noted("lowercase-message"),
                noted("messageID-missing-on-mos4"),
                noted("messageID-reused-1-of-2"),
                noted("messageID-reused-2-of-2"),
                noted("messageID-text", MosFault.MESSAGE_ID_NOT_A_NUMBER),
                noted("mosObj-zero-timebase", MosFault.TIME_BASE_ZERO),
                noted("overlong-storySlug", MosFault.TEXT_TOO_LONG),
                noted("roElementStat-missing-element", MosFault.LEVEL_NOT_SAID),
                noted("unknown-itemID"),
                noted("unknown-message"),
                noted("unknown-roID"),
                noted("unknown-source-story"),
                noted("unknown-storyID"),
                noted("wrong-channel"),
                noted("wrong-element-order", MosFault.ELEMENT_ORDER, MosFault.ELEMENT_ORDER, MosFault.ELEMENT_ORDER),
                noted("wrong-mosID"),
                noted("wrong-ncsID"));
    }

    private static Arguments roAck(String name, String words) {
        return Arguments.of(name, words, AnswerWith.RoAck.class);
    }

    private static Arguments mosAck(String name, String words) {
        return Arguments.of(name, words, AnswerWith.MosAck.class);
    }

    private static Arguments noted(String name, MosFault... rules) {
        return Arguments.of(name, Arrays.asList(rules));
    }

    @Test
    void everySampleIsInOneOfTheTables() {
        var judged = Stream.concat(refused(), taken())
                .map(arguments -> "invalid/" + arguments.get()[0] + ".xml")
                .sorted()
                .toList();
        assertThat(judged).isEqualTo(Examples.invalidNames());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithTheWordsOfTheTable(String name, String words, Class<?> answer) {
        var rejected = rejected(load(name));
        assertThat(rejected.why().problem()).contains(words);
        assertThat(rejected.why().rule().text().length()).isLessThanOrEqualTo(100);
        assertThat(rejected.answerWith()).isInstanceOf(answer);
    }

    @ParameterizedTest
    @MethodSource("taken")
    void isTakenWithTheDeviationsNoted(String name, List<MosFault> rules) {
        assertThat(ok(load(name)).repaired().stream().map(Finding::rule).toList())
                .isEqualTo(rules);
    }

    @Test
    void theRefusalKnowsWhoAsked() {
        var expected =
                new Head(Optional.of("clips.gw1.northgate.ngtv.mos"), Optional.of("NGTV-NRCS-A"), Optional.of("53001"));
        for (var name :
                List.of("malformed-unclosed-tag", "xxe-external-entity", "billion-laughs", "swap-three-stories")) {
            var head = rejected(load(name)).head();
            assertThat(head.mosID()).as(name).isEqualTo(expected.mosID());
            assertThat(head.ncsID()).as(name).isEqualTo(expected.ncsID());
            assertThat(head.messageID()).as(name).isPresent();
        }
        assertThat(rejected(load("messageID-zero")).head().messageID()).contains("0");
    }

    @Test
    void theRefusalNamesTheRunningOrderIfItCanBeRead() {
        assertThat(rejected(load("move-duplicate-source")).answerWith()).isEqualTo(new AnswerWith.RoAck(RO1));
        assertThat(rejected(load("storyAction-leaseLock-too-long")).answerWith())
                .isEqualTo(new AnswerWith.RoAck(RO1));
        assertThat(rejected(load("missing-roID")).answerWith()).isEqualTo(new AnswerWith.RoAck(""));
        assertThat(rejected(load("mosObj-missing-objID")).answerWith()).isEqualTo(new AnswerWith.MosAck(""));
        var cut = (AnswerWith.RoAck) rejected(load("overlong-roID")).answerWith();
        assertThat(cut.roID()).hasSize(128);
    }

    @Test
    void R33_aDialectMayAllowLongerIdentifiers() {
        var roomy = new Dialect("roomy", Optional.empty(), Examples.PLAIN.zone(), 129);
        assertThat(codec.decode(Examples.frame(load("overlong-roID")), roomy)).isInstanceOf(Decoded.Ok.class);
    }

    @Test
    void R154_whatCannotBeReadIsKeptAndLeftOutOnOutput() {
        var envelope = ok(load("bad-time-and-duration")).value();
        var header = ((RunningOrderMessage.RoCreate) envelope.message()).header();
        assertThat(header.roEdStart().orElseThrow().text()).isEqualTo("tomorrow evening");
        assertThat(header.roEdStart().orElseThrow().value()).isEmpty();
        assertThat(header.roEdDur().orElseThrow().text()).isEqualTo("1800s");
        assertThat(codec.encode(envelope))
                .doesNotContain("roEdStart", "roEdDur")
                .contains(RO2);
    }

    @Test
    void R33_anOverlongSlugIsKeptWholeAndCutOnOutput() {
        var envelope = ok(load("overlong-storySlug")).value();
        var written = codec.encode(envelope);
        var slugs = slugs(envelope.message());
        assertThat(slugs).anySatisfy(slug -> assertThat(slug).hasSize(150));
        for (var slug : slugs) {
            var cut = slug.substring(0, Math.min(128, slug.length()));
            assertThat(written).contains("<storySlug>" + cut + "</storySlug>");
        }
    }

    private static List<String> slugs(MosMessage message) {
        var slugs = new ArrayList<String>();
        switch (message) {
            case RunningOrderMessage.RoCreate create ->
                create.stories().forEach(story -> story.storySlug().ifPresent(slugs::add));
            case RunningOrderMessage.InsertStories insert ->
                insert.stories().forEach(story -> story.storySlug().ifPresent(slugs::add));
            case DiscoveryMessage.RoStorySend send -> send.text().storySlug().ifPresent(slugs::add);
            case MosMessage other -> throw new AssertionError(other.element());
        }
        return slugs;
    }

    @Test
    void theLevelOfAStatusFollowsFromItsIds() {
        var stat = (RunningOrderMessage.RoElementStat)
                ok(load("roElementStat-missing-element")).value().message();
        assertThat(stat.target()).isInstanceOf(Target.OneItem.class);
    }

    @Test
    void aTimeBaseOfZeroGivesNoDuration() {
        var object =
                ((ObjectMessage.MosObj) ok(load("mosObj-zero-timebase")).value().message()).object();
        assertThat(object.objTB().orElseThrow().length(object.objDur().orElseThrow()))
                .isEmpty();
    }

    @Test
    void anUnknownMessageIsCarriedWithItsName() {
        var unknown = (MosMessage.Unknown) ok(load("unknown-message")).value().message();
        assertThat(unknown.element()).isEqualTo("roTeleport");
        assertThat(unknown.xml()).startsWith("<roTeleport").endsWith("</roTeleport>");
        assertThat(MosFault.UNSUPPORTED_MESSAGE.with(unknown.element())).isEqualTo("unsupported message roTeleport");
        assertThat(ok(load("lowercase-message")).value().message().element()).isEqualTo("rocreate");
    }

    @Test
    void leasesOfLessThan999SecondsAreTaken() {
        var text = load("storyAction-leaseLock-too-long");
        var action = (ModificationMessage.RoReqStoryAction)
                ok(text.replace("1500", "998")).value().message();
        assertThat(action.leaseLock()).hasValue(998);
        assertThat(rejected(text.replace("1500", "999")).why().rule()).isEqualTo(MosFault.LEASE_LOCK_OUT_OF_RANGE);
        assertThat(rejected(text.replace("1500", "soon")).why().rule()).isEqualTo(MosFault.LEASE_LOCK_OUT_OF_RANGE);
    }

    private static String load(String name) {
        return Examples.load("invalid/" + name + ".xml");
    }

    private Decoded.Rejected<Envelope> rejected(String text) {
        var decoded = codec.decode(Examples.frame(text), Examples.PLAIN);
        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        return (Decoded.Rejected<Envelope>) decoded;
    }

    private Decoded.Ok<Envelope> ok(String text) {
        var decoded = codec.decode(Examples.frame(text), Examples.PLAIN);
        assertThat(decoded).isInstanceOf(Decoded.Ok.class);
        return (Decoded.Ok<Envelope>) decoded;
    }
}
