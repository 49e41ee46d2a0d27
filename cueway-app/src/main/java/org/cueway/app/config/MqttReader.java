package org.cueway.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cueway.device.mqtt.Lamp;
import org.cueway.device.mqtt.Light;
import org.cueway.device.mqtt.MqttSpec;
import org.cueway.device.mqtt.MqttSpec.Login;
import org.cueway.device.mqtt.MqttSpec.Security;
import org.cueway.device.mqtt.Payload;

/** Reads what a device of {@code driver: mqtt} has beside what every device has. Confined to the thread that reads. */
final class MqttReader {
    private static final int PORT = 1883;
    private static final int TLS_PORT = 8883;
    private static final int MAX_TOPIC_CHARS = 1_000;
    private static final String URI_WORDS = "mqtt://HOST:PORT, or mqtts:// with TLS";
    private static final String TOPIC = "a topic without + and #";

    private final Keys keys;
    private final Keys.Context context;
    private final Function<String, Optional<Path>> path;

    private MqttReader(Keys keys, Keys.Context context, Function<String, Optional<Path>> path) {
        this.keys = keys;
        this.context = context;
        this.path = path;
    }

    /**
     * The broker, and what is behind it.
     *
     * @param path a path from its text
     */
    static MqttSpec read(Keys keys, Keys.Context context, Function<String, Optional<Path>> path) {
        return new MqttReader(keys, context, path).read();
    }

    private MqttSpec read() {
        if (keys.node("uri").isEmpty()) missing(keys, "uri", URI_WORDS);
        var uri = keys.value("uri", URI_WORDS, MqttReader::uri).orElse(URI.create("mqtt://localhost"));
        boolean tls = uri.getScheme().equals("mqtts");
        var authorities = authorities(tls);
        var prefix = keys.value("prefix", TOPIC, MqttReader::topic).orElse("cueway");
        var id = keys.text("id", "mqtt");
        return new MqttSpec(
                uri.getHost(),
                uri.getPort() < 0 ? (tls ? TLS_PORT : PORT) : uri.getPort(),
                tls ? new Security.Tls(authorities) : new Security.Plain(),
                login(),
                keys.value("clientID", "1 to 64 letters, digits, - . and _", MqttReader::client)
                        .orElseGet(() -> (prefix + "-" + id).replaceAll("[^A-Za-z0-9._-]", "_")),
                prefix,
                lamps(),
                keys.flag("homeAssistant", false));
    }

