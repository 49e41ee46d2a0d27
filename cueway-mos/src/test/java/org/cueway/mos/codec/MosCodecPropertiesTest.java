package org.cueway.mos.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.cueway.base.Limits;
import org.cueway.mos.wire.Encoding;
import org.cueway.mos.wire.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every message and for every rubbish; the seed in the test's name makes it happen again. */
class MosCodecPropertiesTest {
    private final MosCodec codec = new MosCodec(Limits.Xml.defaults());

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadAsItWas(long seed) {
        var generator = new MessageGenerator(seed);
        for (int i = 0; i < 200; i++) {
            var envelope = generator.envelope();
            var text = codec.encode(envelope);
            var decoded = codec.decode(Examples.frame(text), Examples.PLAIN);
            if (!(decoded instanceof Decoded.Ok<Envelope>(var again, var _))) {
                fail("%s%n%s%n%s", envelope, text, decoded);
                return;
            }
            assertThat(again).as(text).isEqualTo(envelope);
            assertThat(codec.encode(again)).isEqualTo(text);
        }
        assertThat(codec.droppedCharacters()).isZero();
    }

    @Test
    void everyKindOfMessageIsTriedByThoseProperties() {
        var generator = new MessageGenerator(1);
        var met = new TreeSet<String>();
        for (int i = 0; i < 4_000; i++) met.add(generator.message().element());
        for (var name : Examples.names()) {
            assertThat(met).contains(Examples.envelope(name).message().element());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCutOrFlippedFrameNeverThrows(long seed) {
        var random = new SplittableRandom(seed);
        var names = Examples.names();
        for (int i = 0; i < 300; i++) {
            var text = Examples.load(names.get(random.nextInt(names.size())));
            var encoding =
                    List.of(Encoding.UCS2BE, Encoding.UTF16LE, Encoding.UTF8).get(random.nextInt(3));
            var bytes = encoding.encode(text);
            if (random.nextBoolean()) bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            var decoded = codec.decode(new Frame(bytes, encoding), Examples.PLAIN);
            assertThat(decoded).isInstanceOfAny(Decoded.Ok.class, Decoded.Rejected.class);
            if (decoded instanceof Decoded.Ok<Envelope>(var envelope, var _)) codec.encode(envelope);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void elementsInAnyPlaceNeverThrow(long seed) {
        var random = new SplittableRandom(seed);
        var words = List.of(
                "mos",
                "mosID",
                "ncsID",
                "messageID",
                "roID",
                "storyID",
                "itemID",
                "story",
                "item",
                "roCreate",
                "roAck",
                "roElementAction",
                "element_source",
                "element_target",
                "mosObj",
                "objID",
                "roStorySend",
                "storyBody",
                "storyItem",
                "mosItem",
                "mosExternalMetadata",
                "mosPayload",
                "supportedProfiles",
                "mosProfile0",
                "roCtrl",
                "roReqStoryAction",
                "roStoryMoveMultiple",
                "listMachInfo",
                "objPaths",
                "status",
                "command",
                "list");
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder("<mos><mosID>m</mosID><ncsID>n</ncsID>");
            grow(text, words, random, 1);
            text.append("</mos>");
            var decoded = codec.decode(Examples.frame(text.toString()), Examples.PLAIN);
            assertThat(decoded).isInstanceOfAny(Decoded.Ok.class, Decoded.Rejected.class);
            if (decoded instanceof Decoded.Ok<Envelope>(var envelope, var _)) codec.encode(envelope);
        }
    }

    private static void grow(StringBuilder text, List<String> words, SplittableRandom random, int depth) {
        for (int count = random.nextInt(1, 5); count > 0; count--) {
            var word = words.get(random.nextInt(words.size()));
            text.append('<').append(word);
            if (random.nextInt(3) == 0) text.append(" operation='MOVE' element='ITEM' number='3' objID=''");
            text.append('>');
            if (depth < 6 && random.nextBoolean()) grow(text, words, random, depth + 1);
            else text.append(random.nextBoolean() ? "x" : "");
            text.append("</").append(word).append('>');
        }
    }
}
