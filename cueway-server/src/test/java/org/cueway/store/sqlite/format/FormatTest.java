package org.cueway.store.sqlite.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.cueway.cue.Due;
import org.cueway.cue.Origin;
import org.cueway.cue.Verb;
import org.cueway.rundown.Block;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Status;
import org.cueway.rundown.Sync;
import org.cueway.rundown.Target;
import org.cueway.store.CueLines;
import org.cueway.store.Effects;
import org.cueway.store.Entry;
import org.cueway.store.Samples;
import org.cueway.store.Settlement;
import org.cueway.store.StoreException;
import org.junit.jupiter.api.Test;

/** What stands in files. The golden files are never changed: what they hold was released. */
final class FormatTest {
    private static final String HALF_A_PAIR = "\ud83d";

    /** Each text is another one, one is empty, one needs four bytes in UTF-8, one cannot be UTF-8, one is long. */
    private static final Entry GOLDEN = new Entry(
            17,
            Instant.parse("2026-11-24T18:00:00.123456789Z"),
            Entry.Kind.EDIT,
            "Nyheter \u00e5\u00f8",
            "gateway.mos",
            "NCS-A",
            "ro",
            "4711",
            "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
            "yCnIAVhCVGeW4a2i",
            "",
            "<mos>\ud83d\ude00 " + "long ".repeat(30) + "</mos>",
            "half: " + HALF_A_PAIR,
            "storiesAdded\tS1\tS2\nheaderChanged");

    /** The same with a message that is packed. */
    private static final Entry PACKED =
            GOLDEN.saying("<mos>\u00e5 " + "<storyID>long</storyID>".repeat(500) + "</mos>");

    /** Format, kind and time. */
    private static final int HEAD_BYTES = 14;

    /** Over no MOS connection, so many texts are empty; what it changed is read by programs. */
    private static final Entry GOLDEN_CUE = new Entry(
            18,
            Instant.parse("2026-11-24T18:00:00.123456789Z"),
            Entry.Kind.CUE,
            "Nyheter \u00e5\u00f8",
            "",
            "",
            "",
            "8e03978e-40d5-43dd-bc93-6894a57f9324",
            "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
            "yCnIAVhCVGeW4a2i",
            "",
            "<cue source=\"console\" caller=\"127.0.0.1\"><roID>RO1</roID><storyID>S\u00e5</storyID>"
                    + "<verb>take</verb></cue>",
            "",
            "cue\ttake\tconsole\t127.0.0.1\t\tnow\t\ncued\tS\u00e5\tI1\tI\\t2");

    @Test
    void aCueIsWrittenAndReadAsItWasReleased() {
        assertThat(EntryFormat.encode(GOLDEN_CUE)).isEqualTo(goldenEntry("entry-3-cue.hex"));
        assertThat(EntryFormat.decode(18, goldenEntry("entry-3-cue.hex"))).isEqualTo(GOLDEN_CUE);
        assertThat(EntryFormat.decode(18, goldenEntry("entry-2-cue.hex"))).isEqualTo(GOLDEN_CUE);
    }

    @Test
    void theLinesOfACueAreReadAsTheyWereReleased() {
        assertThat(CueLines.read(GOLDEN_CUE.changed()))
                .contains(new CueLines.Noted(
                        Verb.TAKE,
                        new Origin.Console("127.0.0.1"),
                        new Due.Now(),
                        List.of(new Target.OneItem("S\u00e5", "I1"), new Target.OneItem("S\u00e5", "I\t2"))));
    }

    @Test
    void anEntryOfFormat3IsWrittenAndReadAsItWasReleased() {
        assertThat(EntryFormat.encode(GOLDEN)).isEqualTo(goldenEntry("entry-3.hex"));
        assertThat(EntryFormat.decode(17, goldenEntry("entry-3.hex"))).isEqualTo(GOLDEN);
    }

