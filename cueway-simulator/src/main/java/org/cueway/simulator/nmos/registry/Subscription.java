package org.cueway.simulator.nmos.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.cueway.simulator.nmos.resource.Kind;
import org.cueway.simulator.nmos.resource.Resource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One subscription and those that listen to it. Safe for use by any thread. */
final class Subscription {
    private final String id;
    private final Wish wish;
    private final Selection selection;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /**
     * What a client asked for; equal ones share a subscription.
     *
     * @param version of the API that it was made with
     * @param params as in its {@code params}
     */
    record Wish(ApiVersion version, Kind kind, Map<String, String> params, int maxUpdateRateMs, boolean persist) {
        Wish {
            params = Map.copyOf(params);
        }
    }

    Subscription(String id, Wish wish, Selection selection) {
        this.id = id;
        this.wish = wish;
        this.selection = selection;
    }

    String id() {
        return id;
    }

    Wish wish() {
        return wish;
    }

    List<Listener> listeners() {
        return listeners;
    }

    /** What a change is for those that listen; empty if it is none of their business. */
    Optional<Event> event(Optional<Resource> before, Optional<Resource> after) {
        var pre = before.flatMap(selection::view);
        var post = after.flatMap(selection::view);
        if (pre.isEmpty() && post.isEmpty()) return Optional.empty();
        var resource = after.or(() -> before).orElseThrow();
        return Optional.of(new Event(resource.id(), pre, post));
    }

    /** The state of a resource for one that begins to listen; empty if it is none of its business. */
    Optional<Event> state(Resource resource) {
        return event(Optional.of(resource), Optional.of(resource));
    }

    /** What the API shows of it. */
    ObjectNode json(String webSocketAuthority) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put(
                        "ws_href",
                        "ws://" + webSocketAuthority + "/x-nmos/query/" + wish.version() + "/subscriptions/" + id)
                .put("max_update_rate_ms", wish.maxUpdateRateMs())
                .put("persist", wish.persist())
                .put("resource_path", "/" + wish.kind().collection());
        var params = json.putObject("params");
        wish.params().forEach(params::put);
        if (!wish.version().isBelow(ApiVersion.V1_1)) json.put("secure", false);
        if (!wish.version().isBelow(ApiVersion.V1_3)) json.put("authorization", false);
        return json;
    }
}
