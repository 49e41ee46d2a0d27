package org.cueway.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cueway.base.Finding;
import org.cueway.base.Limits;
import org.cueway.mos.codec.Decoded.AnswerWith;
import org.cueway.mos.model.ControlMessage;
import org.cueway.mos.model.Position;
import org.cueway.mos.model.RunningOrderMessage;
import org.cueway.mos.model.SupersededMessage;
import org.cueway.mos.model.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader takes and refuses of messages that change a sequence, or act on a part of it. */
class EditReadingTest {
    private static final String HEAD = "<mosID>gw</mosID><ncsID>ncs</ncsID><messageID>7</messageID>";

    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<element_target/>",
                "<element_target><storyID/></element_target>",
                "<element_target><storyID> </storyID></element_target>"
            })
    void R104_noTargetMeansAtTheEnd(String target) {
        var move = action("MOVE", target, "<storyID>A</storyID>");
        assertThat(ok(move).value().message())
                .isEqualTo(new RunningOrderMessage.MoveStories("R", new Position.End(), List.of("A")));
        var insert = action("INSERT", target, "<story><storyID>A</storyID></story>");
        assertThat(((RunningOrderMessage.InsertStories) ok(insert).value().message()).position())
                .isEqualTo(new Position.End());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "UPSERT, <storyID>A</storyID>, unknown operation UPSERT",
                "'', <storyID>A</storyID>, unknown operation",
                "MOVE, '', element_source missing",
                "MOVE, <story><storyID>A</storyID></story>, element_source mixes kinds",
                "DELETE, <item><itemID>1</itemID></item>, element_source mixes kinds",
                "INSERT, <storyID>A</storyID>, element_source mixes kinds",
                "MOVE, <storyID>A</storyID><itemID>1</itemID>, element_source mixes kinds",
                "DELETE, <storyID>A</storyID><storyID>A</storyID>, duplicate storyID in element_source",
                "DELETE, <storyID/>, storyID missing",
                "DELETE, <itemID>1</itemID>, element_target missing",
                "REPLACE, <story><storyID>A</storyID></story>, element_target missing",
                "SWAP, <storyID>A</storyID>, SWAP needs exactly two storyIDs",
                "SWAP, <storyID>A</storyID><storyID>A</storyID>, SWAP needs exactly two storyIDs",
                "INSERT, <story><storyID>A</storyID></story><story><storyID>A</storyID></story>, duplicate storyID",
                "INSERT, <story><storySlug>x</storySlug></story>, storyID missing"
            })
    void editsThatCannotBeMeantAreRefused(String operation, String source, String words) {
        var word = operation.replace("'", "");
        var rejected = rejected(action(word, "", source.replace("''", "")));
        assertThat(rejected.why().problem()).startsWith(words);
        assertThat(rejected.answerWith()).isEqualTo(new AnswerWith.RoAck("R"));
    }

    private static String action(String operation, String target, String source) {
        return in("<roElementAction operation=\"" + operation + "\"><roID>R</roID>" + target + "<element_source>"
                + source + "</element_source></roElementAction>");
    }

    @Test
    void R104_R158_aSupersededMoveWithoutTargetGoesToTheEnd() {
        var move = ok(in("<roStoryMove><roID>R</roID><storyID>A</storyID></roStoryMove>"));
        assertThat(move.value().message()).isEqualTo(new SupersededMessage.RoStoryMove("R", "A", new Position.End()));
        assertThat(rules(move)).containsExactly(MosFault.TARGET_MISSING);
        var multiple = ok(in("<roStoryMoveMultiple><roID>R</roID><storyID>A</storyID></roStoryMoveMultiple>"));
        assertThat(((SupersededMessage) multiple.value().message()).current())
                .isEqualTo(new RunningOrderMessage.MoveStories("R", new Position.End(), List.of("A")));
        var last = ok(in("<roItemMoveMultiple><roID>R</roID><storyID>S</storyID><itemID>1</itemID><itemID/>"
                + "</roItemMoveMultiple>"));
        assertThat(((SupersededMessage) last.value().message()).current())
                .isEqualTo(new RunningOrderMessage.MoveItems("R", "S", new Position.End(), List.of("1")));
    }

    @Test
    void R107_aMoveThatNamesAStoryTwiceIsRefused() {
        var twice = in("<roStoryMoveMultiple><roID>R</roID><storyID>A</storyID><storyID>A</storyID><storyID>B</storyID>"
                + "</roStoryMoveMultiple>");
        assertThat(rejected(twice).why().problem()).isEqualTo("duplicate storyID in roStoryMoveMultiple");
        var onItself = in("<roStoryMove><roID>R</roID><storyID>A</storyID><storyID>A</storyID></roStoryMove>");
        assertThat(rejected(onItself).why().rule()).isEqualTo(MosFault.TARGET_IN_SOURCE);
    }

    @Test
    void aStatusOfVeryOldPeersIsOneOfAStory() {
        var ok = ok(in("<roStoryStat><roID>R</roID><storyID>S</storyID><status>PLAY</status></roStoryStat>"));
        assertThat(((RunningOrderMessage.RoElementStat) ok.value().message()).target())
                .isEqualTo(new Target.OneStory("R", "S"));
        assertThat(rules(ok)).containsExactly(MosFault.OLD_MESSAGE);
    }

    @Test
    void aControlOfAnItemOutsideAStoryIsRefused() {
        var text = in("<roCtrl><roID>R</roID><storyID/><itemID>1</itemID><command>EXECUTE</command></roCtrl>");
        assertThat(rejected(text).why().problem()).isEqualTo("storyID missing");
        var whole = in("<roCtrl><roID>R</roID><command> execute </command></roCtrl>");
        assertThat(((ControlMessage.RoCtrl) ok(whole).value().message()).target())
                .isEqualTo(new Target.WholeRo("R"));
        var unknown = in("<roCtrl><roID>R</roID><command>EXPLODE</command></roCtrl>");
        assertThat(rejected(unknown).why().problem()).isEqualTo("unknown command EXPLODE");
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
