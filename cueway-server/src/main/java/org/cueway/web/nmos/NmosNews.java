package org.cueway.web.nmos;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Inventory.Change;
import org.cueway.nmos.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which senders and receivers consoles should ask for again: those that changed, and those whose device, node, flow or source did.
 * Gathered until somebody takes it. Safe for use by any thread; nobody waits in here for more than a look at some sets.
 */
public final class NmosNews {
    private final Inventory inventory;
    private final int most;
    private final Set<String> senders = new HashSet<>();
    private final Set<String> receivers = new HashSet<>();
    /** Of devices, nodes, flows and sources. */
    private final Set<String> around = new HashSet<>();

    private boolean moved;
    private boolean tooMuch;
    private long revision;

    private NmosNews(Inventory inventory, int most) {
        this.inventory = inventory;
        this.most = most;
    }

    /** Begins to gather. */
    public static NmosNews of(Inventory inventory, NmosPageLimits limits) {
        var news = new NmosNews(inventory, limits.told());
        inventory.listen(news::changed);
        return news;
    }

    private void changed(Change change) {
        take(
                switch (change) {
                    case Change.Added(var now) -> now;
                    case Change.Altered(var _, var now) -> now;
                    case Change.Removed(var before) -> before;
                });
    }

    private synchronized void take(Resource resource) {
        moved = true;
        switch (resource) {
            case Resource.Sender _ -> senders.add(resource.id());
            case Resource.Receiver _ -> receivers.add(resource.id());
            case Resource.Device _, Resource.Node _, Resource.Flow _, Resource.Source _ -> around.add(resource.id());
        }
        bound();
    }

    /** How a receiver is connected, its lock, or its alias is otherwise now; the same for a sender. */
    public synchronized void touch(String id) {
        moved = true;
        if (inventory.sender(id).isPresent()) senders.add(id);
        else receivers.add(id);
        bound();
    }

    /** Something else is otherwise: the registry, takes, salvos. */
    public synchronized void stir() {
        moved = true;
    }

    private void bound() {
        if (senders.size() + receivers.size() + around.size() <= most) return;
        tooMuch = true;
        senders.clear();
        receivers.clear();
        around.clear();
    }

    /** How often something was told. */
    public synchronized long revision() {
        return revision;
    }

    /** What changed since it was asked last, as the event {@code nmos} tells it; empty if nothing did. */
    public synchronized Optional<JsonNode> since() {
        if (!moved) return Optional.empty();
        if (!around.isEmpty()) neighbours();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("revision", ++revision);
        if (tooMuch || senders.size() + receivers.size() > most) json.put("reset", true);
        list(json, "senders", json.has("reset") ? Set.of() : senders);
        list(json, "receivers", json.has("reset") ? Set.of() : receivers);
        senders.clear();
        receivers.clear();
        around.clear();
        tooMuch = false;
        moved = false;
        return Optional.of(json);
    }

    /** One look at all of them for all that changed around them, not one for each. */
    private void neighbours() {
        for (var sender : inventory.senders()) {
            var flow = sender.flowId().flatMap(inventory::flow);
            if (isAround(sender.deviceId())
                    || sender.flowId().filter(around::contains).isPresent()
                    || flow.filter(each -> around.contains(each.sourceId())).isPresent()) {
                senders.add(sender.id());
            }
        }
        inventory.receivers().stream()
                .filter(receiver -> isAround(receiver.deviceId()))
                .forEach(receiver -> receivers.add(receiver.id()));
    }

    private boolean isAround(String device) {
        return around.contains(device)
                || inventory
                        .device(device)
                        .filter(each -> around.contains(each.nodeId()))
                        .isPresent();
    }

    private static void list(ObjectNode json, String name, Set<String> ids) {
        var list = json.putArray(name);
        new TreeSet<>(ids).forEach(list::add);
    }
}
