package org.cueway.simulator.nmos.connection;

import java.util.ArrayList;
import java.util.List;
import org.cueway.simulator.nmos.resource.Tai;
import tools.jackson.databind.node.ObjectNode;

/** The transport file of an RTP sender (SMPTE ST 2110-10, RFC 7104 for two legs). Pure. */
final class SdpWriter {
    private static final String CLOCK = "ptp=IEEE1588-2008:08-00-11-ff-fe-21-e1-b0:127";

    private SdpWriter() {}

    /**
     * Writes it.
     *
     * @param params active, one for each leg
     * @param version when they came into force
     */
    static String write(Identity who, List<ObjectNode> params, Tai version) {
        var live = new ArrayList<ObjectNode>();
        for (var leg : params) {
            if (leg.path("rtp_enabled").asBoolean(true)) live.add(leg);
        }
        if (live.isEmpty()) live.addAll(params);
        var sdp = new StringBuilder();
        line(sdp, "v=0");
        line(
                sdp,
                "o=- " + version.seconds() + " " + version.seconds() + version.nanos() + " IN IP4 "
                        + live.getFirst().path("source_ip").asString());
        line(sdp, "s=" + who.label());
        line(sdp, "t=0 0");
        if (live.size() > 1) line(sdp, "a=group:DUP leg1 leg2");
        for (int leg = 0; leg < live.size(); leg++) {
            media(sdp, who.essence(), live.get(leg));
            if (live.size() > 1) line(sdp, "a=mid:leg" + (leg + 1));
        }
        return sdp.toString();
    }

    private static void media(StringBuilder sdp, Essence essence, ObjectNode leg) {
        var to = leg.path("destination_ip").asString();
        var from = leg.path("source_ip").asString();
        line(
                sdp,
                "m=" + (essence.format().equals("audio") ? "audio " : "video ")
                        + leg.path("destination_port").asInt() + " RTP/AVP 96");
        var multicast = essence.transport() == Transport.RTP_MULTICAST;
        line(sdp, "c=IN IP4 " + to + (multicast ? "/64" : ""));
        if (multicast) line(sdp, "a=source-filter: incl IN IP4 " + to + " " + from);
        describe(sdp, essence);
        line(sdp, "a=ts-refclk:" + CLOCK);
        line(sdp, "a=mediaclk:direct=0");
    }

    private static void describe(StringBuilder sdp, Essence essence) {
        switch (essence) {
            case VIDEO, VIDEO_ONE_LEG, VIDEO_UNICAST -> {
                line(sdp, "a=rtpmap:96 raw/90000");
                line(
                        sdp,
                        "a=fmtp:96 sampling=YCbCr-4:2:2; width=1920; height=1080; exactframerate=50; depth=10; TCS=SDR;"
                                + " colorimetry=BT709; PM=2110GPM; SSN=ST2110-20:2017; TP=2110TPN");
            }
            case JPEG_XS -> {
                line(sdp, "b=AS:116000");
                line(sdp, "a=rtpmap:96 jxsv/90000");
                line(
                        sdp,
                        "a=fmtp:96 packetmode=0; profile=High444.12; level=2k-1; sublevel=Sublev3bpp;"
                                + " sampling=YCbCr-4:2:2; width=1920; height=1080; exactframerate=50; depth=10;"
                                + " TCS=SDR; colorimetry=BT709; SSN=ST2110-22:2019; TP=2110TPN");
            }
            case AUDIO, AUDIO_ONE_LEG -> {
                line(sdp, "a=rtpmap:96 L24/48000/2");
                line(sdp, "a=fmtp:96 channel-order=SMPTE2110.(ST)");
                line(sdp, "a=ptime:1");
            }
            case ANCILLARY -> {
                line(sdp, "a=rtpmap:96 smpte291/90000");
                line(sdp, "a=fmtp:96 DID_SDID={0x61,0x02}; VPID_Code=133");
            }
            case MUX -> line(sdp, "a=rtpmap:96 SMPTE2022-6/27000000");
            case VIDEO_MXL, TALLY_MQTT, TALLY_WEBSOCKET -> throw new IllegalArgumentException("no file: " + essence);
        }
    }

    private static void line(StringBuilder sdp, String line) {
        sdp.append(line).append("\r\n");
    }
}
