package org.cueway.device.mqtt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cueway.device.mqtt.MqttState.About;
import org.cueway.device.mqtt.MqttState.Alike;
import org.cueway.device.mqtt.MqttState.Shows;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a studio's state and of an item's events ({@code device-protocols} §5.1, and the newsroom, since a roID is its own). */
final class StateJson {
    private static final int VERSION = 1;

    private StateJson() {}

    /** Without what is only known when it is sent. */
    static String draft(Shows state) {
        var json = json(state);
        since(state).ifPresent(since -> json.put("since", since.toString()));
        return json.toString();
    }

    /**
     * As it is sent.
     *
     * @param now since when it is so, if it is about nothing that is shown
     * @param seq greater by one each time; empty for an event
     */
    static String of(Shows state, Instant now, OptionalLong seq) {
        var json = json(state);
        json.put(
                "since", since(state).orElse(now.truncatedTo(ChronoUnit.MILLIS)).toString());
        seq.ifPresent(number -> json.put("seq", number));
        return json.toString();
    }

    private static Optional<Instant> since(Shows state) {
        return state.light() == Light.IDLE ? Optional.empty() : state.about().map(About::since);
    }

    private static ObjectNode json(Shows state) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("v", VERSION).put("state", state.light().name());
        state.about().ifPresent(about -> {
            if (!about.source().isEmpty()) json.put("source", about.source());
            json.put("newsroom", about.newsroom())
                    .put("roID", about.roID())
                    .put("storyID", about.storyID())
                    .put("itemID", about.itemID());
        });
        return json;
    }

    /** What such a text says; like no light of ours if it says something else. */
    static MqttState read(String payload) {
        return tree(payload).flatMap(StateJson::state).orElseGet(() -> new Alike(Set.of()));
    }

    /** Its number; 0 if it has none. */
    static long seq(String payload) {
        return tree(payload).map(json -> json.path("seq").asLong(0)).orElse(0L);
    }

    private static Optional<JsonNode> tree(String payload) {
        try {
            return Optional.of(Payload.JSON.readTree(payload));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<MqttState> state(JsonNode json) {
        if (json.path("v").asInt(0) != VERSION) return Optional.empty();
        return Light.of(text(json, "state")).map(light -> new Shows(light, about(json), Optional.empty()));
    }

    private static Optional<About> about(JsonNode json) {
        if (!json.has("roID")) return Optional.empty();
        return instant(text(json, "since"))
                .map(since -> new About(
                        text(json, "newsroom"),
                        text(json, "roID"),
                        text(json, "storyID"),
                        text(json, "itemID"),
                        text(json, "source"),
                        since));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }
}
