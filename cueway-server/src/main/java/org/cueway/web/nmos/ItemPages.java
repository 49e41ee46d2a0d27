package org.cueway.web.nmos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.group.Asset;
import org.cueway.nmos.is05.state.Connection;
import org.cueway.nmos.is05.state.History;
import org.cueway.nmos.sdp.SdpReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Senders and receivers: lists of them, and one in detail; and where they are known from. */
final class ItemPages {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final NmosSources sources;
    private final Inventory inventory;
    private final Names names;
    private final NmosPageLimits limits;
    private final ItemJson items;

    ItemPages(NmosSources sources, Names names, NmosPageLimits limits) {
        this.sources = sources;
        this.inventory = sources.inventory();
        this.names = names;
        this.limits = limits;
        this.items = new ItemJson(sources, names);
    }

    JsonNode status(Asked asked) throws Refusal {
        asked.only();
        return StatusJson.of(sources.found().status().get(), sources.news().revision());
    }

    JsonNode senders(Asked asked) throws Refusal {
        return list(asked, inventory.senders(), items::sender);
    }

    JsonNode receivers(Asked asked) throws Refusal {
        return list(asked, inventory.receivers(), items::receiver);
    }

    /** In the order of their IDs, which outlives their labels. */
    private <T extends Resource> JsonNode list(Asked asked, Iterable<T> all, Function<T, ObjectNode> json)
            throws Refusal {
        asked.only("q", "format", "device", "ids", "after", "limit");
        var ids = asked.list("ids");
        var found = new ArrayList<T>();
        for (var each : all) if (passes(each, asked, ids)) found.add(each);
        found.sort(Comparator.comparing(Resource::id));
        var page = asked.slice(found, Resource::id, limits);
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray("items");
        page.items().forEach(each -> list.add(json.apply(each)));
        page.next().ifPresentOrElse(next -> answer.put("next", next), () -> answer.putNull("next"));
        return answer;
    }

    private boolean passes(Resource each, Asked asked, List<String> ids) {
        if (!ids.isEmpty() && !ids.contains(each.id())) return false;
        var device = asked.given("device");
        if (device.isPresent() && !isOf(each, device.get())) return false;
        var format = asked.given("format");
        if (format.isPresent() && !format(each).equals(format.get().toLowerCase(Locale.ROOT))) return false;
        var q = asked.given("q");
        return q.isEmpty() || Asset.found(q.get(), each, inventory) || isCalled(each, q.get());
    }

    private boolean isCalled(Resource each, String text) {
        return names.of(each).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /** By the device's ID or label. */
    private boolean isOf(Resource each, String device) {
        var id = deviceOf(each);
        return id.equalsIgnoreCase(device)
                || inventory
                        .device(id)
                        .filter(there -> there.core().label().equals(device))
                        .isPresent();
    }

    private static String deviceOf(Resource each) {
        return switch (each) {
            case Sender sender -> sender.deviceId();
            case Receiver receiver -> receiver.deviceId();
            case Resource.Node _, Resource.Device _, Resource.Source _, Resource.Flow _ -> "";
        };
    }

    private String format(Resource each) {
        return switch (each) {
            case Receiver receiver -> receiver.format().shortName();
            case Sender sender ->
                sender.flowId()
                        .flatMap(inventory::flow)
                        .map(flow -> flow.format().shortName())
                        .orElse("");
            case Resource.Node _, Resource.Device _, Resource.Source _, Resource.Flow _ -> "";
        };
    }

    /** Receivers that receive, or are to. */
    JsonNode connections(Asked asked) throws Refusal {
        asked.only();
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("items");
        sources.control().connections().all().get().stream()
                .filter(Connection::isOn)
                .sorted(Comparator.comparing(Connection::receiver))
                .flatMap(each -> inventory.receiver(each.receiver()).stream())
                .forEach(receiver -> list.add(connection(receiver)));
        return json.putNull("next");
    }

    private ObjectNode connection(Receiver receiver) {
        var whole = items.receiver(receiver);
        ObjectNode json = (ObjectNode) whole.path("connection");
        return json.put("receiver", receiver.id()).put("receiverLabel", names.of(receiver));
    }

    /** One, with what its device says of it now. */
    JsonNode one(boolean sender, String word, Asked asked) throws Refusal, InterruptedException {
        asked.only();
        var id = sender ? names.sender(word) : names.receiver(word);
        var resource = inventory
                .find(sender ? Kind.SENDER : Kind.RECEIVER, id)
                .orElseThrow(() -> Refusal.unknown(sender ? "sender" : "receiver", word));
        var details = sources.control().read().read(resource);
        ObjectNode json = switch (resource) {
            case Sender it -> items.sender(it);
            case Receiver it -> items.receiver(it);
            case Resource.Node _, Resource.Device _, Resource.Source _, Resource.Flow _ -> JSON.objectNode();
        };
        json.set("resource", JsonMapper.shared().readTree(resource.core().json()));
        part(json, "constraints", details.parts(), "constraints");
        part(json, "staged", details.parts(), "staged");
        part(json, "activeSettings", details.parts(), "active");
        details.file().ifPresentOrElse(file -> json.put("transportFile", file), () -> json.putNull("transportFile"));
        ArrayNode warnings = json.putArray("warnings");
        details.problems().forEach(warnings::add);
        details.file().map(SdpReader::read).ifPresent(read -> read.sentences().forEach(warnings::add));
        history(json.putArray("history"), id);
        return json;
    }

    private static void part(ObjectNode json, String name, Map<String, JsonNode> parts, String part) {
        Optional.ofNullable(parts.get(part)).ifPresentOrElse(value -> json.set(name, value), () -> json.putNull(name));
    }

    /** Newest first; where it came from is where the entry before went to. */
    private void history(ArrayNode list, String receiver) {
        var entries = sources.control().connections().history().apply(receiver).stream()
                .sorted(Comparator.comparing(History.Entry::at))
                .toList();
        for (int i = entries.size() - 1; i >= 0; i--) {
            var entry = entries.get(i);
            var before = i == 0 ? Optional.<String>empty() : entries.get(i - 1).to();
            list.addObject()
                    .put("time", entry.at().toString())
                    .put("from", before.map(this::senderName).orElse(""))
                    .put("to", entry.to().map(this::senderName).orElse(""))
                    .put("by", entry.by())
                    .put("result", entry.result())
                    .put("detail", entry.detail());
        }
    }

    private String senderName(String id) {
        return inventory.find(Kind.SENDER, id).map(names::of).orElse(id);
    }
}
