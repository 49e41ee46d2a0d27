package org.cueway.web.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cueway.mos.session.status.Direction;
import org.cueway.mos.session.status.LaneKind;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.mos.session.status.Mode;
import org.cueway.mos.session.status.Transport;
import org.cueway.web.json.StatusJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which lanes are different from how they were last told. Confined to the feed's thread. */
final class LaneNews {
    private Map<Name, LaneStatus> told = Map.of();

    /** What tells lanes apart: those that peers dial are one, whatever the address it came from last. */
    private record Name(String newsroom, LaneKind kind, String peer) {
        static Name of(LaneStatus lane) {
            return new Name(lane.newsroom(), lane.kind(), lane.direction() == Direction.OUT ? lane.peer() : "");
        }

        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("newsroom", newsroom)
                    .put("channel", kind.channel().word())
                    .put("direction", kind.direction() == Direction.OUT ? "out" : "in")
                    .put("transport", kind.transport() == Transport.TCP ? "tcp" : "webSocket")
                    .put("passive", kind.mode() == Mode.PASSIVE)
                    .put("peer", peer);
        }
    }

    /** The event that tells what changed; empty text if nothing did. */
    String since(List<LaneStatus> now) {
        var lanes = HashMap.<Name, LaneStatus>newHashMap(now.size());
        now.forEach(lane -> lanes.put(Name.of(lane), lane));
        var changed = now.stream()
                .filter(lane -> !lane.equals(told.get(Name.of(lane))))
                .toList();
        Set<Name> gone =
                told.keySet().stream().filter(name -> !lanes.containsKey(name)).collect(Collectors.toSet());
        told = lanes;
        if (changed.isEmpty() && gone.isEmpty()) {
            return "";
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        changed.forEach(lane -> items.add(StatusJson.lane(lane)));
        ArrayNode left = json.putArray("gone");
        gone.forEach(name -> left.add(name.json()));
        return ServerSent.event("lanes", json.toString());
    }
}
