package org.cueway.simulator.nmos.node;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.connection.Essence;
import org.cueway.simulator.nmos.connection.Identity;
import org.cueway.simulator.nmos.connection.Identity.Leg;
import org.cueway.simulator.nmos.connection.Side;
import org.cueway.simulator.nmos.resource.ApiVersion;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a node registers, as IS-04 v1.3 has it. Pure. */
final class Bodies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ASSET = "urn:x-nmos:tag:asset:";

    private Bodies() {}

    /** What all resources have. */
    static ObjectNode core(String id, String label, String description) {
        var core = JSON.objectNode()
                .put("id", id)
                .put("version", "0:0")
                .put("label", label)
                .put("description", description);
        core.putObject("tags");
        return core;
    }

    static ObjectNode node(NodeIdentity who) {
        var body = core(who.id(), who.label(), who.gear().function());
        asset(body, who);
        body.put("href", who.uri() + "/")
                .put("hostname", who.label().toLowerCase(Locale.ROOT).replace(' ', '-'));
        body.putObject("caps");
        var api = body.putObject("api");
        api.putArray("versions").add("v1.3");
        api.putArray("endpoints")
                .addObject()
                .put("host", who.uri().getHost())
                .put("port", who.uri().getPort())
                .put("protocol", "http")
                .put("authorization", false);
        body.putArray("services");
        var clock = body.putArray("clocks").addObject().put("name", "clk0");
        if (who.gear() == Gear.TALLY_BOX) {
            clock.put("ref_type", "internal");
        } else {
            clock.put("ref_type", "ptp")
                    .put("traceable", true)
                    .put("version", "IEEE1588-2008")
                    .put("gmid", "08-00-11-ff-fe-21-e1-b0")
                    .put("locked", true);
        }
        var interfaces = body.putArray("interfaces");
        for (int network = 0; network < 2; network++) {
            interfaces
                    .addObject()
                    .put("name", "eth" + network)
                    .put("chassis_id", Names.mac(0, who.index()))
                    .put("port_id", Names.mac(network, who.index()))
                    .putObject("attached_network_device")
                    .put("chassis_id", network == 0 ? "switch-amber" : "switch-blue")
                    .put("port_id", "Ethernet1/" + (who.index() + 1));
        }
        return body;
    }

    private static void asset(ObjectNode body, NodeIdentity who) {
        var tags = body.putObject("tags");
        tags.putArray(ASSET + "manufacturer/v1.0").add("Cueway");
        tags.putArray(ASSET + "product/v1.0").add("Simulated " + who.gear().function());
        tags.putArray(ASSET + "instance-id/v1.0").add("SN-" + (1_000 + who.index()));
        tags.putArray(ASSET + "function/v1.0").add(who.gear().function());
    }

    /**
     * A device.
     *
     * @param controls the root of its Connection API for each version
     */
    static ObjectNode device(
            String id, String label, NodeIdentity who, List<Endpoint> endpoints, List<Control> controls) {
        var body = core(id, label, who.gear().function());
        asset(body, who);
        body.put("type", "urn:x-nmos:device:generic").put("node_id", who.id());
        for (var side : Side.values()) {
            var ids = body.putArray(side.kind().collection());
            // Nobody may rely on these lists, which are deprecated; a multiviewer leaves them empty.
            if (who.gear() != Gear.MONITOR) {
                endpoints.stream().filter(each -> each.who().side() == side).forEach(each -> ids.add(each.id()));
            }
        }
        var all = body.putArray("controls");
        for (var control : controls) {
            all.addObject()
                    .put("href", control.href())
                    .put("type", "urn:x-nmos:control:sr-ctrl/" + control.version())
                    .put("authorization", false);
        }
        return body;
    }

    /** Where one version of a Connection API is. */
    record Control(ApiVersion version, String href) {}

    static ObjectNode source(String id, Identity sender, String deviceId, Gear gear) {
        var body = core(id, sender.label() + " source", "");
        body.put("format", format(sender.essence())).put("device_id", deviceId);
        body.putObject("caps");
        body.putArray("parents");
        body.put("clock_name", "clk0");
        switch (sender.essence().format()) {
            case "audio" -> {
                var channels = body.putArray("channels");
                channels.addObject().put("label", "Left").put("symbol", "L");
                channels.addObject().put("label", "Right").put("symbol", "R");
            }
            case "data" -> {
                if (gear == Gear.TALLY_BOX) body.put("event_type", "boolean");
            }
            default -> rational(body, "grain_rate", 50);
        }
        return body;
    }

    static ObjectNode flow(String id, String sourceId, Identity sender, String deviceId) {
        var essence = sender.essence();
        var body = core(id, sender.label() + " flow", "");
        body.put("format", format(essence))
                .put("source_id", sourceId)
                .put("device_id", deviceId)
                .put("media_type", essence.mediaType());
        body.putArray("parents");
        switch (essence) {
            case VIDEO, VIDEO_ONE_LEG, VIDEO_UNICAST -> {
                picture(body);
                var components = body.putArray("components");
                for (var name : List.of("Y", "Cb", "Cr")) {
                    components
                            .addObject()
                            .put("name", name)
                            .put("width", name.equals("Y") ? 1920 : 960)
                            .put("height", 1080)
                            .put("bit_depth", 10);
                }
            }
            case VIDEO_MXL -> picture(body);
            case JPEG_XS -> {
                picture(body);
                body.put("profile", "High444.12")
                        .put("level", "2k-1")
                        .put("sublevel", "Sublev3bpp")
                        .put("bit_rate", 112_000);
            }
            case AUDIO, AUDIO_ONE_LEG -> {
                rational(body, "sample_rate", 48_000);
                body.put("bit_depth", 24);
            }
            case ANCILLARY ->
                body.putArray("DID_SDID").addObject().put("DID", "0x61").put("SDID", "0x02");
            case MUX -> rational(body, "grain_rate", 50);
            case TALLY_MQTT, TALLY_WEBSOCKET -> body.put("event_type", "boolean");
        }
        return body;
    }

    private static void picture(ObjectNode body) {
        rational(body, "grain_rate", 50);
        body.put("frame_width", 1920)
                .put("frame_height", 1080)
                .put("interlace_mode", "progressive")
                .put("colorspace", "BT709")
                .put("transfer_characteristic", "SDR");
    }

    private static void rational(ObjectNode body, String name, int numerator) {
        body.putObject(name).put("numerator", numerator).put("denominator", 1);
    }

    /**
     * A sender.
     *
     * @param manifest where its transport file is; empty if it has none
     */
    static ObjectNode sender(Endpoint sender, String flowId, String deviceId, Optional<String> manifest) {
        var who = sender.who();
        var body = core(who.id(), who.label(), "");
        body.put("flow_id", flowId)
                .put("transport", who.essence().transport().urn())
                .put("device_id", deviceId)
                .put("manifest_href", manifest.orElse(null));
        bindings(body, who);
        if (who.essence() == Essence.JPEG_XS) {
            body.put("bit_rate", 116_000)
                    .put("packet_transmission_mode", "codestream")
                    .put("st2110_21_sender_type", "2110TPN");
        }
        subscribe(body, sender);
        return body;
    }

    static ObjectNode receiver(Endpoint receiver, String deviceId) {
        var who = receiver.who();
        var body = core(who.id(), who.label(), "");
        body.put("format", format(who.essence()))
                .put("transport", who.essence().transport().urn())
                .put("device_id", deviceId);
        var caps = body.putObject("caps");
        caps.putArray("media_types").add(who.essence().mediaType());
        caps(caps, who.essence());
        bindings(body, who);
        subscribe(body, receiver);
        return body;
    }

    private static void caps(ObjectNode caps, Essence essence) {
        switch (essence) {
            case VIDEO, VIDEO_ONE_LEG, VIDEO_UNICAST -> set(caps, "1080p50", 50);
            case JPEG_XS -> {
                var set = set(caps, "1080p50 JPEG XS", 50);
                set.putObject("urn:x-nmos:cap:format:profile").putArray("enum").add("High444.12");
                set.putObject("urn:x-nmos:cap:transport:packet_transmission_mode")
                        .putArray("enum")
                        .add("codestream");
            }
            case AUDIO, AUDIO_ONE_LEG -> {
                var set = caps.putArray("constraint_sets").addObject();
                set.put("urn:x-nmos:cap:meta:label", "48 kHz, up to 16 channels");
                set.putObject("urn:x-nmos:cap:format:sample_rate")
                        .putArray("enum")
                        .addObject()
                        .put("numerator", 48_000);
                set.putObject("urn:x-nmos:cap:format:channel_count").put("maximum", 16);
                caps.put("version", "1:0");
            }
            case TALLY_MQTT, TALLY_WEBSOCKET -> caps.putArray("event_types").add("boolean");
            case ANCILLARY, MUX, VIDEO_MXL -> {}
        }
    }

    private static ObjectNode set(ObjectNode caps, String label, int rate) {
        var set = caps.putArray("constraint_sets").addObject();
        set.put("urn:x-nmos:cap:meta:label", label);
        set.putObject("urn:x-nmos:cap:format:frame_height").putArray("enum").add(1080);
        set.putObject("urn:x-nmos:cap:format:grain_rate")
                .putArray("enum")
                .addObject()
                .put("numerator", rate)
                .put("denominator", 1);
        caps.put("version", "1:0");
        return set;
    }

    private static void bindings(ObjectNode body, Identity who) {
        var bindings = body.putArray("interface_bindings");
        who.legs().stream().map(Leg::interfaceName).forEach(bindings::add);
    }

    /** Writes down what it is connected to (nmos §3.4). */
    static void subscribe(ObjectNode body, Endpoint endpoint) {
        body.putObject("subscription")
                .put(endpoint.who().side().peer(), endpoint.peer().orElse(null))
                .put("active", endpoint.isOn());
    }

    /** Says which group it belongs to (BCP-002-01). */
    static void group(ObjectNode body, String group, String role) {
        body.putObject("tags").putArray("urn:x-nmos:tag:grouphint/v1.0").add(group + ":" + role);
    }

    private static String format(Essence essence) {
        return "urn:x-nmos:format:" + essence.format();
    }
}
