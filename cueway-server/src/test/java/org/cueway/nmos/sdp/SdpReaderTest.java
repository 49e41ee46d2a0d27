package org.cueway.nmos.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.cueway.nmos.sdp.SdpReader.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session descriptions as senders write them, and as they should not. */
final class SdpReaderTest {
    static final String TWO_LEGS = """
            v=0
            o=- 1795280400 7 IN IP4 192.0.2.11
            s=CAM 1
            t=0 0
            a=group:DUP primary secondary
            m=video 5004 RTP/AVP 96
            c=IN IP4 239.10.1.1/64
            b=AS:1300000
            a=source-filter: incl IN IP4 239.10.1.1 192.0.2.11
            a=rtpmap:96 raw/90000
            a=fmtp:96 width=1920; height=1080; exactframerate=30000/1001; interlace; sampling=YCbCr-4:2:2; TP=2110TPN;
            a=mid:primary
            m=video 5006 RTP/AVP 96
            c=IN IP4 239.20.1.1/64
            b=AS:1300000
            a=source-filter: incl IN IP4 239.20.1.1 198.51.100.11
            a=rtpmap:96 raw/90000
            a=fmtp:96 width=1920; height=1080; exactframerate=30000/1001; interlace; sampling=YCbCr-4:2:2; TP=2110TPN;
            a=mid:secondary
            """;

    static final String AUDIO = """
            v=0
            o=- 1 1 IN IP4 192.0.2.12
            s=MIC
            c=IN IP4 239.10.2.1/32
            t=0 0
            m=audio 5004 RTP/AVP 97
            a=rtpmap:97 L24/48000/8
            a=ptime:0.125
            """;

    @Test
    void C52_theTextOfASenderIsReadLegByLeg() {
        var read = SdpReader.read(TWO_LEGS);

        assertThat(read.odd()).isEmpty();
        assertThat(read.usable()).isTrue();
        var description = read.description();
        assertThat(description.text()).isEqualTo(TWO_LEGS);
        assertThat(description.name()).isEqualTo("CAM 1");
        assertThat(description.legs())
                .containsExactly(
                        new Leg(0, "239.10.1.1", 5004, Optional.of("192.0.2.11")),
                        new Leg(1, "239.20.1.1", 5006, Optional.of("198.51.100.11")));
        assertThat(description.legs()).allMatch(Leg::multicast);
        var video = description.media().getFirst();
        assertThat(video.mediaType()).contains("video/raw");
        assertThat(video.encoding()).contains(new Media.Encoding("raw", 90_000, OptionalInt.empty()));
        assertThat(video.kbitPerSecond()).isEqualTo(OptionalLong.of(1_300_000));
        assertThat(video.parameters())
                .containsEntry("exactframerate", "30000/1001")
                .containsEntry("interlace", "")
                .containsEntry("tp", "2110TPN");
    }

    @Test
    void legsComeInTheOrderOfTheGroup() {
        var turned = TWO_LEGS.replace("DUP primary secondary", "DUP secondary primary");

        assertThat(SdpReader.read(turned).description().legs())
                .extracting(Leg::destination)
                .containsExactly("239.20.1.1", "239.10.1.1");
    }

    @Test
    void whatTheSessionSaysHoldsForSectionsThatSayNothing() {
        var description = SdpReader.read(AUDIO).description();

        assertThat(description.legs()).containsExactly(new Leg(0, "239.10.2.1", 5004, Optional.empty()));
        assertThat(description.media().getFirst().encoding())
                .contains(new Media.Encoding("L24", 48_000, OptionalInt.of(8)));
    }

    @Test
    void twoSourcesOfOneSectionAreTwoLegs() {
        var text = AUDIO + "a=source-filter: incl IN IP4 239.10.2.1 192.0.2.12 198.51.100.12\n";

        assertThat(SdpReader.read(text).description().legs())
                .containsExactly(
                        new Leg(0, "239.10.2.1", 5004, Optional.of("192.0.2.12")),
                        new Leg(0, "239.10.2.1", 5004, Optional.of("198.51.100.12")));
    }

    @Test
    void aFilterForAnotherAddressIsNotOurs() {
        var text = AUDIO
                + "a=source-filter: incl IN IP4 239.99.9.9 192.0.2.12\na=source-filter: excl IN IP4 * 192.0.2.13\n";

        assertThat(SdpReader.read(text).description().legs().getFirst().source())
                .isEmpty();
    }

    @Test
    void groupsAreToldFromHosts() {
        assertThat(List.of("224.0.0.1", "239.255.255.255", "ff3e::1", "FF02::1"))
                .allMatch(Leg::multicast);
        assertThat(List.of("223.255.255.255", "240.0.0.1", "192.0.2.1", "fe80::1", "feed.example", ""))
                .noneMatch(Leg::multicast);
    }

