package org.cueway.device.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.cue.Values;
import org.cueway.cue.Verb;
import org.cueway.device.Command;
import org.cueway.device.http.HttpState.Shown;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event.
 *
 * @param about the item; empty if it is about the place alone, as being ready is
 * @param step which signal it is; 0 if it is none
 */
record HttpCommand(String place, Verb verb, Optional<Shown> about, int step) implements Command {
    String type() {
        return "cue." + verb.word().toLowerCase(Locale.ROOT);
    }

    @Override
    public String wire() {
        return "POST " + type() + " " + data();
    }

    /** A receiver knows an event by its id, and the driver sends the same command under the same one. */
    @Override
    public boolean isAbsolute() {
        return true;
    }

    /** The body (CloudEvents 1.0). */
    String json(String id, String source, Instant now) {
        var event = JsonMapper.shared().createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put("type", type());
        event.put("time", now.toString());
        event.put("datacontenttype", "application/json");
        event.put("event", type());
        event.set("data", data());
        return event.toString();
    }

    private ObjectNode data() {
        var data = JsonMapper.shared().createObjectNode();
        data.put("place", place);
        about.ifPresent(shown -> {
            data.put("newsroom", shown.item().rundown().newsroom());
            data.put("roID", shown.item().rundown().roID());
            data.put("storyID", shown.item().storyID());
            data.put("itemID", shown.item().itemID());
            data.put("slug", shown.slug());
            data.put("by", shown.by());
            if (step > 0) data.put("step", step);
            if (!shown.body().equals(Values.NONE)) data.set("body", nested(shown.body()));
        });
        return data;
    }

    private static ObjectNode nested(Values values) {
        var root = JsonMapper.shared().createObjectNode();
        values.texts().forEach((name, text) -> put(root, name, text));
        return root;
    }

    private static void put(ObjectNode root, String name, String text) {
        var parts = List.of(name.split("\\.", -1));
        var node = root;
        for (var part : parts.subList(0, parts.size() - 1)) {
            // Sorted by name, a.b comes behind a: then a is a text already, and a.b a name of its own.
            if (node.has(part) && !node.get(part).isObject()) {
                root.put(name, text);
                return;
            }
            node = node.get(part) instanceof ObjectNode inner ? inner : node.putObject(part);
        }
        node.put(parts.getLast(), text);
    }
}