    private static Optional<URI> uri(String text) {
        try {
            var uri = new URI(text);
            boolean bare = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && List.of("", "/").contains(String.valueOf(uri.getPath()));
            return Optional.of(uri)
                    .filter(_ -> bare && List.of("mqtt", "mqtts").contains(String.valueOf(uri.getScheme())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> client(String text) {
        return Optional.of(text).filter(name -> name.matches("[A-Za-z0-9._-]{1,64}"));
    }

    private static Optional<String> topic(String text) {
        boolean good = !text.isEmpty()
                && text.length() <= MAX_TOPIC_CHARS
                && !text.endsWith("/")
                && text.chars().noneMatch(c -> c < ' ' || c == '+' || c == '#');
        return good ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> pointer(String text) {
        return Optional.of(text).filter(Payload::isPointer);
    }

    private Optional<Login> login() {
        var username = keys.value("username", "a text", Optional::of);
        var password = keys.value("password", "a text", Optional::of);
        if (username.isEmpty() && password.isPresent()) {
            missing(keys, "username", "it beside " + keys.path("password"));
        }
        return username.map(name -> new Login(name, password.orElse("")));
    }

    private Optional<Path> authorities(boolean tls) {
        if (keys.node("trust").isEmpty()) return Optional.empty();
        if (!tls) keys.problem(keys.place("trust"), "trust", "is about TLS, expected mqtts:// in uri");
        var section = keys.section("trust");
        var file = section.value("ca", "a file of certificates, PEM or DER", path);
        section.finish();
        return file;
    }

    private List<Lamp> lamps() {
        var lamps = new ArrayList<Lamp>();
        Set<String> ids = new HashSet<>();
        List<Node> nodes = keys.items("lights");
        for (int i = 0; i < nodes.size(); i++) {
            Keys one = Keys.of(nodes.get(i), keys.path("lights") + "." + i, context);
            var id = one.value("id", "a name", text -> Optional.of(text).filter(name -> !name.isBlank()));
            if (one.node("id").isEmpty()) missing(one, "id", "a name by which rules name the light");
            id.filter(name -> !ids.add(name))
                    .ifPresent(name ->
                            one.problem(one.place("id"), "id", "is \"" + name + "\", which another light has already"));
            var lamp = lamp(one, id.orElse(""));
            one.finish();
            if (id.isPresent()) lamp.ifPresent(lamps::add);
        }
        return lamps;
    }

    private static Optional<Lamp> lamp(Keys keys, String id) {
        var topic = needed(keys, "topic");
        var payloads = byLight(keys.section("payloads"));
        for (var light : List.of(Light.IDLE, Light.ON_AIR)) {
            if (!payloads.containsKey(light)) {
                missing(keys, "payloads." + light, "the text to publish");
            }
        }
        var confirm = section(keys, "confirm").flatMap(MqttReader::confirm);
        var availability = section(keys, "availability").flatMap(MqttReader::availability);
        var query = section(keys, "query").flatMap(MqttReader::wording);
        var signal = section(keys, "signal").flatMap(MqttReader::wording);
        boolean retained = keys.flag("retained", false);
        int qos = keys.number("qos", "0 or 1", 0, 1, 1);
        if (topic.isEmpty() || !payloads.containsKey(Light.IDLE)) return Optional.empty();
        var lamp = new Lamp(id, topic.get(), retained, qos, payloads, confirm, availability, query, signal);
        confirm.ifPresent(by -> refuseUnclear(keys, lamp, by));
        return Optional.of(lamp);
    }

    /** What is read back has to say whether the light is on. */
    private static void refuseUnclear(Keys keys, Lamp lamp, Lamp.Confirm by) {
        for (var light : List.of(Light.IDLE, Light.ON_AIR)) {
            if (lamp.confirmation(light).isEmpty()) {
                keys.problem(
                        keys.place("confirm"),
                        "confirm",
                        "does not say what " + by.topic() + " has at " + by.pointer() + " for " + light
                                + ", and the payload for it has nothing there: expected it under equals");
            }
        }
        if (lamp.confirmation(Light.IDLE).equals(lamp.confirmation(Light.ON_AIR))) {
            keys.problem(keys.place("confirm"), "confirm", "is the same for IDLE and ON_AIR, expected two texts");
        }
    }

    private static Optional<Lamp.Confirm> confirm(Keys keys) {
        var pointer = keys.value("pointer", "a JSON pointer such as /state", MqttReader::pointer);
        var equal = byLight(keys.section("equals"));
        return last(keys).map(topic -> new Lamp.Confirm(topic, pointer.orElse(""), equal));
    }

    private static Optional<Lamp.Availability> availability(Keys keys) {
        var pointer = keys.value("pointer", "a JSON pointer such as /state", MqttReader::pointer);
        var online = keys.text("equals", "online");
        return last(keys).map(topic -> new Lamp.Availability(topic, pointer.orElse(""), online));
    }

    private static Optional<Lamp.Wording> wording(Keys keys) {
        var payload = keys.value("payload", "a text", Optional::of).orElse("");
        return last(keys).map(topic -> new Lamp.Wording(topic, payload));
    }

    /** A section that is there. */
    private static Optional<Keys> section(Keys keys, String key) {
        return keys.node(key).map(_ -> keys.section(key));
    }

    private static Map<Light, String> byLight(Keys keys) {
        var texts = new EnumMap<Light, String>(Light.class);
        for (var light : Light.WANTED) {
            keys.value(light.name(), "a text", Optional::of).ifPresent(text -> texts.put(light, text));
        }
        keys.finish();
        return texts;
    }

    private static Optional<String> needed(Keys keys, String key) {
        if (keys.node(key).isEmpty()) missing(keys, key, TOPIC);
        return keys.value(key, TOPIC, MqttReader::topic);
    }

    /** The topic of a section, after which nothing else is expected in it. */
    private static Optional<String> last(Keys keys) {
        var topic = needed(keys, "topic");
        keys.finish();
        return topic;
    }

    private static void missing(Keys keys, String key, String expected) {
        keys.problem(keys.place(key), key, "is missing, expected " + expected);
    }
}
