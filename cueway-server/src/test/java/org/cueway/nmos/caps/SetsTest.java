package org.cueway.nmos.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.sdp.SdpReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The truth table of BCP-004-01: every registered parameter, from IS-04 and from session descriptions, and every rule of nmos §7.3. */
final class SetsTest {
    private static final String FORMAT = "urn:x-nmos:cap:format:";
    private static final String TRANSPORT = "urn:x-nmos:cap:transport:";
    private static final String META = "urn:x-nmos:cap:meta:";

    private final Facility facility = new Facility();

    private Verdict verdict(String... sets) {
        return facility.receiver("{\"constraint_sets\": [" + String.join(", ", sets) + "]}")
                .verdict();
    }

    private Grade grade(String... sets) {
        return verdict(sets).grade();
    }

    private static String set(String... constraints) {
        return "{" + String.join(", ", constraints) + "}";
    }

    private static String one(String parameter, String constraint) {
        return "\"" + parameter + "\": " + constraint;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format:media_type | {'enum': ['video/raw']} | {'enum': ['video/jxsv']}",
                "format:grain_rate | {'enum': [{'numerator': 100, 'denominator': 2}]} | {'enum': [{'numerator': 25}]}",
                "format:grain_rate | {'minimum': {'numerator': 50}, 'maximum': {'numerator': 60000, 'denominator': 1001}} | {'maximum': {'numerator': -50, 'denominator': -2}}",
                "format:frame_width | {'minimum': 1920, 'maximum': 1920} | {'minimum': 1921}",
                "format:frame_height | {'enum': [720, 1080]} | {'maximum': 1079}",
                "format:interlace_mode | {'enum': ['progressive']} | {'enum': ['interlaced_tff', 'interlaced_bff']}",
                "format:colorspace | {'enum': ['BT709']} | {'enum': ['BT2020']}",
                "format:transfer_characteristic | {'enum': ['SDR']} | {'enum': ['HLG']}",
                "format:color_sampling | {'enum': ['YCbCr-4:2:2']} | {'enum': ['YCbCr-4:4:4', 'RGB']}",
                "format:component_depth | {'minimum': 8, 'maximum': 10} | {'enum': [8]}",
            })
    void C82_videoParametersOfAFlowAreCompared(String parameter, String right, String wrong) {
        assertThat(grade(set(one("urn:x-nmos:cap:" + parameter, right.replace('\'', '"')))))
                .isEqualTo(Grade.COMPATIBLE);
        assertThat(grade(set(one("urn:x-nmos:cap:" + parameter, wrong.replace('\'', '"')))))
                .isEqualTo(Grade.INCOMPATIBLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format:sample_rate | {'enum': [{'numerator': 48000}]} | {'enum': [{'numerator': 96000}]}",
                "format:sample_depth | {'enum': [16, 24]} | {'enum': [16]}",
                "format:channel_count | {'minimum': 1, 'maximum': 8} | {'maximum': 1}",
                "format:media_type | {'enum': ['audio/l24']} | {'enum': ['audio/L16']}",
            })
    void C82_audioParametersOfFlowAndSourceAreCompared(String parameter, String right, String wrong) {
        facility.put(Kind.FLOW, Facility.AUDIO_FLOW).put(Kind.SOURCE, """
                {"id": "source", "format": "urn:x-nmos:format:audio", "channels": [{"label": "L"}, {"label": "R"}]}""");
        var receiver = "{\"constraint_sets\": [" + set(one("urn:x-nmos:cap:" + parameter, "%s")) + "]}";

        facility.receiver(
                "urn:x-nmos:transport:rtp", "urn:x-nmos:format:audio", receiver.formatted(right.replace('\'', '"')));
        assertThat(facility.verdict().grade()).isEqualTo(Grade.COMPATIBLE);
        facility.receiver(
                "urn:x-nmos:transport:rtp", "urn:x-nmos:format:audio", receiver.formatted(wrong.replace('\'', '"')));
        assertThat(facility.verdict().grade()).isEqualTo(Grade.INCOMPATIBLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format:profile | {'enum': ['High444.12']} | {'enum': ['Main422.10']}",
                "format:level | {'enum': ['1k-1', '2k-1']} | {'enum': ['4k-1']}",
                "format:sublevel | {'enum': ['Sublev3bpp']} | {'enum': ['Sublev9bpp']}",
                "format:bit_rate | {'maximum': 116000} | {'maximum': 115999}",
                "transport:bit_rate | {'maximum': 120000} | {'maximum': 1000}",
                "transport:packet_transmission_mode | {'enum': ['codestream']} | {'enum': ['slice_sequential']}",
                "transport:st2110_21_sender_type | {'enum': ['2110TPNL']} | {'enum': ['2110TPN']}",
            })
    void C84_allThatJpegXsListsIsCompared(String parameter, String right, String wrong) {
        facility.put(Kind.FLOW, Facility.VIDEO_FLOW.replace("\"video/raw\"", """
                "video/jxsv", "profile": "High444.12", "level": "2k-1", "sublevel": "Sublev3bpp", "bit_rate": 116000"""));
        facility.put(Kind.SENDER, Facility.SENDER.replace("\"id\"", """
                "bit_rate": 120000, "st2110_21_sender_type": "2110TPNL", "id\""""));

        assertThat(grade(set(one("urn:x-nmos:cap:" + parameter, right.replace('\'', '"')))))
                .isEqualTo(Grade.COMPATIBLE);
        assertThat(grade(set(one("urn:x-nmos:cap:" + parameter, wrong.replace('\'', '"')))))
                .isEqualTo(Grade.INCOMPATIBLE);
    }

    @Test
    void C84_levelsOfTr08AreToldApartByTheirSets() {
        facility.put(Kind.FLOW, Facility.VIDEO_FLOW.replace("\"video/raw\"", """
                "video/jxsv", "profile": "High444.12", "level": "4k-2", "sublevel": "Sublev3bpp\""""));
        var conformance = set(
                one(META + "label", "\"TR-08 FHD\""),
                one(FORMAT + "media_type", "{\"enum\": [\"video/jxsv\"]}"),
                one(FORMAT + "level", "{\"enum\": [\"1k-1\", \"2k-1\"]}"),
                one(FORMAT + "sublevel", "{\"enum\": [\"Sublev3bpp\", \"Sublev4bpp\"]}"));

        assertThat(verdict(conformance).reasons())
                .containsExactly("for “TR-08 FHD” level is 4k-2, expected 1k-1 or 2k-1");
        assertThat(grade(conformance, conformance.replace("2k-1", "4k-2"))).isEqualTo(Grade.COMPATIBLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format:grain_rate | {'enum': [{'numerator': 25}]} | {'enum': [{'numerator': 50}]}",
                "format:frame_height | {'enum': [1080]} | {'enum': [720]}",
                "format:interlace_mode | {'enum': ['interlaced_tff']} | {'enum': ['progressive']}",
                "format:colorspace | {'enum': ['BT2100']} | {'enum': ['BT709']}",
                "format:transfer_characteristic | {'enum': ['HLG']} | {'enum': ['SDR']}",
                "format:color_sampling | {'enum': ['YCbCr-4:2:2']} | {'enum': ['RGB']}",
                "format:component_depth | {'enum': [10]} | {'enum': [12]}",
                "format:level | {'enum': ['1k-1']} | {'enum': ['2k-1']}",
                "transport:bit_rate | {'minimum': 2000000} | {'maximum': 1000000}",
                "transport:packet_transmission_mode | {'enum': ['slice_out_of_order']} | {'enum': ['codestream']}",
                "transport:st2110_21_sender_type | {'enum': ['2110TPW']} | {'enum': ['2110TPN']}",
            })
    void C82_whatIs04DoesNotSayComesFromTheDescription(String parameter, String right, String wrong) {
        var description = SdpReader.read("""
                v=0
                o=- 1 1 IN IP4 192.0.2.11
                s=X
                t=0 0
                m=video 5004 RTP/AVP 96
                c=IN IP4 239.1.1.1/64
                b=AS:2000000
                a=rtpmap:96 raw/90000
                a=fmtp:96 width=1920; height=1080; interlace; exactframerate=25; sampling=YCbCr-4:2:2; depth=10; \
                colorimetry=BT2100; TCS=HLG; level=1k-1; packetmode=1; transmode=0; TP=2110TPW
                """);
        facility.put(Kind.FLOW, """
                {"id": "flow", "source_id": "source", "format": "urn:x-nmos:format:video"}""");

        for (var constraint : List.of(right, wrong)) {
            facility.receiver("{\"constraint_sets\": ["
                    + set(one("urn:x-nmos:cap:" + parameter, constraint.replace('\'', '"'))) + "]}");
            assertThat(facility.fit()
                            .judge(facility.sender(), facility.receiver(), description)
                            .grade())
                    .isEqualTo(constraint.equals(right) ? Grade.COMPATIBLE : Grade.INCOMPATIBLE);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transport:packet_time | {'enum': [0.125]} | {'enum': [1]}",
                "transport:packet_time | {'enum': [0.12, 1]} | {'minimum': 0.2}",
                "transport:max_packet_time | {'maximum': 1.0} | {'maximum': 0.5}",
                "format:channel_count | {'enum': [8]} | {'enum': [2]}",
                "format:sample_depth | {'enum': [24]} | {'enum': [16]}",
                "format:sample_rate | {'enum': [{'numerator': 48000}]} | {'enum': [{'numerator': 44100}]}",
            })
    void C82_packetTimesAndChannelsComeFromTheDescription(String parameter, String right, String wrong) {
        var description = SdpReader.read("""
                v=0
                o=- 1 1 IN IP4 192.0.2.11
                s=X
                t=0 0
                m=audio 5004 RTP/AVP 97
                c=IN IP4 239.1.1.1/64
                a=rtpmap:97 L24/48000/8
                a=ptime:0.125
                a=maxptime:1
                """);
        facility.put(Kind.SENDER, Facility.SENDER.replace("\"flow\"", "null"));

        for (var constraint : List.of(right, wrong)) {
            facility.receiver(
                    "urn:x-nmos:transport:rtp",
                    "urn:x-nmos:format:audio",
                    "{\"constraint_sets\": [" + set(one("urn:x-nmos:cap:" + parameter, constraint.replace('\'', '"')))
                            + "]}");
            assertThat(facility.fit()
                            .judge(facility.sender(), facility.receiver(), description)
                            .grade())
                    .isEqualTo(constraint.equals(right) ? Grade.COMPATIBLE : Grade.INCOMPATIBLE);
        }
    }

    @Test
    void C82_everyClassOfAUsbDeviceMustBeTaken() {
        facility.put(Kind.SOURCE, """
                {"id": "source", "format": "urn:x-nmos:format:data", "usb_devices": [{"class": [3]}, {"class": [8, 14]}]}""");

        assertThat(grade(set(one(TRANSPORT + "usb_class", "{\"enum\": [3, 8, 14]}"))))
                .isEqualTo(Grade.COMPATIBLE);
        assertThat(verdict(set(one(TRANSPORT + "usb_class", "{\"enum\": [3, 8]}")))
                        .reasons())
                .containsExactly("usb class is 3 and 8 and 14, expected 3 or 8");
    }

    @Test
    void C81_anySetWillDoAndInASetAllMustHold() {
        var right = one(FORMAT + "frame_height", "{\"enum\": [1080]}");
        var wrong = one(FORMAT + "frame_width", "{\"enum\": [1280]}");

        assertThat(grade(set(right))).isEqualTo(Grade.COMPATIBLE);
        assertThat(grade(set(right, wrong))).isEqualTo(Grade.INCOMPATIBLE);
        assertThat(grade(set(wrong), set(right))).isEqualTo(Grade.COMPATIBLE);
        assertThat(grade(set(wrong), set(right, wrong))).isEqualTo(Grade.INCOMPATIBLE);
    }

    @Test
    void C81_noSetAtAllIsNeverSatisfiedAndNoListIsNoLimit() {
        assertThat(verdict().reasons()).containsExactly("the receiver takes nothing as it is configured now");
        assertThat(facility.receiver("{}").verdict().grade()).isEqualTo(Grade.COMPATIBLE);
    }

    @Test
    void C82_whatCannotBeLookedAtIsLeftOutAndSaid() {
        var right = one(FORMAT + "frame_height", "{\"enum\": [1080]}");
        var unknown = one("urn:x-vendor:cap:taste", "{\"enum\": [\"sour\"]}");

        assertThat(verdict(set(unknown)).grade()).isEqualTo(Grade.PARTLY);
        assertThat(verdict(set(unknown)).reasons()).containsExactly("not known of the sender: urn:x-vendor:cap:taste");
        assertThat(grade(set(unknown, right))).isEqualTo(Grade.PARTLY);
        assertThat(grade(set(unknown), set(right)))
                .as("a set that can be looked at in full counts more")
                .isEqualTo(Grade.COMPATIBLE);
        assertThat(grade(set())).isEqualTo(Grade.COMPATIBLE);
        assertThat(grade(set(one(FORMAT + "profile", "{}"))))
                .as("a constraint without a keyword")
                .isEqualTo(Grade.COMPATIBLE);
    }

    @Test
    void C83_aSetThatIsNotEnabledIsLeftOutAndShownAsAnOtherWay() {
        var off = set(
                one(META + "enabled", "false"),
                one(META + "label", "\"UHD\""),
                one(FORMAT + "frame_height", "{\"enum\": [1080]}"));
        var wrong = set(one(FORMAT + "frame_height", "{\"enum\": [720]}"));

        assertThat(verdict(off, wrong).grade()).isEqualTo(Grade.INCOMPATIBLE);
        assertThat(verdict(off, wrong).reasons())
                .containsExactly(
                        "frame height is 1080, expected 720",
                        "it would fit for “UHD” after the receiver is configured anew");
        assertThat(grade(off)).isEqualTo(Grade.INCOMPATIBLE);
    }

    @Test
    void C81_theNearestMissIsToldFirstAndWhatTheReceiverLikesBest() {
        var sets = new ArrayList<String>();
        for (int like = 0; like < 5; like++) {
            sets.add(set(
                    one(META + "label", "\"L" + like + "\""),
                    one(META + "preference", String.valueOf(like)),
                    one(FORMAT + "frame_height", "{\"enum\": [" + (like + 1) + "]}")));
        }
        sets.add(set(
                one(META + "label", "\"far\""),
                one(META + "preference", "100"),
                one(FORMAT + "frame_height", "{\"enum\": [1]}"),
                one(FORMAT + "frame_width", "{\"enum\": [1]}")));

        assertThat(verdict(sets.toArray(String[]::new)).reasons())
                .containsExactly(
                        "for “L4” frame height is 1080, expected 5; for “L3” frame height is 1080, expected 4; "
                                + "for “L2” frame height is 1080, expected 3; and 3 more");
    }

    @Test
    void C82_constraintsOfOddShapesAreSurvived() {
        for (var odd : List.of(
                "7",
                "null",
                "[]",
                "\"x\"",
                "{\"enum\": 3}",
                "{\"minimum\": {\"numerator\": \"a\"}}",
                "{\"maximum\": {\"numerator\": 1, \"denominator\": 0}}",
                "{\"minimum\": 1e999}",
                "{\"pattern\": \"x\"}")) {
            assertThat(grade(set(one(FORMAT + "frame_height", odd)))).as(odd).isEqualTo(Grade.COMPATIBLE);
        }
        assertThat(grade(set(one(FORMAT + "frame_height", "{\"enum\": []}")))).isEqualTo(Grade.INCOMPATIBLE);
        assertThat(facility.receiver("{\"constraint_sets\": [3, null, \"x\"]}")
                        .verdict()
                        .grade())
                .isEqualTo(Grade.COMPATIBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "'Y 4 4,Cb 4 4,Cr 4 4', YCbCr-4:4:4",
        "'Y 4 4,Cb 2 4,Cr 2 4', YCbCr-4:2:2",
        "'Y 4 4,Cb 2 2,Cr 2 2', YCbCr-4:2:0",
        "'Y 4 4,Cb 1 4,Cr 1 4', YCbCr-4:1:1",
        "'Yc 4 4,Cbc 2 4,Crc 2 4', CLYCbCr-4:2:2",
        "'I 4 4,Ct 4 4,Cp 4 4', ICtCp-4:4:4",
        "'R 4 4,G 4 4,B 4 4', RGB",
        "'X 4 4,Y 4 4,Z 4 4', XYZ",
        "'Key 4 4', KEY",
        "'Y 4 4,Cb 3 4,Cr 3 4', ''",
        "'', ''"
    })
    void C82_samplingFollowsFromTheComponents(String components, String expected) {
        var json = JsonMapper.shared().createArrayNode();
        for (var each : components.split(",")) {
            var words = each.split(" ");
            if (words.length < 3) continue;
            json.addObject()
                    .put("name", words[0])
                    .put("width", Integer.parseInt(words[1]))
                    .put("height", Integer.parseInt(words[2]));
        }
        assertThat(OfferReader.sampling(json).orElse("")).isEqualTo(expected);
    }

    /** Against a model of three lines: any set of which no constraint fails. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void C81_C82_C83_randomSetsAreJudgedAsTheRuleSays(long seed) {
        var random = new Random(seed);
        var values =
                Map.of(FORMAT + "frame_height", 1080, FORMAT + "frame_width", 1920, FORMAT + "component_depth", 10);
        for (int round = 0; round < 200; round++) {
            var sets = new ArrayList<String>();
            boolean holds = false;
            boolean whole = false;
            for (int set = random.nextInt(4); set > 0; set--) {
                var constraints = new ArrayList<String>();
                boolean enabled = random.nextInt(4) > 0;
                boolean all = true;
                boolean seen = true;
                if (!enabled) constraints.add(one(META + "enabled", "false"));
                for (var entry : values.entrySet()) {
                    int low = entry.getValue() - random.nextInt(6) + 2;
                    int high = entry.getValue() + random.nextInt(6) - 2;
                    if (random.nextBoolean()) continue;
                    constraints.add(one(entry.getKey(), "{\"minimum\": " + low + ", \"maximum\": " + high + "}"));
                    all &= low <= entry.getValue() && entry.getValue() <= high;
                }
                if (random.nextInt(3) == 0) {
                    constraints.add(one("urn:x-vendor:cap:x", "{\"enum\": [1]}"));
                    seen = false;
                }
                sets.add(set(constraints.toArray(String[]::new)));
                holds |= enabled && all;
                whole |= enabled && all && seen;
            }
            assertThat(grade(sets.toArray(String[]::new)))
                    .as(sets.toString())
                    .isEqualTo(whole ? Grade.COMPATIBLE : holds ? Grade.PARTLY : Grade.INCOMPATIBLE);
        }
    }
}
