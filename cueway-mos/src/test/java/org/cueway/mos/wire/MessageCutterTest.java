package org.cueway.mos.wire;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.cueway.base.Limits;
import org.cueway.mos.wire.websocket.Fragment;
import org.cueway.mos.wire.websocket.Inlet;
import org.cueway.mos.wire.websocket.Inlet.Arrival.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSocket messages in parts of any size, against what stands in them. */
class MessageCutterTest {
    private static final String FRAME = "<mos><roSlug>\uD83C\uDF89 é</roSlug></mos>";

    private final FrameBudget budget = new FrameBudget(64 << 20);
    private final MessageCutter cutter = new MessageCutter(limits(), budget);

    static List<Charset> charsets() {
        return List.of(UTF_16BE, UTF_16LE, UTF_8);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void R74_oneEnvelopeInAMessageInAnyEncodingWithOrWithoutByteOrderMark(Charset charset) {
        assertThat(texts(binary(FRAME, charset))).containsExactly(FRAME);
        assertThat(texts(binary("\uFEFF" + FRAME + "\r\n", charset))).containsExactly(FRAME);
        assertThat(cutter.insideMessage()).isFalse();
        assertThat(budget.used()).isZero();
    }

    @Test
    void R74_eachMessageHasAnEncodingOfItsOwnAndTextIsUtf8() {
        assertThat(texts(
                        binary(FRAME, UTF_16BE),
                        binary(FRAME, UTF_8),
                        part(Inlet.Kind.TEXT, FRAME.getBytes(UTF_8), Fragment.LAST),
                        binary(FRAME, UTF_16LE)))
                .containsExactly(FRAME, FRAME, FRAME, FRAME);
    }

    @Test
    void severalEnvelopesInOneMessageAreSplitAndTheLaterOnesAreEarly() {
        var results = results(binary(FRAME + "\r\n" + FRAME + FRAME, UTF_16BE));
        assertThat(results).hasSize(3).allSatisfy(result -> assertThat(result).isInstanceOf(Received.Whole.class));
        assertThat(results.stream().map(result -> ((Received.Whole) result).early()))
                .containsExactly(false, true, true);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void aMessageCutIntoFragmentsAtEveryOctetArrivesWhole(Charset charset) {
        var bytes = (FRAME + FRAME).getBytes(charset);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(texts(
                            part(Inlet.Kind.BINARY, Arrays.copyOf(bytes, cut), Fragment.MORE),
                            part(Inlet.Kind.BINARY, Arrays.copyOfRange(bytes, cut, bytes.length), Fragment.LAST)))
                    .as("cut at %d", cut)
                    .containsExactly(FRAME, FRAME);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<mos><mosID>m</mosID><roReq>", "<mo", "<?xml version='1.0'?>", "<mos/><mos>"})
    void anIncompleteEnvelopeIsRefusedAndTheNextMessageIsNoneTheWorse(String cut) {
        var results = results(binary(cut, UTF_16BE), binary(FRAME, UTF_8));
        assertThat(results.getLast()).isInstanceOf(Received.Whole.class);
        assertThat(results.get(results.size() - 2))
                .isInstanceOfSatisfying(
                        Received.Spoiled.class,
                        spoiled -> assertThat(spoiled.rule()).isEqualTo(WireFault.INCOMPLETE));
        assertThat(budget.used()).isZero();
    }

    @Test
    void whatIsKnownOfAnIncompleteEnvelopeGoesWithItsRefusal() {
        var head = "<mos><mosID>m</mosID><ncsID>n</ncsID><messageID>7</messageID><roRe";
        assertThat(results(binary(head, UTF_16BE)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Received.Spoiled.class,
                        spoiled -> assertThat(spoiled.head().bytes()).isEqualTo(head.getBytes(UTF_16BE)));
    }

    @Test
    void aMessageWithoutAnEnvelopeIsRefusedAnEmptyOneIsNothing() {
        assertThat(results(binary("", UTF_8), binary("\uFEFF \r\n", UTF_8))).isEmpty();
        assertThat(results(binary("hello", UTF_8)))
                .singleElement()
                .isInstanceOfSatisfying(Received.Spoiled.class, spoiled -> {
                    assertThat(spoiled.rule()).isEqualTo(WireFault.NO_ENVELOPE);
                    assertThat(spoiled.detail()).isEqualTo("hello");
                });
    }

    @Test
    void R9_junkBehindAFrameIsToldWithTheNextOne() {
        var results = results(binary(FRAME + "junk", UTF_8), binary("more" + FRAME, UTF_8));
        assertThat(((Received.Whole) results.get(1)).before()).isEqualTo(new Junk(8, "junkmore"));
    }

    @Test
    void R9_junkInARowHasALimitHoweverManyMessagesItIsSpreadOver() {
        var results = new ArrayList<Received>();
        for (int i = 0;
                i < 20 && !(results.isEmpty() ? false : results.getLast() instanceof Received.TooMuchJunk);
                i++) {
            results.addAll(results(binary("x".repeat(1_000), UTF_8)));
        }
        assertThat(results).hasSize(11).last().isInstanceOf(Received.TooMuchJunk.class);
    }

    @Test
    void aMessageWithAnOctetTooManyIsOutOfStep() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("<mos><a>".getBytes(UTF_16BE));
        bytes.write(7);
        bytes.writeBytes("</a></mos>".getBytes(UTF_16BE));
        assertThat(results(part(Inlet.Kind.BINARY, bytes.toByteArray(), Fragment.LAST)))
                .singleElement()
                .isInstanceOf(Received.Misaligned.class);
    }

    @Test
    void R11_aMessageThatNeverEndsRunsIntoTheLimitOfAFrame() {
        assertThat(results(part(Inlet.Kind.BINARY, "<mos><a>".getBytes(UTF_8), Fragment.MORE)))
                .isEmpty();
        var results = new ArrayList<Received>();
        for (int sent = 0; results.isEmpty(); sent += 10_000) {
            assertThat(sent).isLessThan(2 << 20);
            results.addAll(results(part(Inlet.Kind.BINARY, "x".repeat(10_000).getBytes(UTF_8), Fragment.MORE)));
        }
        assertThat(results).singleElement().isInstanceOf(Received.TooLarge.class);
        cutter.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void aMessageThatHasBegunHasToGoOn() {
        assertThat(cutter.patience()).isEmpty();
        assertThat(results(part(Inlet.Kind.BINARY, " ".getBytes(UTF_8), Fragment.MORE)))
                .isEmpty();
        assertThat(cutter.patience()).contains(limits().insideFrame());
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 20_261_126L, 77L);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyMixOfMessagesInAnyPartsGivesTheirEnvelopesInOrder(long seed) {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        var expected = new ArrayList<String>();
        var found = new ArrayList<String>();
        for (int message = 0; message < 300; message++) {
            var charset = charsets().get(random.nextInt(3));
            var text = new StringBuilder();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                var frame = "<mos><n>" + expected.size() + "</n><x>" + "é".repeat(random.nextInt(3_000)) + "</x></mos>";
                expected.add(frame);
                text.append(frame);
            }
            found.addAll(texts(parts(text.toString().getBytes(charset), random)));
        }
        assertThat(found).isEqualTo(expected);
        assertThat(budget.used()).isZero();
    }

    private static Part[] parts(byte[] bytes, RandomGenerator random) {
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < bytes.length) {
            int end = Math.min(bytes.length, at + random.nextInt(1, 2_000));
            parts.add(part(Inlet.Kind.BINARY, Arrays.copyOfRange(bytes, at, end), Fragment.of(end == bytes.length)));
            at = end;
        }
        return parts.toArray(Part[]::new);
    }

    private List<String> texts(Part... parts) {
        return results(parts).stream()
                .map(result -> ((Received.Whole) result).frame())
                .map(frame -> frame.encoding().decode(frame.bytes()).orElseThrow())
                .toList();
    }

    private List<Received> results(Part... parts) {
        var results = new ArrayList<Received>();
        for (var part : parts) {
            cutter.put(part);
            for (var next = cutter.next(); next.isPresent(); next = cutter.next()) {
                results.add(next.get());
                if (next.get() instanceof Received.TooLarge || next.get() instanceof Received.TooMuchJunk)
                    return results;
            }
        }
        return results;
    }

    private static Part binary(String text, Charset charset) {
        return part(Inlet.Kind.BINARY, text.getBytes(charset), Fragment.LAST);
    }

    private static Part part(Inlet.Kind kind, byte[] bytes, Fragment which) {
        return new Part(kind, bytes, which);
    }

    private static Limits.Wire limits() {
        var second = Duration.ofSeconds(1);
        return new Limits.Wire(1 << 20, 1 << 20, 64 << 20, 10_000, second, second, second, 100);
    }
}
