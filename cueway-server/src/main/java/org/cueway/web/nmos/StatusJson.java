package org.cueway.web.nmos;

import java.util.Optional;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.is04.spec.DiscoveryStatus;
import org.cueway.nmos.is04.spec.NetworkStatus;
import org.cueway.nmos.is04.spec.NetworkStatus.Choice;
import org.cueway.nmos.is04.spec.NetworkStatus.Mode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where senders and receivers are known from. Pure. */
final class StatusJson {
    private StatusJson() {}

    static ObjectNode of(DiscoveryStatus status, long revision) {
        var worst = status.worst();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("mode", word(worst.mode()))
                .put("state", word(worst.state()))
                .put("reason", worst.reason())
                .put("since", worst.since().toString());
        stamp(json, worst.staleSince().map(Object::toString));
        var registries = json.putArray("registries");
        for (var network : status.networks()) {
            network.registries().forEach(registry -> registries.add(registry(network, registry)));
        }
        var nodes = json.putArray("nodes");
        status.networks().stream()
                .flatMap(network -> network.nodes().stream())
                .forEach(node -> nodes.addObject()
                        .put("url", node.address().toString())
                        .put("reached", node.reached())
                        .put("reason", node.reason()));
        var counts = json.putObject("counts");
        for (var kind : Kind.values())
            counts.put(kind.collection(), status.counts().getOrDefault(kind, 0));
        return json.put("revision", revision);
    }

    private static void stamp(ObjectNode json, Optional<String> since) {
        since.ifPresentOrElse(text -> json.put("staleSince", text), () -> json.putNull("staleSince"));
    }

    private static ObjectNode registry(NetworkStatus network, NetworkStatus.Registry registry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("network", network.name())
                .put("url", registry.address().toString())
                .put("version", registry.version().map(ApiVersion::toString).orElse(""))
                .put("priority", registry.priority())
                .put(
                        "state",
                        switch (registry.choice()) {
                            case CHOSEN -> "chosen";
                            case READY -> "ready";
                            case FAILED -> "failed";
                            case UNFIT -> "unfit";
                        })
                .put("reason", registry.reason())
                .put("chosen", registry.choice() == Choice.CHOSEN);
    }

    private static String word(Mode mode) {
        return switch (mode) {
            case REGISTRY -> "registry";
            case PEER_TO_PEER -> "peerToPeer";
            case NONE -> "none";
        };
    }

    static String word(NetworkStatus.State state) {
        return switch (state) {
            case OFF -> "off";
            case SEARCHING -> "searching";
            case LOADING -> "loading";
            case LIVE -> "live";
            case POLLING -> "polling";
            case STALE -> "stale";
        };
    }
}
