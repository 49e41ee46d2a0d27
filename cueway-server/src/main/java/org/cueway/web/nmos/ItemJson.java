package org.cueway.web.nmos;

import java.util.List;
import java.util.Optional;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Device;
import org.cueway.nmos.Resource.Flow;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.Urn;
import org.cueway.nmos.group.Asset;
import org.cueway.nmos.group.GroupHint;
import org.cueway.nmos.is05.state.Connection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Senders and receivers as lists show them. */
final class ItemJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CONNECTION_API = "urn:x-nmos:control:sr-ctrl";

    private final NmosSources sources;
    private final Inventory inventory;
    private final Names names;

    ItemJson(NmosSources sources, Names names) {
        this.sources = sources;
        this.inventory = sources.inventory();
        this.names = names;
    }

    /** Whether one sends that does not say, nobody knows; it is shown as if it did. */
    ObjectNode sender(Sender sender) {
        Optional<Flow> flow = sender.flowId().flatMap(inventory::flow);
        ObjectNode json = common(sender, sender.deviceId(), sender.transport(), sender.legs());
        return json.put("format", flow.map(each -> each.format().shortName()).orElse(""))
                .put("mediaType", flow.map(Flow::mediaType).orElse(""))
                .put("active", sender.subscription().active().orElse(true));
    }

    ObjectNode receiver(Receiver receiver) {
        var connection = sources.control().connections().of().apply(receiver.id());
        ObjectNode json = common(receiver, receiver.deviceId(), receiver.transport(), receiver.legs());
        json.put("format", receiver.format().shortName())
                .put("mediaType", mediaType(receiver))
                .put("active", connection.filter(Connection::isOn).isPresent());
        json.set("connection", connection(connection));
        lock(json, receiver.id());
        return json;
    }

    private ObjectNode common(Resource resource, String deviceId, Urn transport, List<String> legs) {
        var core = resource.core();
        var device = inventory.device(deviceId);
        var hint = GroupHint.natural(core);
        ObjectNode json = JSON.objectNode()
                .put("id", core.id())
                .put("label", core.label())
                .put("alias", names.alias().apply(core.id()).orElse(""));
        place(json.putObject("device"), deviceId, device);
        var node = device.flatMap(each -> inventory.node(each.nodeId()));
        place(json.putObject("node"), device.map(Device::nodeId).orElse(""), node);
        json.put("group", hint.map(GroupHint::group).orElse(""))
                .put("role", hint.map(GroupHint::role).orElse(""))
                .put("transport", transport.text().substring(transport.text().lastIndexOf(':') + 1))
                .put("controllable", device.filter(ItemJson::isControllable).isPresent())
                .put("stale", sources.found().stale().test(resource.kind(), core.id()))
                .put("version", core.version().toString())
                .put("asset", Asset.of(resource, inventory).inWords());
        var list = json.putArray("legs");
        legs.forEach(list::add);
        health(json, core.id());
        return json;
    }

    private void health(ObjectNode json, String id) {
        sources.control()
                .health()
                .apply(id)
                .ifPresentOrElse(
                        health -> json.putObject("health")
                                .put("state", health.state())
                                .put("message", health.message()),
                        () -> json.putNull("health"));
    }

    private static void place(ObjectNode json, String id, Optional<? extends Resource> there) {
        json.put("id", id).put("label", there.map(each -> each.core().label()).orElse(""));
    }

    private static boolean isControllable(Device device) {
        return device.controls().stream()
                .anyMatch(control -> control.type().base().equals(CONNECTION_API));
    }

    /** If it takes only one. */
    private static String mediaType(Receiver receiver) {
        JsonNode types = JsonMapper.shared()
                .readTree(receiver.core().json())
                .path("caps")
                .path("media_types");
        return types.size() == 1 ? types.get(0).asString("") : "";
    }

    private JsonNode connection(Optional<Connection> there) {
        ObjectNode json = JSON.objectNode()
                .put("state", there.map(each -> each.state().word()).orElse("unknown"));
        var from = there.flatMap(Connection::from);
        from.ifPresentOrElse(each -> json.put("senderID", each.id()), () -> json.putNull("senderID"));
        json.put("senderLabel", from.map(each -> senderName(each.id())).orElse(""))
                .put("inferred", from.filter(Connection.From::inferred).isPresent())
                .put("warning", there.flatMap(Connection::warning).orElse(""));
        var made = there.flatMap(Connection::made);
        made.ifPresentOrElse(each -> json.put("since", each.since().toString()), () -> json.putNull("since"));
        return json.put("by", made.map(Connection.Made::by).orElse(""));
    }

    /** Of one that is not there, its ID. */
    private String senderName(String id) {
        return inventory.find(Kind.SENDER, id).map(names::of).orElse(id);
    }

    private void lock(ObjectNode json, String receiver) {
        sources.control()
                .kept()
                .locks()
                .of()
                .apply(receiver)
                .ifPresentOrElse(lock -> json.set("lock", lock(lock)), () -> json.putNull("lock"));
    }

    static ObjectNode lock(NmosSources.Lock lock) {
        return JSON.objectNode()
                .put("owner", lock.owner())
                .put("kind", lock.hard() ? "lock" : "protect")
                .put("reason", lock.reason())
                .put("since", lock.since().toString());
    }
}
