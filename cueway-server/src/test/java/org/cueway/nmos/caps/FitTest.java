package org.cueway.nmos.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.sdp.SdpReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** May it be connected: the checks of nmos §7.1, each right and wrong, with the sentence that people read. */
final class FitTest {
    private static final String MCAST_SDP = """
            v=0
            o=- 1 1 IN IP4 192.0.2.11
            s=X
            t=0 0
            m=video 5004 RTP/AVP 96
            c=IN IP4 239.10.1.1/64
            a=rtpmap:96 raw/90000
            a=fmtp:96 width=1920; height=1080; exactframerate=50; sampling=YCbCr-4:2:2; depth=10; colorimetry=BT709; TP=2110TPN
            """;

    private final Facility facility = new Facility();

    private Verdict received(String caps) {
        return facility.receiver(caps).verdict();
    }

    private Verdict described(String text) {
        return facility.fit().judge(facility.sender(), facility.receiver(), SdpReader.read(text));
    }

    @Test
    void C81_aReceiverWithoutLimitsTakesWhatIsOfItsFormat() {
        assertThat(facility.verdict()).isEqualTo(new Verdict(Grade.COMPATIBLE, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "rtp, rtp, COMPATIBLE",
        "rtp.mcast, rtp, COMPATIBLE",
        "rtp.ucast, rtp, COMPATIBLE",
        "rtp.mcast, rtp.mcast, COMPATIBLE",
        "rtp.ucast, rtp.mcast, INCOMPATIBLE",
        "rtp, rtp.mcast, UNKNOWN",
        "websocket, rtp, INCOMPATIBLE",
        "ndi, ndi, COMPATIBLE",
        "mxl, mxl, COMPATIBLE",
        "mxl, rtp, INCOMPATIBLE",
        "of-tomorrow.x/v2.0, of-tomorrow, COMPATIBLE"
    })
    void C13_C86_C87_transportsAreComparedByBaseAndThenBySubclass(String sends, String takes, Grade grade) {
        facility.put(Kind.SENDER, Facility.SENDER.replace("rtp.mcast", sends))
                .receiver("urn:x-nmos:transport:" + takes, "urn:x-nmos:format:video", "{}");

        assertThat(facility.verdict().grade()).isEqualTo(grade);
    }

    @Test
    void C81_aSenderThatDoesNotSayHowItSendsIsDecidedByItsDescription() {
        facility.put(Kind.SENDER, Facility.SENDER.replace("rtp.mcast", "rtp"))
                .receiver("urn:x-nmos:transport:rtp.mcast", "urn:x-nmos:format:video", "{}");

        assertThat(facility.verdict().grade()).isEqualTo(Grade.UNKNOWN);
        assertThat(described(MCAST_SDP).grade()).isEqualTo(Grade.COMPATIBLE);
        assertThat(described(MCAST_SDP.replace("239.10.1.1/64", "192.0.2.77")))
                .satisfies(verdict -> assertThat(verdict.grade()).isEqualTo(Grade.INCOMPATIBLE))
                .satisfies(verdict -> assertThat(verdict.reasons())
                        .contains("it is sent by rtp.ucast, the receiver takes rtp.mcast"));
    }

    @Test
    void C81_anotherFormatDoesNotFit() {
        facility.receiver("urn:x-nmos:transport:rtp", "urn:x-nmos:format:audio", "{}");

        assertThat(facility.verdict().grade()).isEqualTo(Grade.INCOMPATIBLE);
        assertThat(facility.verdict().reasons()).containsExactly("it is video, the receiver takes audio");
        assertThat(facility.verdict().mayConnect()).isFalse();
    }

    @Test
    void C29_C81_aSenderWithoutAFlowIsUnknownAndMayBeTried() {
        facility.put(Kind.SENDER, Facility.SENDER.replace("\"flow\"", "null"));
        assertThat(facility.verdict().grade()).isEqualTo(Grade.UNKNOWN);
        assertThat(facility.verdict().reasons()).singleElement().asString().contains("no flow at present");
        assertThat(facility.verdict().mayConnect()).isTrue();

        facility.put(Kind.SENDER, Facility.SENDER.replace("\"flow\"", "\"elsewhere\""));
        assertThat(facility.verdict().reasons()).singleElement().asString().contains("not known here");

        assertThat(described(MCAST_SDP).grade()).as("its description tells").isEqualTo(Grade.COMPATIBLE);
    }

    @Test
    void C81_theMediaTypeMustBeAmongThoseTaken() {
        assertThat(received("{\"media_types\": [\"video/jxsv\", \"VIDEO/RAW\"]}")
                        .grade())
                .isEqualTo(Grade.COMPATIBLE);
        assertThat(received("{\"media_types\": [\"video/jxsv\", \"video/H264\"]}")
                        .reasons())
                .containsExactly("it is video/raw, the receiver takes video/jxsv or video/H264");
        assertThat(received("{\"media_types\": []}").grade()).isEqualTo(Grade.COMPATIBLE);

        facility.put(Kind.FLOW, Facility.VIDEO_FLOW.replace("video/raw", ""));
        assertThat(received("{\"media_types\": [\"video/raw\"]}").grade()).isEqualTo(Grade.PARTLY);
        assertThat(described(MCAST_SDP).grade()).isEqualTo(Grade.COMPATIBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "boolean, boolean, true",
        "number, number, true",
        "number, number/temperature/C, false",
        "number/*, number/temperature/C, true",
        "number/*, number, true",
        "number/*, numbers/x, false",
        "number/temperature/*, number/temperature/C, true",
        "number/temperature/*, number/speed, false",
        "Number/*, number, false",
        "*, number, false",
        "/*, number, false"
    })
    void C81_eventTypesMayEndInAWildcard(String pattern, String type, boolean covered) {
        facility.put(Kind.FLOW, """
                {"id": "flow", "source_id": "source", "format": "urn:x-nmos:format:data",
                 "media_type": "application/json", "event_type": "%s"}""".formatted(type))
                .receiver(
                        "urn:x-nmos:transport:rtp",
                        "urn:x-nmos:format:data",
                        "{\"event_types\": [\"" + pattern + "\"]}");

        assertThat(facility.verdict().grade()).isEqualTo(covered ? Grade.COMPATIBLE : Grade.INCOMPATIBLE);
        assertThat(Judge.covers(pattern, type)).isEqualTo(covered);
    }

    @Test
    void C85_aProtectedStreamIsForReceiversThatSayThatTheyCanTakeIt() {
        facility.put(Kind.SENDER, Facility.SENDER.replace("\"id\"", "\"urn:x-nmos:hkep\": true, \"id\""));

        assertThat(facility.verdict().grade()).isEqualTo(Grade.INCOMPATIBLE);
        assertThat(facility.verdict().reasons())
                .containsExactly(
                        "it is protected by HDCP key exchange (HKEP), the receiver does not say that it can do that");
        var both = "{\"constraint_sets\": [{\"urn:x-nmos:cap:transport:hkep\": {\"enum\": [true, false]}}]}";
        assertThat(received(both).grade()).isEqualTo(Grade.COMPATIBLE);
        assertThat(received(both.replace("true, ", "")).reasons()).containsExactly("hkep is yes, expected no");
    }

    @Test
    void C85_theDescriptionDecidesWhetherAStreamIsProtected() {
        assertThat(described(MCAST_SDP).grade()).isEqualTo(Grade.COMPATIBLE);
        assertThat(described(MCAST_SDP + "a=hkep:9000 IN IP4 192.0.2.11 aa-bb\n")
                        .grade())
                .isEqualTo(Grade.INCOMPATIBLE);
        assertThat(described(MCAST_SDP.replace("t=0 0", "t=0 0\na=hkep:9000 IN IP4 192.0.2.11 aa-bb"))
                        .grade())
                .isEqualTo(Grade.INCOMPATIBLE);
        assertThat(described(MCAST_SDP + "a=privacy: protocol=RTP\n").reasons())
                .singleElement()
                .asString()
                .contains("privacy encryption");
    }

    @Test
    void anUnprotectedStreamIsNotForReceiversThatTakeProtectedOnesOnly() {
        var caps = "{\"constraint_sets\": [{\"urn:x-nmos:cap:transport:hkep\": {\"enum\": [true]}}]}";

        assertThat(received(caps).reasons()).containsExactly("hkep is no, expected yes");
    }

    @Test
    void moreLegsThanTheReceiverHasIsSaidAndNoObstacle() {
        facility.put(Kind.SENDER, Facility.SENDER.replace("[\"eth0\"]", "[\"eth0\", \"eth1\"]"));

        assertThat(facility.verdict().grade()).isEqualTo(Grade.COMPATIBLE);
        assertThat(facility.verdict().reasons()).containsExactly("it is sent on 2 legs, the receiver has one");
    }

    @Test
    void legsInEachOthersNetworkAreDoubted() {
        facility.put(Kind.NODE, """
                {"id": "node", "interfaces": [
                  {"name": "eth0", "port_id": "a", "attached_network_device": {"chassis_id": "red", "port_id": "1"}},
                  {"name": "eth1", "port_id": "b", "attached_network_device": {"chassis_id": "blue", "port_id": "1"}}]}""");
        facility.put(Kind.SENDER, Facility.SENDER.replace("[\"eth0\"]", "[\"eth0\", \"eth1\"]"));
        var receiver = """
                {"id": "receiver", "device_id": "device", "transport": "urn:x-nmos:transport:rtp",
                 "format": "urn:x-nmos:format:video", "interface_bindings": %s}""";

        facility.put(Kind.RECEIVER, receiver.formatted("[\"eth0\", \"eth1\"]"));
        assertThat(facility.verdict().grade()).isEqualTo(Grade.COMPATIBLE);

        facility.put(Kind.RECEIVER, receiver.formatted("[\"eth1\", \"eth0\"]"));
        assertThat(facility.verdict().grade()).isEqualTo(Grade.PARTLY);
        assertThat(facility.verdict().reasons()).singleElement().asString().contains("legs are crossed");
    }

    @Test
    void anotherGrandmasterIsDoubted() {
        facility.put(Kind.NODE, """
                {"id": "other", "clocks": [{"name": "clk0", "ref_type": "ptp", "gmid": "bb", "locked": true}]}""");
        facility.put(Kind.DEVICE, """
                {"id": "there", "node_id": "other"}""");
        facility.put(Kind.RECEIVER, """
                {"id": "receiver", "device_id": "there", "transport": "urn:x-nmos:transport:rtp",
                 "format": "urn:x-nmos:format:video"}""");
        assertThat(facility.verdict().grade()).as("nobody knows the sender's").isEqualTo(Grade.COMPATIBLE);

        facility.put(Kind.NODE, """
                {"id": "node", "clocks": [{"name": "clk0", "ref_type": "ptp", "gmid": "aa", "locked": true},
                                          {"name": "clk1", "ref_type": "ptp", "gmid": "bb", "locked": true}]}""");
        assertThat(facility.verdict().grade()).isEqualTo(Grade.PARTLY);
        assertThat(facility.verdict().reasons())
                .containsExactly("the sender follows the grandmaster aa, the receiver bb");
    }

    @Test
    void C55_aDescriptionWithoutASenderIsJudgedToo() {
        facility.receiver("{\"media_types\": [\"video/raw\"]}");
        var fit = facility.fit();

        assertThat(fit.judge(SdpReader.read(MCAST_SDP), facility.receiver()).grade())
                .isEqualTo(Grade.COMPATIBLE);
        assertThat(fit.judge(SdpReader.read(MCAST_SDP.replace("raw/", "smpte291/")), facility.receiver())
                        .reasons())
                .containsExactly(
                        "it is data, the receiver takes video", "it is video/smpte291, the receiver takes video/raw");
        assertThat(fit.judge(SdpReader.read("rubbish"), facility.receiver()))
                .satisfies(verdict -> assertThat(verdict.grade()).isEqualTo(Grade.INCOMPATIBLE))
                .satisfies(verdict ->
                        assertThat(verdict.reasons().getFirst()).contains("no session description, expected v=0"));
    }

    @Test
    void C59_aNewVersionOfAnyPartIsJudgedAnew() {
        var caps = "{\"constraint_sets\": [{\"urn:x-nmos:cap:format:frame_height\": {\"enum\": [1080]}}]}";
        assertThat(received(caps).grade()).isEqualTo(Grade.COMPATIBLE);

        facility.put(Kind.FLOW, Facility.VIDEO_FLOW.replace("1080", "720"));
        assertThat(facility.verdict().grade()).isEqualTo(Grade.INCOMPATIBLE);

        received(caps.replace("1080", "720"));
        assertThat(facility.verdict().grade()).isEqualTo(Grade.COMPATIBLE);

        facility.inventory().remove(Kind.FLOW, "flow");
        assertThat(facility.verdict().grade()).isEqualTo(Grade.UNKNOWN);
    }

    @Test
    void aResourceThatIsGoneIsForgottenAndCanStillBeJudged() {
        var sender = facility.sender();
        var receiver = facility.receiver();
        facility.verdict();
        facility.inventory().remove(Kind.SENDER, "sender");
        facility.inventory().remove(Kind.RECEIVER, "receiver");

        assertThat(facility.fit().judge(sender, receiver).grade()).isEqualTo(Grade.COMPATIBLE);
        assertThat(Optional.of(facility.inventory().senders()))
                .hasValueSatisfying(all -> assertThat(all).isEmpty());
    }
}
