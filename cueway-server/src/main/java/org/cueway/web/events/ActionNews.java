package org.cueway.web.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cueway.storyaction.StoryAction;
import org.cueway.web.json.StoryActionJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which story actions are new, or came further than was told. Confined to the feed's thread. */
final class ActionNews {
    private Map<Long, StoryAction> told = Map.of();

    /** The event that tells what changed, oldest first; empty text if nothing did. */
    String since(List<StoryAction> newestFirst) {
        var now = HashMap.<Long, StoryAction>newHashMap(newestFirst.size());
        newestFirst.forEach(action -> now.put(action.number(), action));
        var changed = newestFirst.reversed().stream()
                .filter(action -> !action.equals(told.get(action.number())))
                .toList();
        told = now;
        if (changed.isEmpty()) {
            return "";
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        changed.stream().map(StoryActionJson::of).forEach(items::add);
        return ServerSent.event("storyActions", json.toString());
    }
}
