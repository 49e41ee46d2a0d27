package org.cueway.nmos.is05.plan;

import java.util.Map;
import org.cueway.nmos.Urn;

/** How essence travels, as far as connecting differs (IS-05 "Transports", nmos §4.6). */
public enum Transport {
    /** Streams that a session description tells of. */
    RTP(Map.of()),
    /** Segments that a manifest tells of. */
    DASH(Map.of()),
    /** Messages by way of a broker. */
    MQTT(Map.of("destination_host", "source_host", "destination_port", "source_port")),
    /** Messages over a socket at the sender. */
    WEBSOCKET(Map.of()),
    /** Memory that both reach (BCP-007-03). */
    MXL(Map.of()),
    /** NDI (BCP-007-01). */
    NDI(Map.of()),
    /** Any other: only its constraints tell of it. */
    OTHER(Map.of());

    private final Map<String, String> names;

    Transport(Map<String, String> names) {
        this.names = names;
    }

    /** Of the URN of a sender or receiver. */
    public static Transport of(Urn urn) {
        return switch (urn.base()) {
            case "urn:x-nmos:transport:rtp" -> RTP;
            case "urn:x-nmos:transport:dash" -> DASH;
            case "urn:x-nmos:transport:mqtt" -> MQTT;
            case "urn:x-nmos:transport:websocket" -> WEBSOCKET;
            case "urn:x-nmos:transport:mxl" -> MXL;
            case "urn:x-nmos:transport:ndi" -> NDI;
            default -> OTHER;
        };
    }

    /** Whether a receiver is told by a transport file. */
    public boolean usesFile() {
        return this == RTP || this == DASH;
    }

    /** How a receiver calls what a sender calls so. */
    String atReceiver(String name) {
        return names.getOrDefault(name, name);
    }

    /** Whether it is each side's own, and never copied: its interface, and for MXL the place where the memory is mounted. */
    boolean isOwn(String name) {
        return "interface_ip".equals(name) || "mxl_domain_id".equals(name) || Leg.RTP_ENABLED.equals(name);
    }
}
