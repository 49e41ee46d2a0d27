package org.cueway.mos.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cueway.base.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FrameFileTest {
    private static final String TWO = "<?xml version=\"1.0\"?>\n<mos>Ø1</mos>\n\n \t<mos>2</mos>\n";

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void findsTheFramesInEveryEncodingWithAndWithoutAByteOrderMark(Encoding encoding) {
        for (String mark : new String[] {"", "\uFEFF"}) {
            var file = cut(encoding.encode(mark + TWO));
            assertThat(file.end()).isEmpty();
            assertThat(file.frames()).hasSize(2);
            assertThat(file.frames().get(0).before()).isEmpty();
            assertThat(text(file.frames().get(0))).isEqualTo("<?xml version=\"1.0\"?>\n<mos>Ø1</mos>");
            assertThat(file.frames().get(1).before()).isEqualTo("\n\n \t");
            assertThat(text(file.frames().get(1))).isEqualTo("<mos>2</mos>");
        }
    }

    @Test
    void R9_textBetweenMessagesIsSkippedAndTold() {
        var file = cut(utf8("<mos/> ack! <mos/>\nbye"));
        assertThat(file.frames()).hasSize(2);
        assertThat(file.frames().get(1).junk().sample()).contains("ack!");
        assertThat(file.end()).contains(new FrameFile.End("", WireFault.JUNK, "bye"));
    }

    @Test
    void aCommentBehindTheLastMessageIsNoTrouble() {
        assertThat(cut(utf8("<mos/>\n<!-- done -->\n")).end()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', TOO_MUCH_JUNK",
        "'   ', TOO_MUCH_JUNK",
        "'<html></html>', TOO_MUCH_JUNK",
        "'<!-- only this -->', TOO_MUCH_JUNK",
        "'<mos/>\n\n<mos><a>', UNFINISHED",
        "'<mo', UNFINISHED"
    })
    void whatIsNoWholeMessageSaysWhy(String text, WireFault rule) {
        assertThat(cut(utf8(text)).end()).map(FrameFile.End::rule).contains(rule);
    }

    @Test
    void aMessageThatIsNotFinishedSaysWhereItBegan() {
        assertThat(cut(utf8("<mos/>\n\n<mos><a>")).end())
                .map(FrameFile.End::before)
                .contains("\n\n");
    }

    @Test
    void aLostByteInATwoByteEncodingIsNamed() {
        byte[] whole = Encoding.UCS2BE.encode("<mos>abc</mos>");
        var cut = new byte[whole.length - 1];
        System.arraycopy(whole, 0, cut, 0, 12);
        System.arraycopy(whole, 13, cut, 12, cut.length - 12);
        assertThat(cut(cut).end()).map(FrameFile.End::rule).contains(WireFault.MISALIGNED);
    }

    @Test
    void anEncodingThatIsAskedForHasToBeTheOne() {
        var file = FrameFile.cut(utf8(TWO), Optional.of(Encoding.UCS2BE), Limits.Wire.defaults());
        assertThat(file.end()).map(FrameFile.End::detail).contains("expected ucs2be, found utf8");
    }

    private static FrameFile cut(byte[] content) {
        return FrameFile.cut(content, Optional.empty(), Limits.Wire.defaults());
    }

    private static String text(FrameFile.Piece piece) {
        return piece.frame().encoding().decode(piece.frame().bytes()).orElseThrow();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
