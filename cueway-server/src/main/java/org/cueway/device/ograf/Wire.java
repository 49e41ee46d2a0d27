package org.cueway.device.ograf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cueway.device.ograf.OgrafCommand.Source;
import org.cueway.device.ograf.OgrafState.Run;
import org.cueway.device.ograf.OgrafState.Shown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How what is shown looks on the line between us and a page. Stateless. */
final class Wire {
    /** Long enough for any instance or id that we give; what a page says is cut to it. */
    private static final int MAX_CHARS = 1_000;

    private Wire() {}

    static ObjectNode head(String type, long number, long millis) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("seq", number)
                .put("now", millis);
    }

    /** Has a page show that and nothing else, without animation; what it shows already it leaves as it is. */
    static String sync(Map<Integer, OgrafState> layers, OgrafDiff diff, ObjectNode head) {
        var all = head.putObject("layers");
        layers.forEach((layer, state) -> {
            var there = all.putObject(Integer.toString(layer));
            state.air().ifPresent(shown -> put(there.putObject("air"), shown, diff.source(shown)));
            state.next().ifPresent(shown -> put(there.putObject("next"), shown, diff.source(shown)));
        });
        return head.toString();
    }

    static void put(ObjectNode json, Shown shown, Source source) {
        json.put("instance", shown.instance())
                .put("graphic", shown.graphic())
                .put("data", shown.data())
                .put("step", shown.run().step())
                .put("held", shown.run().held())
                .put("starts", shown.run().starts())
                .put("url", source.url())
                .put("steps", source.steps())
                .put("millis", source.millis());
    }

    /** What a page says is on its layers; what cannot be read is left out, as if it were not there. */
    static Map<Integer, OgrafState> layers(JsonNode layers) {
        var all = new TreeMap<Integer, OgrafState>();
        for (var each : layers.properties()) {
            if (each.getKey().matches("[0-9]{1,3}")) {
                var state = new OgrafState(
                        shown(each.getValue().path("air")),
                        shown(each.getValue().path("next")),
                        false);
                if (!state.isEmpty()) all.put(Integer.valueOf(each.getKey()), state);
            }
        }
        return all;
    }

    /** Where a page says it has each instance from; pages of earlier versions do not say. */
    static Map<String, String> scripts(JsonNode layers) {
        var all = new TreeMap<String, String>();
        for (var layer : layers) {
            for (var place : List.of("air", "next")) {
                var url = text(layer.path(place), "url");
                if (!url.isEmpty()) all.put(text(layer.path(place), "instance"), url);
            }
        }
        return all;
    }

    private static Optional<Shown> shown(JsonNode json) {
        var instance = text(json, "instance");
        return instance.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shown(
                        instance,
                        text(json, "graphic"),
                        json.path("data").stringValue("{}"),
                        new Run(
                                json.path("step").intValue(0),
                                json.path("held").booleanValue(false),
                                json.path("starts").intValue(0))));
    }

    /** A short text; empty if it is not there. */
    static String text(JsonNode json, String name) {
        var text = json.path(name).stringValue("");
        return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    }
}
