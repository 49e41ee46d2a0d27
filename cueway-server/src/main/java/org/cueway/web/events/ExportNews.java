package org.cueway.web.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cueway.export.delivery.TargetStatus;
import org.cueway.web.json.ExportJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which targets of exports are otherwise than was told. Confined to the feed's thread. */
final class ExportNews {
    private Map<String, TargetStatus> told = Map.of();

    /** The event that tells what changed; empty text if nothing did. */
    String since(List<TargetStatus> targets) {
        var now = HashMap.<String, TargetStatus>newHashMap(targets.size());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        for (var target : targets) {
            var id = target.place().id();
            now.put(id, target);
            if (!target.equals(told.get(id))) items.add(ExportJson.of(target));
        }
        told = now;
        return items.isEmpty() ? "" : ServerSent.event("exports", json.toString());
    }
}