    /** How it is packed is the business of the library, so only what was packed once is kept here, not how. */
    @Test
    void aLongMessageThatWasPackedCanBeRead() {
        assertThat(EntryFormat.decode(17, goldenEntry("packed-3.hex"))).isEqualTo(PACKED);
    }

    @Test
    void aLongMessageTakesLessRoomThanItIsLong() {
        var bytes = EntryFormat.encode(PACKED);

        assertThat(bytes).hasSizeLessThan(PACKED.message().length() / 10);
        assertThat(EntryFormat.decode(17, bytes)).isEqualTo(PACKED);
    }

    @Test
    void anyTextComesBackHoweverLongItIsAndWhateverIsInIt() {
        var random = new Random(31);
        for (int bits = 0; bits <= 16; bits++) {
            for (int highest : new int[] {'a' + 2, 0x7F, 0xFF, 0xFFFF, 0x1_0FFFF}) {
                int length = (1 << bits) + random.nextInt(3) - 1;
                var text = random.ints(length, '\n', highest + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
                var entry = GOLDEN.saying(text).answered(text + HALF_A_PAIR);
                assertThat(EntryFormat.decode(17, EntryFormat.encode(entry)))
                        .as("%d characters up to %x", length, highest)
                        .isEqualTo(entry);
            }
        }
    }

    @Test
    void anEntryOfFormat2CanStillBeRead() {
        assertThat(EntryFormat.decode(17, goldenEntry("entry-2.hex"))).isEqualTo(GOLDEN);
    }

    @Test
    void anEntryOfFormat1CanStillBeReadWithoutWhatItChanged() {
        assertThat(EntryFormat.decode(17, goldenEntry("entry-1.hex"))).isEqualTo(GOLDEN.changing(""));
    }

    @Test
    void everyKindKeepsItsCode() {
        assertThat(Entry.Kind.values()).extracting(Entry.Kind::code).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 10, 11);
        for (var kind : Entry.Kind.values()) {
            var entry = Samples.entry(kind, "1", "key", "m");
            assertThat(EntryFormat.decode(0, EntryFormat.encode(entry))).isEqualTo(entry);
        }
    }

    @Test
    void aMessageOfOursAndWhatBecameOfItAreWrittenAndReadAsTheyWereReleased() {
        var queued = new Entry(
                18,
                Instant.parse("2026-11-24T18:00:00.5Z"),
                Entry.Kind.QUEUED,
                "NCS",
                "gateway.mos",
                "NCS-A",
                "ro",
                "1001",
                "",
                "yCnIAVhCVGeW4a2i",
                "",
                "<mos><roElementStat element=\"RO\"><roID>\u00c5</roID></roElementStat></mos>",
                "",
                "");
        assertThat(EntryFormat.encode(queued)).isEqualTo(goldenEntry("queued-3.hex"));
        assertThat(EntryFormat.decode(18, goldenEntry("queued-3.hex"))).isEqualTo(queued);
        assertThat(EntryFormat.decode(18, goldenEntry("queued-2.hex"))).isEqualTo(queued);

        var settled = new Entry(
                19,
                Instant.parse("2026-11-24T18:00:01Z"),
                Entry.Kind.SETTLED,
                "NCS",
                "gateway.mos",
                "NCS-B",
                "ro",
                "1001",
                "",
                "yCnIAVhCVGeW4a2i",
                "",
                "<mos><roElementStat element=\"RO\"><roID>\u00c5</roID></roElementStat></mos>",
                "<mos><roAck><roID/><roStatus>RO not found</roStatus></roAck></mos>",
                "refused\t18\tRO not found");
        assertThat(EntryFormat.encode(settled)).isEqualTo(goldenEntry("settled-3.hex"));
        assertThat(EntryFormat.decode(19, goldenEntry("settled-3.hex"))).isEqualTo(settled);
        assertThat(EntryFormat.decode(19, goldenEntry("settled-2.hex"))).isEqualTo(settled);
        assertThat(Settlement.of(settled)).contains(new Settlement(Settlement.End.REFUSED, 18, "RO not found"));
    }

