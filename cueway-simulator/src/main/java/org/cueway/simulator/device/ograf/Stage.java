package org.cueway.simulator.device.ograf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is on the layers of a page, and what commands make of it. Not safe for use by several threads. */
public final class Stage {
    private final Map<Integer, Layer> layers = new TreeMap<>();

    private static final class Layer {
        Optional<ObjectNode> air = Optional.empty();
        Optional<ObjectNode> next = Optional.empty();
    }

    /** A graphic that has left by itself. */
    public record Ended(int layer, String instance) {}

    /**
     * Does what a message of type {@code do} or {@code sync} says.
     *
     * @return what has come to its end by it
     * @throws IllegalStateException if it cannot be done; nothing has changed then
     */
    public List<Ended> act(JsonNode message) {
        if (message.path("type").stringValue("do").equals("sync")) {
            return sync(message.path("layers"));
        }
        int number = message.path("layer").intValue(-1);
        var layer = layers.computeIfAbsent(number, _ -> new Layer());
        var instance = message.path("instance").stringValue("");
        switch (message.path("op").stringValue("")) {
            case "load" -> layer.next = Optional.of(shown(message));
            case "play" -> {
                if (message.path("url").stringValue("").isEmpty())
                    throw new IllegalStateException("there is no such graphic");
                layer.air = Optional.of(shown(message));
                layer.next = layer.next.filter(loaded -> !isOf(loaded, instance));
                if (steps(message) == 0) return List.of();
            }
            case "update" -> find(layer, instance).set("data", message.path("data"));
            case "step" -> {
                var there = find(layer, instance);
                there.set("step", message.path("to"));
                int steps = steps(there);
                if (steps > 1 && message.path("to").intValue(0) >= steps) {
                    layer.air = Optional.empty();
                    return List.of(new Ended(number, instance));
                }
            }
            case "hold" -> find(layer, instance).set("held", message.path("held"));
            case "stop" -> layer.air = layer.air.filter(there -> !isOf(there, instance));
            case "drop" -> layer.next = layer.next.filter(there -> !isOf(there, instance));
            case "clear" -> layers.remove(number);
            default -> throw new IllegalStateException("no such op: " + message);
        }
        return List.of();
    }

    private List<Ended> sync(JsonNode wanted) {
        layers.clear();
        wanted.properties().forEach(each -> {
            var layer = new Layer();
            if (each.getValue().has("air"))
                layer.air = Optional.of(shown(each.getValue().path("air")));
            if (each.getValue().has("next"))
                layer.next = Optional.of(shown(each.getValue().path("next")));
            layers.put(Integer.valueOf(each.getKey()), layer);
        });
        return List.of();
    }

    private static ObjectNode shown(JsonNode message) {
        var shown = JsonNodeFactory.instance.objectNode();
        for (var name : List.of("instance", "graphic", "data", "step", "held", "starts", "steps", "url")) {
            shown.set(name, message.path(name));
        }
        // As a page does: it is told to hold when it plays.
        return shown.put("held", false);
    }

    private static int steps(JsonNode shown) {
        return shown.path("steps").intValue(1);
    }

    private static boolean isOf(JsonNode shown, String instance) {
        return shown.path("instance").stringValue("").equals(instance);
    }

    private static ObjectNode find(Layer layer, String instance) {
        var both = new ArrayList<ObjectNode>();
        layer.air.ifPresent(both::add);
        layer.next.ifPresent(both::add);
        return both.stream()
                .filter(there -> isOf(there, instance))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing called " + instance + " is there"));
    }

    /** The graphic on air at a layer leaves by itself; empty if there is none. */
    public Optional<Ended> end(int number) {
        var layer = layers.getOrDefault(number, new Layer());
        var ended =
                layer.air.map(there -> new Ended(number, there.path("instance").stringValue("")));
        layer.air = Optional.empty();
        return ended;
    }

    /** What is on the layers, as a page says it. */
    public ObjectNode layers() {
        var all = JsonNodeFactory.instance.objectNode();
        layers.forEach((number, layer) -> {
            if (layer.air.isPresent() || layer.next.isPresent()) {
                var json = all.putObject(Integer.toString(number));
                layer.air.ifPresent(air -> json.set("air", air.deepCopy()));
                layer.next.ifPresent(next -> json.set("next", next.deepCopy()));
            }
        });
        return all;
    }

    /** Forgets everything. */
    public void forget() {
        layers.clear();
    }
}
