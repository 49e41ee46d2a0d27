package org.cueway.simulator.nmos.connection;

/** What a sender sends or a receiver takes. */
public enum Essence {
    VIDEO("video", "video/raw", Transport.RTP_MULTICAST, 2),
    VIDEO_ONE_LEG("video", "video/raw", Transport.RTP_MULTICAST, 1),
    VIDEO_UNICAST("video", "video/raw", Transport.RTP_UNICAST, 1),
    JPEG_XS("video", "video/jxsv", Transport.RTP_MULTICAST, 1),
    VIDEO_MXL("video", "video/v210", Transport.MXL, 1),
    AUDIO("audio", "audio/L24", Transport.RTP_MULTICAST, 2),
    AUDIO_ONE_LEG("audio", "audio/L24", Transport.RTP_MULTICAST, 1),
    ANCILLARY("data", "video/smpte291", Transport.RTP_MULTICAST, 2),
    MUX("mux", "video/SMPTE2022-6", Transport.RTP_MULTICAST, 1),
    TALLY_MQTT("data", "application/json", Transport.MQTT, 1),
    TALLY_WEBSOCKET("data", "application/json", Transport.WEBSOCKET, 1);

    private final String format;
    private final String mediaType;
    private final Transport transport;
    private final int legs;

    Essence(String format, String mediaType, Transport transport, int legs) {
        this.format = format;
        this.mediaType = mediaType;
        this.transport = transport;
        this.legs = legs;
    }

    /** {@code video}, {@code audio}, {@code data} or {@code mux}. */
    public String format() {
        return format;
    }

    public String mediaType() {
        return mediaType;
    }

    public Transport transport() {
        return transport;
    }

    /** 2 where it travels twice (SMPTE 2022-7). */
    public int legs() {
        return legs;
    }

    /** Its name in labels and group hints. */
    public String role() {
        return switch (this) {
            case VIDEO, VIDEO_ONE_LEG, VIDEO_UNICAST, JPEG_XS, VIDEO_MXL -> "video";
            case AUDIO, AUDIO_ONE_LEG -> "audio";
            case ANCILLARY -> "anc";
            case MUX -> "mux";
            case TALLY_MQTT, TALLY_WEBSOCKET -> "tally";
        };
    }
}
