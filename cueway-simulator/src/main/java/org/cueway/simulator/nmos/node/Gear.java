package org.cueway.simulator.nmos.node;

import java.util.List;
import org.cueway.simulator.nmos.connection.Essence;
import org.cueway.simulator.nmos.resource.ApiVersion;

/** Kinds of equipment: what they send and take, and which versions of the Connection API they speak. */
public enum Gear {
    CAMERA(
            "CAM",
            "Camera",
            List.of(Essence.VIDEO, Essence.AUDIO, Essence.ANCILLARY),
            List.of(Essence.VIDEO, Essence.AUDIO)),
    MONITOR(
            "MON",
            "Multiviewer",
            List.of(Essence.VIDEO),
            List.of(Essence.VIDEO, Essence.VIDEO, Essence.AUDIO, Essence.ANCILLARY)),
    AUDIO_DESK(
            "MIX",
            "Audio desk",
            List.of(Essence.AUDIO_ONE_LEG, Essence.AUDIO_ONE_LEG),
            List.of(Essence.AUDIO_ONE_LEG, Essence.AUDIO_ONE_LEG, Essence.AUDIO_ONE_LEG)),
    JPEG_XS_CODEC("JXS", "JPEG XS codec", List.of(Essence.JPEG_XS), List.of(Essence.JPEG_XS)),
    /** Old: version 1.0 of the Connection API and nothing else. */
    SDI_GATEWAY(
            "SDI",
            "SDI gateway",
            List.of(Essence.VIDEO_ONE_LEG, Essence.AUDIO_ONE_LEG, Essence.MUX),
            List.of(Essence.VIDEO_ONE_LEG, Essence.AUDIO_ONE_LEG, Essence.MUX)),
    CONTRIBUTION_LINK("LNK", "Contribution link", List.of(Essence.VIDEO_UNICAST), List.of(Essence.VIDEO_UNICAST)),
    TALLY_BOX(
            "TLY",
            "Tally box",
            List.of(Essence.TALLY_MQTT, Essence.TALLY_WEBSOCKET),
            List.of(Essence.TALLY_MQTT, Essence.TALLY_WEBSOCKET)),
    /** New: version 1.2 of the Connection API, and a transport that older ones cannot say. */
    SOFTWARE_MIXER(
            "SWM",
            "Software mixer",
            List.of(Essence.VIDEO_MXL, Essence.VIDEO_ONE_LEG),
            List.of(Essence.VIDEO_MXL, Essence.VIDEO_ONE_LEG));

    private final String shortName;
    private final String function;
    private final List<Essence> senders;
    private final List<Essence> receivers;

    Gear(String shortName, String function, List<Essence> senders, List<Essence> receivers) {
        this.shortName = shortName;
        this.function = function;
        this.senders = senders;
        this.receivers = receivers;
    }

    /** First word of labels: {@code CAM}. */
    public String shortName() {
        return shortName;
    }

    /** What it is, in words. */
    public String function() {
        return function;
    }

    /** What its device sends. */
    public List<Essence> senders() {
        return senders;
    }

    /** What its device takes. */
    public List<Essence> receivers() {
        return receivers;
    }

    /** Versions of the Connection API. */
    public List<ApiVersion> connectionVersions() {
        return switch (this) {
            case CAMERA, MONITOR, AUDIO_DESK, JPEG_XS_CODEC -> List.of(ApiVersion.V1_0, ApiVersion.V1_1);
            case CONTRIBUTION_LINK, TALLY_BOX -> List.of(ApiVersion.V1_1);
            case SDI_GATEWAY -> List.of(ApiVersion.V1_0);
            case SOFTWARE_MIXER -> List.of(ApiVersion.V1_1, ApiVersion.V1_2);
        };
    }
}
