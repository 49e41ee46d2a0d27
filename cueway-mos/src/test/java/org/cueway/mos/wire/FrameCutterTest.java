package org.cueway.mos.wire;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCutterTest {
    private static final String FIRST = "<mos><mosID>a</mosID><roReqAll/></mos>";
    private static final String SECOND = "<mos><mosID>b \uD83D\uDE00 שלום</mosID></mos>";
    private static final List<Encoding> ENCODINGS = List.of(Encoding.values());
    private static final Limits.Wire LIMITS = new Limits.Wire(
            10_000, 40_000, 1 << 20, 2_000, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(1), 100);

    private final FrameBudget budget = new FrameBudget(LIMITS.maxUnfinishedBytes());

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void R4_R5_twoFramesArriveWholeHoweverTheStreamIsCut(Encoding encoding) {
        var bytes = encoding.encode(FIRST + SECOND);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(texts(cut(List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)))))
                    .as("cut at byte %d", cut)
                    .containsExactly(FIRST, SECOND);
        }
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void R4_framesArriveWholeAByteAtATime(Encoding encoding) {
        assertThat(texts(cut(octets(encoding.encode(FIRST + SECOND + FIRST))))).containsExactly(FIRST, SECOND, FIRST);
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void R6_severalFramesInOneWriteArriveInOrder(Encoding encoding) {
        assertThat(texts(cut(encoding.encode(FIRST + SECOND + "<mos/>" + FIRST))))
                .containsExactly(FIRST, SECOND, "<mos/>", FIRST);
    }

    @Test
    void R6_aFrameThatCameTogetherWithTheOneBeforeItIsEarly() {
        var results = cut(List.of((FIRST + "\r\n").getBytes(UTF_8), (FIRST + SECOND).getBytes(UTF_8)));
        assertThat(results.stream().map(r -> ((Received.Whole) r).early())).containsExactly(false, false, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void R7_anEndTagOneOctetOutOfStepIsNotTakenForAFrameEnd(int which) {
        var charset = which == 0 ? UTF_16BE : UTF_16LE;
        // Bytes of "</mos>" at an odd offset: high octets in BE, low octets one further in LE.
        var stray = which == 0 ? "Ā\u3C00\u2F00\u6D00\u6F00\u7300\u3E00" : "\u3C41\u2F00\u6D00\u6F00\u7300\u3E00\u4200";
        var text = "<mos><roSlug>" + stray + "x</roSlug></mos>";
        assertThat(texts(cut(octets(text.getBytes(charset))))).containsExactly(text);
        assertThat(texts(cut((text + FIRST).getBytes(charset)))).containsExactly(text, FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<mos><mosPayload><mos><a/></mos></mosPayload></mos>",
                "<mos><mosPayload><mos/><mos a='/'><mos\n></mos ></mos></mosPayload></mos>",
                "<mos><roSlug><![CDATA[</mos>]]></roSlug></mos>",
                "<mos><roSlug><![CDATA[<mos>]] >]]]></roSlug></mos>",
                "<mos><!-- </mos> -- > <mos> --><roSlug/></mos>",
                "<mos><?pi </mos> ? ><mos> ?><roSlug/></mos>",
                "<mos><p a='</mos>' b=\"<mos>'>\"/><q r='\"'/></mos>",
                "<mos><mosID>mosa</mosID><mosa></mosa><amos/></mos>",
                "<mos version=\"2.8\" changeDate='x>y'><roReqAll/></mos>",
                "<mos\r\n ><a/></mos\t>",
                "<mos/>",
                "<mos a='1'/>",
                "<mos>Invalid command: &lt;</mos>",
                "<mos>a < b, c <! d, <3 e</mos>",
            })
    void R8_R10_R12_theMatchingEndTagEndsTheFrame(String text) {
        for (var encoding : Encoding.values()) {
            assertThat(texts(cut(octets(encoding.encode(text + FIRST))))).containsExactly(text, FIRST);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n",
                "<!-- a comment with <mos> in it -->",
                "<?stylesheet <mos>?> <!-- one --> <!-- two -->\n",
                "<!DOCTYPE mos>",
                "<!DOCTYPE mos SYSTEM \"http://example.test/a>b.dtd\" [\n]>\n",
                "<?xml version='1.0'?><!DOCTYPE mos [<!ENTITY a \"]><mos>\"><!-- ' ]> --><?p ]>?><!ENTITY b '&a;&a;'>]>",
            })
    void R2_declarationCommentsAndDoctypeBelongToTheFrameBehindThem(String prolog) {
        for (var encoding : Encoding.values()) {
            assertThat(texts(cut(octets(encoding.encode(FIRST + prolog + SECOND + FIRST)))))
                    .containsExactly(FIRST, prolog + SECOND, FIRST);
        }
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void R2_R9_whiteSpaceMarksAndNulsBetweenFramesAreFree(Encoding encoding) {
        var bytes = encoding.encode("\uFEFF" + FIRST + "\r\n\t \uFEFF\0\0\0" + SECOND + "\n");
        var results = cut(octets(bytes));
        assertThat(texts(results)).containsExactly(FIRST, SECOND);
        assertThat(results)
                .allMatch(r -> r instanceof Received.Whole(var _, var junk, var _) && junk.equals(Junk.NONE));
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void R9_junkIsSkippedCountedAndSampled(Encoding encoding) {
        var results = cut(octets(encoding.encode(FIRST + "hello <b>there</b></mos> <mosx/>" + SECOND)));
        assertThat(texts(results)).containsExactly(FIRST, SECOND);
        assertThat(results.get(1)).isInstanceOfSatisfying(Received.Whole.class, whole -> {
            assertThat(whole.before().bytes()).isGreaterThanOrEqualTo("hello<b>there</b></mos><mosx/>".length());
            assertThat(whole.before().sample().replace(" ", "")).startsWith("hello<b>there");
        });
    }

    @Test
    void R9_junkOfOddLengthDoesNotPutTheNextFrameOutOfStep() {
        for (var encoding : List.of(Encoding.UCS2BE, Encoding.UTF16LE)) {
            var bytes = join(encoding.encode(FIRST), "hello\n\n".getBytes(UTF_8), encoding.encode(SECOND));
            assertThat(texts(cut(octets(bytes)))).containsExactly(FIRST, SECOND);
        }
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void R9_tooMuchJunkInARowEndsTheConnection(Encoding encoding) {
        assertThat(cut(encoding.encode(FIRST + "x".repeat(3_000) + SECOND)))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Received.Whole.class),
                        junk -> assertThat(junk).isInstanceOf(Received.TooMuchJunk.class));
        assertThat(cut(encoding.encode("<!-- " + "x".repeat(3_000))))
                .as("a comment that never ends, in front of a frame")
                .hasOnlyElementsOfType(Received.TooMuchJunk.class)
                .isNotEmpty();
    }

    @Test
    void R1_theFirstOctetsDecideTheEncoding() {
        assertThat(sniffed(FIRST.getBytes(UTF_16BE))).contains(Encoding.UCS2BE);
        assertThat(sniffed(FIRST.getBytes(UTF_16LE))).contains(Encoding.UTF16LE);
        assertThat(sniffed(FIRST.getBytes(UTF_8))).contains(Encoding.UTF8);
        assertThat(sniffed(("\uFEFF" + FIRST).getBytes(UTF_16BE))).contains(Encoding.UCS2BE);
        assertThat(sniffed(("\uFEFF" + FIRST).getBytes(UTF_16LE))).contains(Encoding.UTF16LE);
        assertThat(sniffed(("\uFEFF" + FIRST).getBytes(UTF_8))).contains(Encoding.UTF8);
        assertThat(sniffed(("\0\0" + FIRST).getBytes(UTF_16LE))).contains(Encoding.UTF16LE);
        assertThat(sniffed(new byte[] {0, 0, 0})).isEmpty();
    }

    @Test
    void R1_aFixedEncodingIsNotGuessedAround() {
        assertThat(cut(Encoding.UCS2BE, FIRST.getBytes(UTF_16BE)))
                .hasOnlyElementsOfType(Received.Whole.class)
                .hasSize(1);
        assertThat(cut(Encoding.UCS2BE, FIRST.getBytes(UTF_8)))
                .containsExactly(new Received.WrongEncoding(Encoding.UCS2BE, Encoding.UTF8));
        assertThat(cut(Encoding.UTF8, FIRST.getBytes(UTF_16BE)))
                .containsExactly(new Received.WrongEncoding(Encoding.UTF8, Encoding.UCS2BE));
        assertThat(cut(Encoding.UCS2BE, ("\uFEFF" + FIRST).getBytes(UTF_16LE)))
                .containsExactly(new Received.WrongEncoding(Encoding.UCS2BE, Encoding.UTF16LE));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 11, 13, 24, 40, 61})
    void anOddOctetInsideAFrameIsNoticed(int at) {
        for (var encoding : List.of(Encoding.UCS2BE, Encoding.UTF16LE)) {
            var good = encoding.encode(FIRST);
            var bytes = join(Arrays.copyOf(good, at), new byte[] {7}, Arrays.copyOfRange(good, at, good.length));
            var cutter = new FrameCutter(Optional.of(encoding), LIMITS, budget);
            assertThat(feed(cutter, octets(bytes))).isEmpty();
            if (at == 2) continue; // the octet stands in the start tag: then there is no frame at all
            assertThat(cutter.patience()).contains(LIMITS.afterStrayEnd());
            assertThat(cutter.outOfPatience()).isInstanceOf(Received.Misaligned.class);
            assertThat(feed(cutter, List.of(good)))
                    .as("the peer repeats its message behind the broken one")
                    .hasOnlyElementsOfType(Received.Misaligned.class)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void aFrameThatStopsInTheMiddleRunsOutOfPatience(Encoding encoding) {
        var cutter = new FrameCutter(Optional.empty(), LIMITS, budget);
        var bytes = encoding.encode(FIRST);
        assertThat(feed(cutter, List.of(Arrays.copyOf(bytes, bytes.length - 7))))
                .isEmpty();
        assertThat(cutter.patience()).contains(LIMITS.insideFrame());
        assertThat(cutter.outOfPatience()).isEqualTo(new Received.Unfinished(LIMITS.insideFrame()));
        assertThat(feed(cutter, List.of(Arrays.copyOfRange(bytes, bytes.length - 7, bytes.length))))
                .hasSize(1);
        assertThat(cutter.patience()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void R11_aFrameOverItsLimitIsRefusedWithItsHead(Encoding encoding) {
        var head = "<mos><messageID>7</messageID><roSlug>";
        var results = cut(encoding.encode(head + "x".repeat(20_000) + "</roSlug></mos>"));
        assertThat(results).singleElement().isInstanceOfSatisfying(Received.TooLarge.class, large -> {
            assertThat(text(large.head())).startsWith(head);
            assertThat(large.allowedBytes()).isEqualTo(LIMITS.maxFrameBytes());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mosListAll", "mosObjList"})
    void R11_objectListsMayBeLonger(String name) {
        var longer = "<mos><ncsID/><" + name + ">" + "x".repeat(30_000) + "</" + name + "></mos>";
        assertThat(texts(cut(longer.getBytes(UTF_8)))).containsExactly(longer);
        var nested = longer.replace("<ncsID/>", "<roCreate>");
        assertThat(cut(nested.getBytes(UTF_8))).hasOnlyElementsOfType(Received.TooLarge.class);
        var over = longer.replace("xxxx", "xxxxxxxx");
        assertThat(cut(over.getBytes(UTF_8))).singleElement().isInstanceOf(Received.TooLarge.class);
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void R11_twiceTheSizeIsTwiceTheWork(Encoding encoding) {
        var limits = Limits.Wire.defaults();
        long once = visits(encoding, limits, 100_000);
        long twice = visits(encoding, limits, 200_000);
        assertThat(twice).isBetween(2 * once - 1_000, 2 * once + 1_000);
    }

    @Test
    void memoryIsGivenBackAfterEachFrameAndWhenTheConnectionCloses() {
        var cutter = new FrameCutter(Optional.empty(), LIMITS, budget);
        int idle = cutter.heldBytes();
        var large = "<mos>" + "x".repeat(9_900) + "</mos>";
        assertThat(texts(feed(cutter, List.of(large.getBytes(UTF_8))))).containsExactly(large);
        assertThat(cutter.heldBytes()).isEqualTo(idle).isLessThanOrEqualTo(8 << 10);
        assertThat(budget.used()).isZero();

        assertThat(feed(cutter, List.of(Arrays.copyOf(large.getBytes(UTF_8), 9_000))))
                .isEmpty();
        assertThat(budget.used()).isPositive();
        cutter.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void fiveHundredEndlessFramesStayInTheBudgetAndLeaveRoomForTheNextHonestOne() {
        var shared = new FrameBudget(8 << 20);
        var limits = Limits.Wire.defaults();
        var hogs = new ArrayList<FrameCutter>();
        var refused = 0;
        var chunk = "x".repeat(1_000).getBytes(UTF_8);
        for (int i = 0; i < 500; i++) {
            var hog = new FrameCutter(Optional.empty(), limits, shared);
            feed(hog, List.of("<mos><roSlug>".getBytes(UTF_8)));
            hogs.add(hog);
        }
        for (int round = 0; round < 200; round++) {
            for (var hog : List.copyOf(hogs)) {
                if (!feed(hog, List.of(chunk)).isEmpty()) {
                    refused++;
                    hog.close();
                    hogs.remove(hog);
                }
                assertThat(shared.used()).isLessThanOrEqualTo(8 << 20);
            }
            var honest = new FrameCutter(Optional.empty(), limits, shared);
            assertThat(texts(feed(honest, List.of(("<mos>" + "y".repeat(4_000) + "</mos>").getBytes(UTF_8)))))
                    .as("round %d", round)
                    .hasSize(1);
        }
        assertThat(refused).isPositive();
        hogs.forEach(FrameCutter::close);
        assertThat(shared.used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noBytesWhateverMakeTheCutterThrowOrTakeMoreThanItMay(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var pieces = List.of(
                "<mos>",
                "</mos>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<?",
                "?>",
                "'",
                "\"",
                "<a b=",
                "x",
                // Long enough to be passed over several at a time.
                "a text without any markup",
                "\u65e5\u672c\u8a9e, \u00e6\u00f8\u00e5",
                "<storyPresenterRR>",
                "</storyPresenterRR>");
        for (int run = 0; run < 2_000; run++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) text.append(pieces.get(random.nextInt(pieces.size())));
            var encoding = ENCODINGS.get(random.nextInt(3));
            var bytes = encoding.encode(text.toString());
            if (bytes.length > 3 && random.nextBoolean()) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            var whole = cut(bytes);
            assertThat(texts(cut(octets(bytes)))).as("%s", text).isEqualTo(texts(whole));
        }
        assertThat(budget.used()).isZero();
    }

    private long visits(Encoding encoding, Limits.Wire limits, int size) {
        var cutter = new FrameCutter(Optional.empty(), limits, new FrameBudget(limits.maxUnfinishedBytes()));
        var text = "<mos><roSlug>" + "<a/>x".repeat(size / 5) + "</roSlug></mos>";
        assertThat(feed(cutter, pieces(encoding.encode(text), 1_460))).hasSize(1);
        return cutter.visited();
    }

    private Optional<Encoding> sniffed(byte[] bytes) {
        var cutter = new FrameCutter(Optional.empty(), LIMITS, budget);
        feed(cutter, octets(bytes));
        return cutter.encoding();
    }

    private List<Received> cut(byte[] bytes) {
        return cut(List.of(bytes));
    }

    private List<Received> cut(List<byte[]> pieces) {
        try (var cutter = new FrameCutter(Optional.empty(), LIMITS, budget)) {
            return feed(cutter, pieces);
        }
    }

    private List<Received> cut(Encoding fixed, byte[] bytes) {
        try (var cutter = new FrameCutter(Optional.of(fixed), LIMITS, budget)) {
            return feed(cutter, octets(bytes));
        }
    }

    /** Feeds until the pieces are used up or a result ends the connection. */
    private static List<Received> feed(FrameCutter cutter, List<byte[]> pieces) {
        var results = new ArrayList<Received>();
        for (var piece : pieces) {
            var in = new ByteArrayInputStream(piece);
            while (in.available() > 0) {
                try {
                    cutter.fill(in);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                for (var next = cutter.next(); next.isPresent(); next = cutter.next()) {
                    results.add(next.get());
                    if (!(next.get() instanceof Received.Whole)) return results;
                }
            }
        }
        return results;
    }

    private static List<String> texts(List<Received> results) {
        return results.stream()
                .filter(Received.Whole.class::isInstance)
                .map(r -> text(((Received.Whole) r).frame()))
                .toList();
    }

    private static String text(Frame frame) {
        Charset charset = switch (frame.encoding()) {
            case UCS2BE -> UTF_16BE;
            case UTF16LE -> UTF_16LE;
            case UTF8 -> UTF_8;
        };
        return new String(frame.bytes(), charset);
    }

    private static List<byte[]> octets(byte[] bytes) {
        return pieces(bytes, 1);
    }

    private static List<byte[]> pieces(byte[] bytes, int size) {
        var pieces = new ArrayList<byte[]>();
        for (int i = 0; i < bytes.length; i += size) {
            pieces.add(Arrays.copyOfRange(bytes, i, Math.min(i + size, bytes.length)));
        }
        return pieces;
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }
}
