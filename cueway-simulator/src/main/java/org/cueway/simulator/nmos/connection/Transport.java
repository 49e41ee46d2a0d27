package org.cueway.simulator.nmos.connection;

import org.cueway.simulator.nmos.resource.ApiVersion;

/** How essence travels. */
public enum Transport {
    RTP_MULTICAST("urn:x-nmos:transport:rtp.mcast", ApiVersion.V1_0),
    RTP_UNICAST("urn:x-nmos:transport:rtp.ucast", ApiVersion.V1_0),
    MQTT("urn:x-nmos:transport:mqtt", ApiVersion.V1_1),
    WEBSOCKET("urn:x-nmos:transport:websocket", ApiVersion.V1_1),
    MXL("urn:x-nmos:transport:mxl", ApiVersion.V1_2);

    private final String urn;
    private final ApiVersion since;

    Transport(String urn, ApiVersion since) {
        this.urn = urn;
        this.since = since;
    }

    public String urn() {
        return urn;
    }

    /** Without subclass, as {@code /transporttype} says it. */
    public String base() {
        int dot = urn.indexOf('.');
        return dot < 0 ? urn : urn.substring(0, dot);
    }

    /** The first version of the Connection API that can say it; older ones hide what travels so. */
    public ApiVersion since() {
        return since;
    }

    /** Whether senders have a transport file. */
    public boolean hasFile() {
        return switch (this) {
            case RTP_MULTICAST, RTP_UNICAST -> true;
            case MQTT, WEBSOCKET, MXL -> false;
        };
    }
}
