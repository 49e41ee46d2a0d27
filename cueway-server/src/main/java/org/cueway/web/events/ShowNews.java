package org.cueway.web.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cueway.desk.Show;
import org.cueway.rundown.RundownId;
import org.cueway.web.json.ShowJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which shows are otherwise than was told. Confined to the feed's thread. */
final class ShowNews {
    private Map<RundownId, Show> told = Map.of();

    /** The event that tells what changed; one that is over is told empty. Empty text if nothing did. */
    String since(List<Show> shows) {
        var now = HashMap.<RundownId, Show>newHashMap(shows.size());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        for (var show : shows) {
            now.put(show.rundown(), show);
            if (!show.equals(told.get(show.rundown()))) items.add(ShowJson.of(show));
        }
        told.keySet().stream().filter(id -> !now.containsKey(id)).forEach(id -> items.add(ShowJson.empty(id)));
        told = now;
        return items.isEmpty() ? "" : ServerSent.event("shows", json.toString());
    }
}