    @Test
    void whatIsOddIsSaidInWords() {
        var cases = Map.ofEntries(
                Map.entry("", SdpDoubt.NO_DESCRIPTION),
                Map.entry("<html>not found</html>", SdpDoubt.NO_DESCRIPTION),
                Map.entry("{\"error\": \"inactive\"}", SdpDoubt.NO_DESCRIPTION),
                Map.entry("v=0\ns=-\nt=0 0\n", SdpDoubt.NO_MEDIA),
                Map.entry(AUDIO.replace("c=IN IP4 239.10.2.1/32\n", ""), SdpDoubt.NO_ADDRESS),
                Map.entry(AUDIO.replace("239.10.2.1", "0.0.0.0"), SdpDoubt.UNSPECIFIED_ADDRESS),
                Map.entry(AUDIO.replace("audio 5004", "audio 0"), SdpDoubt.BAD_PORT),
                Map.entry(AUDIO.replace("audio 5004", "audio 70000"), SdpDoubt.BAD_PORT),
                Map.entry(AUDIO.replace("a=rtpmap", "a=rubbish"), SdpDoubt.NO_ENCODING),
                Map.entry(
                        TWO_LEGS.replace("239.20.1.1", "239.10.1.1")
                                .replace("198.51.100.11", "192.0.2.11")
                                .replace("5006", "5004"),
                        SdpDoubt.SAME_DESTINATION),
                Map.entry(TWO_LEGS.replaceFirst("width=1920", "width=1280"), SdpDoubt.LEGS_DIFFER),
                Map.entry(TWO_LEGS.replace("mid:secondary", "mid:other"), SdpDoubt.UNKNOWN_MID),
                Map.entry(TWO_LEGS.replace("a=group:DUP primary secondary\n", ""), SdpDoubt.UNGROUPED),
                Map.entry(AUDIO + "hello\n", SdpDoubt.BAD_LINE));

        cases.forEach((text, doubt) -> {
            var read = SdpReader.read(text);
            assertThat(read.odd()).extracting(Found::doubt).as(text).containsExactly(doubt);
            assertThat(read.usable()).as(text).isEqualTo(!doubt.fatal());
            assertThat(read.sentences()).singleElement().asString().startsWith(doubt.text());
        });
    }

    @Test
    void aLegThatIsMissingOfTheGroupLeavesTheOther() {
        var one = SdpReader.read(TWO_LEGS.replace("mid:secondary", "mid:other")).description();

        assertThat(one.legs()).extracting(Leg::destination).containsExactly("239.10.1.1");
    }

    @Test
    void aNewVersionOfTheSameFileMeansTheSame() {
        var one = SdpReader.read(TWO_LEGS).description();
        var newer =
                SdpReader.read(TWO_LEGS.replace("1795280400 7", "1795280400 8").replace("\n", "\r\n"));
        var other = SdpReader.read(TWO_LEGS.replace("239.10.1.1", "239.10.1.2")).description();

        assertThat(newer.odd()).isEmpty();
        assertThat(one.means(newer.description())).isTrue();
        assertThat(one.means(other)).isFalse();
    }

    @Test
    void C56_aDescriptionCanBeReducedToOneLeg() {
        var description = SdpReader.read(TWO_LEGS).description();

        var second = SdpReader.read(description.only(1));

        assertThat(second.odd()).isEmpty();
        assertThat(second.description().legs()).extracting(Leg::destination).containsExactly("239.20.1.1");
        assertThat(second.description().text()).startsWith("v=0\r\n").doesNotContain("a=mid", "a=group");
        assertThatThrownBy(() -> description.only(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void groupsThatSeveralSendersUseAreFound() {
        var one = SdpReader.read(TWO_LEGS).description().legs();
        var other = SdpReader.read(AUDIO.replace("239.10.2.1", "239.20.1.1"))
                .description()
                .legs();
        var alone = SdpReader.read(AUDIO).description().legs();
        var unicast = SdpReader.read(AUDIO.replace("239.10.2.1", "192.0.2.99"))
                .description()
                .legs();

        assertThat(Clashes.among(Map.of("cam", one, "mic", other, "alone", alone, "u1", unicast, "u2", unicast)))
                .containsExactly(new Clashes.Clash("239.20.1.1", List.of("cam", "mic")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tornFilesNeverThrow(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder(random.nextBoolean() ? TWO_LEGS : AUDIO);
            for (int edit = 0; edit <= random.nextInt(6); edit++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, " =:/;\n\0é9".charAt(random.nextInt(9)));
                    case 1 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(40)));
                    default -> text.insert(at, text.substring(0, Math.min(30, text.length())));
                }
            }
            var read = SdpReader.read(text.toString());
            assertThat(read.description().text()).isEqualTo(text.toString());
            for (int section = 0; section < read.description().media().size(); section++) {
                assertThat(SdpReader.read(read.description().only(section))
                                .description()
                                .media())
                        .hasSizeLessThanOrEqualTo(1);
            }
            read.description()
                    .media()
                    .forEach(media -> assertThat(media.parameters()).isNotNull());
            assertThat(read.description().means(read.description())).isTrue();
        }
    }
}
