package org.cueway.simulator.nmos.connection;

import static org.cueway.simulator.nmos.connection.ParamType.BOOLEAN;
import static org.cueway.simulator.nmos.connection.ParamType.IP_OR_AUTO;
import static org.cueway.simulator.nmos.connection.ParamType.IP_OR_NULL;
import static org.cueway.simulator.nmos.connection.ParamType.PORT_OR_AUTO;
import static org.cueway.simulator.nmos.connection.ParamType.PORT_OR_ZERO_OR_AUTO;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which transport parameters there are (nmos §4.6). Pure. */
final class Parameters {
    private Parameters() {}

    /** Those of a leg, with what each may be, in the order in which they are shown. */
    static Map<String, ParamType> of(Side side, Essence essence) {
        var all = new LinkedHashMap<String, ParamType>();
        switch (essence.transport()) {
            case RTP_MULTICAST, RTP_UNICAST -> rtp(all, side, essence);
            case MQTT -> mqtt(all, side);
            case WEBSOCKET -> webSocket(all, side);
            case MXL -> {
                all.put("mxl_domain_id", ParamType.SCALAR);
                all.put("mxl_flow_id", ParamType.SCALAR);
            }
        }
        return all;
    }

    private static void rtp(Map<String, ParamType> all, Side side, Essence essence) {
        switch (side) {
            case SENDER -> {
                all.put("source_ip", IP_OR_AUTO);
                all.put("destination_ip", IP_OR_AUTO);
                all.put("source_port", PORT_OR_ZERO_OR_AUTO);
            }
            case RECEIVER -> {
                all.put("source_ip", IP_OR_NULL);
                if (essence.transport() == Transport.RTP_MULTICAST) all.put("multicast_ip", IP_OR_NULL);
                all.put("interface_ip", IP_OR_AUTO);
            }
        }
        all.put("destination_port", PORT_OR_AUTO);
        all.put("rtp_enabled", BOOLEAN);
        if (essence == Essence.MUX) fecAndRtcp(all, side);
    }

    private static void fecAndRtcp(Map<String, ParamType> all, Side side) {
        all.put("fec_enabled", BOOLEAN);
        all.put("fec_destination_ip", IP_OR_AUTO);
        all.put("fec1D_destination_port", PORT_OR_AUTO);
        all.put("fec2D_destination_port", PORT_OR_AUTO);
        if (side == Side.SENDER) {
            all.put("fec_type", ParamType.FEC_TYPE);
            all.put("fec_mode", ParamType.FEC_MODE);
            all.put("fec_block_width", ParamType.FEC_BLOCK);
            all.put("fec_block_height", ParamType.FEC_BLOCK);
            all.put("fec1D_source_port", PORT_OR_ZERO_OR_AUTO);
            all.put("fec2D_source_port", PORT_OR_ZERO_OR_AUTO);
            all.put("rtcp_source_port", PORT_OR_ZERO_OR_AUTO);
        } else {
            all.put("fec_mode", ParamType.FEC_MODE_OR_AUTO);
        }
        all.put("rtcp_enabled", BOOLEAN);
        all.put("rtcp_destination_ip", IP_OR_AUTO);
        all.put("rtcp_destination_port", PORT_OR_AUTO);
    }

    private static void mqtt(Map<String, ParamType> all, Side side) {
        var end = side == Side.SENDER ? "destination" : "source";
        all.put(end + "_host", ParamType.HOST_OR_AUTO_OR_NULL);
        all.put(end + "_port", PORT_OR_AUTO);
        all.put("broker_protocol", ParamType.BROKER_PROTOCOL);
        all.put("broker_authorization", ParamType.BOOLEAN_OR_AUTO);
        all.put("broker_topic", ParamType.TEXT_OR_NULL);
        all.put("connection_status_broker_topic", ParamType.TEXT_OR_NULL);
    }

    private static void webSocket(Map<String, ParamType> all, Side side) {
        all.put("connection_uri", side == Side.SENDER ? ParamType.WS_URI_OR_AUTO_OR_NULL : ParamType.WS_URI_OR_NULL);
        all.put("connection_authorization", ParamType.BOOLEAN_OR_AUTO);
        all.put("ext_is_07_source_id", ParamType.SCALAR);
        all.put("ext_is_07_rest_api_url", ParamType.SCALAR);
    }
}
