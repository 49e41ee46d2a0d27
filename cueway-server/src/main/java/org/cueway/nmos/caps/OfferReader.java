package org.cueway.nmos.caps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.nmos.Resource.Flow;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.Resource.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes an offer of a sender and what it names (nmos §7.2, column "From IS-04"). Confined to the call that made it. */
final class OfferReader {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, List<Value>> found = new HashMap<>();

    private OfferReader() {}

    /** What a sender names, as far as it is known here. */
    record Essence(Optional<Flow> flow, Optional<Source> source) {}

    static Offer read(Sender sender, Essence essence, Offer.Network network) {
        var reader = new OfferReader();
        essence.flow().ifPresent(flow -> reader.flow(flow, tree(flow.core().json())));
        essence.source().ifPresent(source -> reader.source(tree(source.core().json())));
        reader.sender(tree(sender.core().json()));
        return new Offer(
                sender.transport(),
                essence.flow().map(Flow::format).filter(format -> !format.text().isEmpty()),
                reader.found,
                gap(sender, essence),
                network);
    }

    /** JSON that was read once before. */
    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    private static Optional<String> gap(Sender sender, Essence essence) {
        if (essence.flow().isPresent()) return Optional.empty();
        return Optional.of(
                sender.flowId().isEmpty()
                        ? "the sender has no flow at present, so what it sends is not known"
                        : "the sender's flow is not known here, so what it sends is not known");
    }

    private void flow(Flow flow, JsonNode json) {
        if (!flow.mediaType().isEmpty()) put(Parameter.MEDIA_TYPE, new Value.Text(flow.mediaType()));
        take(Parameter.GRAIN_RATE, json.path("grain_rate"));
        take(Parameter.EVENT_TYPE, json.path("event_type"));
        take(Parameter.FORMAT_BIT_RATE, named(json, "bit_rate"));
        take(Parameter.PROFILE, named(json, "profile"));
        take(Parameter.LEVEL, named(json, "level"));
        take(Parameter.SUBLEVEL, named(json, "sublevel"));
        if (json.has("frame_width")) video(json);
        take(Parameter.SAMPLE_RATE, json.path("sample_rate"));
        if (json.has("sample_rate")) take(Parameter.SAMPLE_DEPTH, json.path("bit_depth"));
    }

    /** What is not said has a value all the same (IS-04 flow_video). */
    private void video(JsonNode json) {
        take(Parameter.FRAME_WIDTH, json.path("frame_width"));
        take(Parameter.FRAME_HEIGHT, json.path("frame_height"));
        take(Parameter.COLORSPACE, json.path("colorspace"));
        take(Parameter.INTERLACE_MODE, json.path("interlace_mode"));
        found.putIfAbsent(Parameter.INTERLACE_MODE, List.of(new Value.Text("progressive")));
        take(Parameter.TRANSFER, json.path("transfer_characteristic"));
        found.putIfAbsent(Parameter.TRANSFER, List.of(new Value.Text("SDR")));
        var components = json.path("components");
        sampling(components).ifPresent(name -> put(Parameter.SAMPLING, new Value.Text(name)));
        var depths = new ArrayList<Value>();
        components.forEach(each -> Value.of(each.path("bit_depth")).ifPresent(depths::add));
        if (!depths.isEmpty()) found.put(Parameter.DEPTH, List.copyOf(depths));
    }

    /** {@code YCbCr-4:2:2} of components with names and sizes, as ST 2110-20 calls it; empty for what has no such name. */
    static Optional<String> sampling(JsonNode components) {
        var names = new ArrayList<String>();
        components.forEach(each -> names.add(each.path("name").asString("")));
        return switch (String.join(" ", names)) {
            case "Y Cb Cr" -> ratio(components).map(ratio -> "YCbCr-" + ratio);
            case "Yc Cbc Crc" -> ratio(components).map(ratio -> "CLYCbCr-" + ratio);
            case "I Ct Cp" -> ratio(components).map(ratio -> "ICtCp-" + ratio);
            case "R G B", "G B R" -> Optional.of("RGB");
            case "X Y Z" -> Optional.of("XYZ");
            case "Key" -> Optional.of("KEY");
            default -> Optional.empty();
        };
    }

    private static Optional<String> ratio(JsonNode components) {
        long width = components.path(0).path("width").asLong(0);
        long height = components.path(0).path("height").asLong(0);
        long across = components.path(1).path("width").asLong(0);
        long down = components.path(1).path("height").asLong(0);
        if (width <= 0 || across <= 0 || down <= 0) return Optional.empty();
        if (height == down && width == across) return Optional.of("4:4:4");
        if (height == down && width == 2 * across) return Optional.of("4:2:2");
        if (height == 2 * down && width == 2 * across) return Optional.of("4:2:0");
        return height == down && width == 4 * across ? Optional.of("4:1:1") : Optional.empty();
    }

    private void source(JsonNode json) {
        if (!found.containsKey(Parameter.GRAIN_RATE)) take(Parameter.GRAIN_RATE, json.path("grain_rate"));
        if (!found.containsKey(Parameter.EVENT_TYPE)) take(Parameter.EVENT_TYPE, json.path("event_type"));
        var channels = json.path("channels");
        if (!channels.isEmpty()) put(Parameter.CHANNELS, Value.of(channels.size()));
        var classes = new ArrayList<Value>();
        json.path("usb_devices")
                .forEach(device ->
                        device.path("class").forEach(each -> Value.of(each).ifPresent(classes::add)));
        if (!classes.isEmpty()) found.put(Parameter.USB_CLASS, List.copyOf(classes));
    }

    private void sender(JsonNode json) {
        take(Parameter.BIT_RATE, named(json, "bit_rate"));
        take(Parameter.SENDER_TYPE, named(json, "st2110_21_sender_type"));
        take(Parameter.PACKET_MODE, named(json, "packet_transmission_mode"));
        // The register: a sender that does not say transmits as codestream. It means coded video alone.
        if (found.getOrDefault(Parameter.MEDIA_TYPE, List.of()).contains(new Value.Text("video/jxsv"))) {
            found.putIfAbsent(Parameter.PACKET_MODE, List.of(new Value.Text("codestream")));
        }
        flag(Parameter.HKEP, named(json, "hkep"));
        flag(Parameter.PRIVACY, named(json, "privacy"));
    }

    /** A sender that does not say does not do it (BCP-005-02, BCP-005-03). */
    private void flag(String parameter, JsonNode said) {
        put(parameter, new Value.Flag(said.isBoolean() && said.booleanValue()));
    }

    /** Attributes of the registers stand under their short names or, later ones, under URNs. */
    private static JsonNode named(JsonNode json, String name) {
        return json.has(name) ? json.path(name) : json.path("urn:x-nmos:" + name);
    }

    private void take(String parameter, JsonNode value) {
        Value.of(value).ifPresent(read -> put(parameter, read));
    }

    private void put(String parameter, Value value) {
        found.put(parameter, List.of(value));
    }
}
