package org.cueway.web.json;

import java.time.Instant;
import java.util.Optional;
import org.cueway.cue.Due;
import org.cueway.cue.Origin;
import org.cueway.store.CueLines;
import org.cueway.store.Entry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cues as lists and events show them: what was wished, by whom, and which items it was about then. */
public final class CueJson {
    private CueJson() {}

    /** The cue that an entry is; empty if it is none that we can read. */
    public static Optional<ObjectNode> of(Entry entry) {
        return entry.kind() == Entry.Kind.CUE
                ? CueLines.read(entry.changed()).map(cue -> json(entry, cue))
                : Optional.empty();
    }

    private static ObjectNode json(Entry entry, CueLines.Noted cue) {
        var glance = Glance.at(entry.message());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("number", entry.number())
                .put("time", entry.time().toString())
                .put("rundown", entry.rundown())
                .put("newsroom", entry.newsroom())
                .put("verb", cue.verb().word())
                .put("source", source(cue.origin()))
                .put("by", by(cue.origin()))
                .put("storyID", glance.storyID())
                .put("itemID", glance.itemID());
        due(json, cue.due());
        ArrayNode items = json.putArray("items");
        cue.items()
                .forEach(
                        item -> items.addObject().put("storyID", item.storyID()).put("itemID", item.itemID()));
        return json;
    }

    private static void due(ObjectNode json, Due due) {
        switch (due) {
            case Due.Now() -> json.putNull("at").put("late", false);
            case Due.At(Instant time) -> json.put("at", time.toString()).put("late", false);
            case Due.Late(Instant time) -> json.put("at", time.toString()).put("late", true);
        }
    }

    /** Who gave a cue, in a word. */
    static String source(Origin origin) {
        return switch (origin) {
            case Origin.Message _ -> "newsroom";
            case Origin.Console _ -> "console";
            case Origin.Api _ -> "api";
        };
    }

    /** The message and what it said, or the address of the machine. */
    private static String by(Origin origin) {
        return switch (origin) {
            case Origin.Message(var element, var word) -> (element + " " + word).strip();
            case Origin.Console(var caller) -> caller;
            case Origin.Api(var caller) -> caller;
        };
    }
}
