package org.cueway.simulator.nmos.registry;

import java.util.List;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.resource.Kind;
import org.cueway.simulator.nmos.resource.Stamps;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the messages of a subscription (nmos §3.9).
 *
 * @param sourceId the registry
 * @param flowId the subscription
 */
record Grains(String sourceId, String flowId, Kind kind, Stamps stamps) {
    String message(List<Event> events) {
        var now = stamps.next().toString();
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("grain_type", "event")
                .put("source_id", sourceId)
                .put("flow_id", flowId)
                .put("origin_timestamp", now)
                .put("sync_timestamp", now)
                .put("creation_timestamp", now);
        fraction(message, "rate");
        fraction(message, "duration");
        var grain = message.putObject("grain")
                .put("type", "urn:x-nmos:format:data.event")
                .put("topic", "/" + kind.collection() + "/");
        var data = grain.putArray("data");
        for (var event : events) {
            var json = data.addObject().put("path", event.path());
            event.pre().ifPresent(pre -> json.set("pre", pre));
            event.post().ifPresent(post -> json.set("post", post));
        }
        return Answer.JSON.writeValueAsString(message);
    }

    private static void fraction(ObjectNode message, String name) {
        message.putObject(name).put("numerator", 0).put("denominator", 1);
    }
}
