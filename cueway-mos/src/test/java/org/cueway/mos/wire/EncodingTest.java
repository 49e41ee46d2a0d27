package org.cueway.mos.wire;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTest {
    private static final String TEXT = "Gr\u00FC\u00DFe, \u05E9\u05DC\u05D5\u05DD, \uD83D\uDE00, \uFFFD";

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void R3_charactersBeyondTheFirstPlaneComeBackAsTheyWere(Encoding encoding) {
        assertThat(encoding.decode(encoding.encode(TEXT))).contains(TEXT);
    }

    @Test
    void R2_bytesAreThoseOfTheCharsetWithoutAByteOrderMark() {
        assertThat(Encoding.UCS2BE.encode(TEXT)).isEqualTo(TEXT.getBytes(UTF_16BE));
        assertThat(Encoding.UTF16LE.encode(TEXT)).isEqualTo(TEXT.getBytes(UTF_16LE));
        assertThat(Encoding.UTF8.encode(TEXT)).isEqualTo(TEXT.getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource(
            value = Encoding.class,
            names = {"UCS2BE", "UTF16LE"})
    void aLoneSurrogatePassesThroughSoThatTheXmlReaderCanRefuseIt(Encoding encoding) {
        assertThat(encoding.decode(encoding.encode("a\uD83Db"))).contains("a\uD83Db");
    }

    @Test
    void bytesThatAreNotThisEncodingAreSaidToBe() {
        assertThat(Encoding.UTF8.decode(new byte[] {'a', (byte) 0xC3, 'b'})).isEmpty();
        assertThat(Encoding.UTF8.decode(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0xBD}))
                .as("a surrogate in UTF-8")
                .isEmpty();
        assertThat(Encoding.UCS2BE.decode(new byte[] {0, 'a', 0})).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void eachEncodingIsFoundByItsWord(Encoding encoding) {
        assertThat(Encoding.named(encoding.word())).contains(encoding);
        assertThat(Encoding.named("latin1")).isEmpty();
    }
}
