package org.cueway.nmos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Subscription;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes resources of JSON of any version of IS-04. Everything but the ID may be missing or of a kind that nobody has heard of (C-13,
 * C-29): what cannot be read is as if it were not there. Safe for use by any thread.
 */
public final class ResourceReader {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ResourceReader() {}

    /** A single one. Empty if it has no ID. */
    public static Optional<Resource> read(Kind kind, JsonNode json) {
        if (text(json, "id").isEmpty()) return Optional.empty();
        var core = core(json);
        return Optional.of(
                switch (kind) {
                    case NODE -> node(core, json);
                    case DEVICE -> device(core, json);
                    case SOURCE -> source(core, json);
                    case FLOW -> flow(core, json);
                    case SENDER -> sender(core, json);
                    case RECEIVER -> receiver(core, json);
                });
    }

    /** A single one, of text. Empty if that is no JSON object with an ID. */
    public static Optional<Resource> read(Kind kind, String json) {
        try {
            return read(kind, JSON.readTree(json));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Core core(JsonNode json) {
        var tags = new HashMap<String, List<String>>();
        json.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), strings(tag.getValue())));
        var version = text(json, "version").flatMap(Tai::of).orElse(Tai.ZERO);
        return new Core(
                text(json, "id").orElseThrow(), version, text(json, "label").orElse(""), tags, json.toString());
    }

    private static Resource.Node node(Core core, JsonNode json) {
        return new Resource.Node(
                core,
                text(json, "hostname").orElse(""),
                list(json.path("api").path("endpoints"), ResourceReader::endpoint),
                list(json.path("clocks"), ResourceReader::clock),
                list(json.path("interfaces"), ResourceReader::networkInterface));
    }

    private static Optional<Resource.Endpoint> endpoint(JsonNode json) {
        return text(json, "host")
                .map(host -> new Resource.Endpoint(
                        host,
                        json.path("port").asInt(0),
                        text(json, "protocol").orElse("http"),
                        json.path("authorization").asBoolean(false)));
    }

    private static Optional<Resource.Clock> clock(JsonNode json) {
        return text(json, "name")
                .map(name -> new Resource.Clock(
                        name, text(json, "gmid"), json.path("locked").asBoolean(false)));
    }

    private static Optional<Resource.Interface> networkInterface(JsonNode json) {
        return text(json, "name")
                .map(name -> new Resource.Interface(
                        name,
                        text(json, "port_id").orElse(""),
                        text(json.path("attached_network_device"), "chassis_id")));
    }

    private static Resource.Device device(Core core, JsonNode json) {
        return new Resource.Device(
                core, urn(json, "type"), id(json, "node_id"), list(json.path("controls"), ResourceReader::control));
    }

    private static Optional<Resource.Control> control(JsonNode json) {
        return text(json, "href")
                .map(href -> new Resource.Control(
                        urn(json, "type"), href, json.path("authorization").asBoolean(false)));
    }

    private static Resource.Source source(Core core, JsonNode json) {
        return new Resource.Source(
                core,
                urn(json, "format"),
                id(json, "device_id"),
                text(json, "clock_name"),
                json.path("channels").size());
    }

    private static Resource.Flow flow(Core core, JsonNode json) {
        return new Resource.Flow(
                core,
                urn(json, "format"),
                text(json, "media_type").orElse(""),
                id(json, "source_id"),
                Optional.of(id(json, "device_id")).filter(id -> !id.isEmpty()));
    }

    private static Resource.Sender sender(Core core, JsonNode json) {
        return new Resource.Sender(
                core,
                id(json, "device_id"),
                urn(json, "transport"),
                Optional.of(id(json, "flow_id")).filter(flow -> !flow.isEmpty()),
                text(json, "manifest_href"),
                strings(json.path("interface_bindings")),
                subscription(json, "receiver_id"));
    }

    private static Resource.Receiver receiver(Core core, JsonNode json) {
        return new Resource.Receiver(
                core,
                id(json, "device_id"),
                urn(json, "transport"),
                urn(json, "format"),
                strings(json.path("interface_bindings")),
                subscription(json, "sender_id"));
    }

    private static Subscription subscription(JsonNode json, String peer) {
        var said = json.path("subscription");
        if (!said.isObject()) return Subscription.UNSAID;
        var active = said.path("active");
        return new Subscription(
                active.isBoolean() ? Optional.of(active.asBoolean()) : Optional.empty(),
                Optional.of(id(said, peer)).filter(id -> !id.isEmpty()));
    }

    private static Urn urn(JsonNode json, String key) {
        return new Urn(text(json, key).orElse(""));
    }

    /** In small letters; without a value, nothing. */
    private static String id(JsonNode json, String key) {
        return text(json, key).map(id -> id.toLowerCase(Locale.ROOT)).orElse("");
    }

    private static Optional<String> text(JsonNode json, String key) {
        var value = json.path(key);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static List<String> strings(JsonNode json) {
        return list(json, value -> value.isString() ? Optional.of(value.stringValue()) : Optional.empty());
    }

    private static <T> List<T> list(JsonNode json, Function<JsonNode, Optional<T>> each) {
        var found = new ArrayList<T>();
        if (json.isArray()) json.forEach(one -> each.apply(one).ifPresent(found::add));
        return found;
    }
}
