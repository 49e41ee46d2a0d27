package org.cueway.web.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cueway.device.DeviceStatus;
import org.cueway.web.json.DeviceJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which devices are otherwise than was told. Confined to the feed's thread. */
final class DeviceNews {
    private Map<String, DeviceStatus> told = Map.of();

    /** The event that tells what changed; empty text if nothing did. */
    String since(List<DeviceStatus> devices) {
        var now = HashMap.<String, DeviceStatus>newHashMap(devices.size());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        for (var device : devices) {
            now.put(device.id(), device);
            if (!device.equals(told.get(device.id()))) items.add(DeviceJson.of(device));
        }
        told = now;
        return items.isEmpty() ? "" : ServerSent.event("devices", json.toString());
    }
}