    @Test
    void whatWasFoundOutByAskingIsWrittenAndReadAsItWasReleased() {
        var healed = new Entry(
                20,
                Instant.parse("2026-11-24T18:00:02Z"),
                Entry.Kind.HEALED,
                "NCS",
                "gateway.mos",
                "NCS-A",
                "ro",
                "1002",
                "",
                "yCnIAVhCVGeW4a2i",
                "auto",
                "<mos><roList><roID>\u00c5</roID><roSlug>x</roSlug></roList></mos>",
                "",
                "storiesRemoved\tS1\nsyncCurrent");
        assertThat(EntryFormat.encode(healed)).isEqualTo(goldenEntry("healed-3.hex"));
        assertThat(EntryFormat.decode(20, goldenEntry("healed-3.hex"))).isEqualTo(healed);
        assertThat(EntryFormat.decode(20, goldenEntry("healed-2.hex"))).isEqualTo(healed);
        assertThat(Effects.healing(healed.changed())).contains(new Edit.Healing.Mark(Sync.CURRENT));
    }

    @Test
    void aNewerFormatIsRefusedInWords() {
        var bytes = goldenEntry("entry-2.hex");
        bytes[0] = 9;
        assertThatThrownBy(() -> EntryFormat.decode(17, bytes))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("entry 17 has format 9, expected 1 to 3")
                .hasMessageContaining("newer");
    }

    @Test
    void anEntryThatIsCutAnywhereIsReportedAsDamaged() {
        for (var name : List.of("entry-2.hex", "entry-3.hex", "packed-3.hex")) {
            var bytes = goldenEntry(name);
            for (int length = 0; length < bytes.length; length++) {
                assertDamaged(Arrays.copyOf(bytes, length));
            }
        }
    }

    /** Distances in a text that repeats itself can be spoiled without harm. */
    @Test
    void packedTextThatIsSpoiledIsReportedAsDamagedIfItIsNoTextAnyMore() {
        var bytes = goldenEntry("packed-3.hex");
        int damaged = 0;
        for (int at = HEAD_BYTES; at < bytes.length; at++) {
            var spoiled = bytes.clone();
            spoiled[at] ^= 0x55;
            try {
                assertThat(EntryFormat.decode(17, spoiled).number()).isEqualTo(17);
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("entry 17 is damaged");
                damaged++;
            }
        }
        assertThat(damaged).isPositive();
    }

    private static void assertDamaged(byte[] bytes) {
        assertThatThrownBy(() -> EntryFormat.decode(17, bytes))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("entry 17 is damaged");
    }

    @Test
    void aRecordOfSchema1IsWrittenAndReadAsItWasReleased() {
        var row = new RecordJson.Row(
                List.of("S1"),
                Samples.fields("storySlug", "\u00c5pning", "storyNum", "").values(),
                List.of(new Block("schema", "<a/>")),
                List.of("<b/>"),
                Optional.of(new Status("PLAY", "")),
                Optional.of("<storyBody/>"),
                Optional.empty(),
                Optional.of("graphics.mos"));
        var golden = resource("record-1.json").strip();

        assertThat(RecordJson.write(row)).isEqualTo(golden);
        assertThat(RecordJson.read(golden)).isEqualTo(row);
    }

    @Test
    void halfASurrogatePairSurvivesInARecord() {
        var row = RecordJson.Row.of(
                List.of(HALF_A_PAIR), Samples.fields("a", HALF_A_PAIR), List.of(), List.of(), Optional.empty());
        var stored = new String(RecordJson.write(row).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(RecordJson.read(stored)).isEqualTo(row);
    }

    private static byte[] goldenEntry(String name) {
        return HexFormat.of().parseHex(resource(name).replaceAll("\\s", ""));
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(FormatTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
