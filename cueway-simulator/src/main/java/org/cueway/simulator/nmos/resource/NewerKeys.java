package org.cueway.simulator.nmos.resource;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which keys came with which version of IS-04 (nmos §3.3). Keys are taken away, values never. Pure. */
public final class NewerKeys {
    private static final List<String> AUDIO_AND_PICTURE = List.of(
            "device_id",
            "grain_rate",
            "media_type",
            "sample_rate",
            "bit_depth",
            "frame_width",
            "frame_height",
            "interlace_mode",
            "colorspace",
            "transfer_characteristic",
            "components",
            "DID_SDID");

    /** Slashes lead into objects and every entry of lists. */
    private static final Map<ApiVersion, Map<Kind, List<String>>> SINCE = Map.of(
            ApiVersion.V1_1,
                    Map.of(
                            Kind.NODE, List.of("description", "tags", "api", "clocks"),
                            Kind.DEVICE, List.of("description", "tags", "controls"),
                            Kind.SOURCE, List.of("clock_name", "grain_rate", "channels"),
                            Kind.FLOW, AUDIO_AND_PICTURE),
            ApiVersion.V1_2,
                    Map.of(
                            Kind.NODE, List.of("interfaces"),
                            Kind.SENDER, List.of("caps", "interface_bindings", "subscription"),
                            Kind.RECEIVER, List.of("interface_bindings", "subscription/active")),
            ApiVersion.V1_3,
                    Map.of(
                            Kind.NODE,
                                    List.of(
                                            "api/endpoints/authorization",
                                            "services/authorization",
                                            "interfaces/attached_network_device"),
                            Kind.DEVICE, List.of("controls/authorization"),
                            Kind.SOURCE, List.of("event_type"),
                            Kind.FLOW, List.of("event_type")));

    private NewerKeys() {}

    /** The body without what is newer than that version. */
    public static ObjectNode without(Kind kind, ObjectNode body, ApiVersion version) {
        var left = body.deepCopy();
        SINCE.forEach((since, keys) -> {
            if (version.isBelow(since)) {
                keys.getOrDefault(kind, List.of()).forEach(path -> remove(left, path));
            }
        });
        return left;
    }

    private static void remove(JsonNode from, String path) {
        int slash = path.indexOf('/');
        if (from.isArray()) {
            from.forEach(entry -> remove(entry, path));
        } else if (from instanceof ObjectNode object) {
            if (slash < 0) object.remove(path);
            else remove(object.path(path.substring(0, slash)), path.substring(slash + 1));
        }
    }
}
