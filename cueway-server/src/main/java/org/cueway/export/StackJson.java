package org.cueway.export;

import java.util.Locale;
import java.util.Optional;
import org.cueway.rundown.Air;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Stacks and pages as JSON, made by hand: what stands here is what other programs read. */
public final class StackJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StackJson() {}

    /** Format {@code cueway-stack/1}. */
    public static ObjectNode stack(Stack stack) {
        ObjectNode json = head("cueway-stack/1", stack);
        ArrayNode entries = json.putArray("entries");
        for (var entry : stack.entries()) {
            var spot = entry.spot();
            ObjectNode one = entries.addObject().put("pos", spot.pos()).put("page", spot.page());
            entry(one, entry);
            one.put("floated", spot.floated());
        }
        return json;
    }

    /** Format {@code cueway-page/1}: nothing of it changes when other items do, or when items move. */
    public static ObjectNode page(Stack stack, Stack.Entry entry) {
        ObjectNode json = JSON.objectNode()
                .put("format", "cueway-page/1")
                .put("page", entry.spot().page())
                .put("key", stack.named().key())
                .put("roID", stack.named().id().roID());
        return entry(json, entry);
    }

    /** What every file about a whole running order begins with. */
    public static ObjectNode head(String format, Stack stack) {
        return JSON.objectNode()
                .put("format", format)
                .put("key", stack.named().key())
                .put("newsroom", stack.named().id().newsroom())
                .put("roID", stack.named().id().roID())
                .put("slug", stack.named().slug())
                .put("revision", stack.revision())
                .put("air", word(stack.air()));
    }

    private static ObjectNode entry(ObjectNode json, Stack.Entry entry) {
        var source = entry.source();
        json.put("storyID", source.storyID())
                .put("storyNum", source.storyNum())
                .put("itemID", source.itemID())
                .put("slug", source.slug())
                .put("template", entry.filled().template())
                .put("version", entry.filled().version())
                .put("channel", entry.output().channel())
                .put("device", entry.output().device());
        layer(json, entry.output().layer());
        put(json, "in", entry.span().in());
        put(json, "duration", entry.span().duration());
        ObjectNode data = json.putObject("data");
        entry.filled().data().forEach(data::put);
        return json;
    }

    /** A number where it is one. */
    private static void layer(ObjectNode json, String layer) {
        if (layer.isEmpty()) {
            json.putNull("layer");
        } else if (layer.matches("[0-9]{1,9}")) {
            json.put("layer", Integer.parseInt(layer));
        } else {
            json.put("layer", layer);
        }
    }

    private static void put(ObjectNode json, String name, Optional<String> text) {
        text.ifPresentOrElse(it -> json.put(name, it), () -> json.putNull(name));
    }

    private static String word(Air air) {
        return switch (air) {
            case UNKNOWN, READY -> air.name().toLowerCase(Locale.ROOT);
            case NOT_READY -> "notReady";
        };
    }
}
