package org.cueway.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cueway.base.Limits;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample message is read, written and read again to the same value. */
class ExamplesTest {
    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());

    static List<String> names() {
        return Examples.names();
    }

    @Test
    void thereAreAHundredOfThem() {
        assertThat(names()).hasSize(100);
    }

    @ParameterizedTest
    @MethodSource("names")
    void decodesWithoutFindingAndSurvivesTheWayOutAndIn(String name) {
        var decoded = codec.decode(Examples.frame(Examples.load(name)), Examples.PLAIN);
        assertThat(decoded).isInstanceOf(Decoded.Ok.class);
        var first = (Decoded.Ok<Envelope>) decoded;
        assertThat(first.repaired()).isEmpty();
        assertThat(first.value().message()).isNotInstanceOf(MosMessage.Unknown.class);
        assertThat(name).startsWith(first.value().message().element());

        var written = codec.encode(first.value());
        assertThat(codec.decode(Examples.frame(written), Examples.PLAIN)).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsOpaqueComesBackAsTheVeryTextItWas(String name) {
        var came = Examples.load(name);
        var written = codec.encode(Examples.envelope(name));
        assertThat(pieces(written, "mosExternalMetadata")).isEqualTo(pieces(came, "mosExternalMetadata"));
        if (!name.startsWith("roReqStoryAction-delete")) {
            assertThat(pieces(written, "storyBody")).isEqualTo(pieces(came, "storyBody"));
        }
        assertThat(pieces(written, "description")).isEqualTo(pieces(came, "description"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsTheSameInEveryEncoding(String name) {
        var text = Examples.load(name);
        for (var encoding : Encoding.values()) {
            var frame = new Frame(encoding.encode(text), encoding);
            assertThat(codec.decode(frame, Examples.PLAIN))
                    .isEqualTo(new Decoded.Ok<>(Examples.envelope(name), List.of()));
        }
    }

    /** Everything between start and end tags of this name, by looking for the text alone. */
    private static List<String> pieces(String text, String name) {
        var pieces = new ArrayList<String>();
        for (int at = 0; (at = text.indexOf("<" + name, at)) >= 0; at++) {
            int end = text.indexOf("</" + name + ">", at);
            pieces.add(end < 0 ? "" : text.substring(at, end));
        }
        return pieces;
    }
}
