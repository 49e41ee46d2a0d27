package org.cueway.simulator.nmos.ncp;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** A status monitor: an object with properties, {@code 3p1} to {@code 4p14}. Confined to the lock of who holds it. */
final class Monitor {
    private static final List<String> STATUSES = List.of("3p1", "4p1", "4p4", "4p7", "4p11");
    private static final List<String> MESSAGES = List.of("3p2", "4p2", "4p5", "4p8", "4p12");
    private static final List<String> COUNTERS = List.of("4p3", "4p6", "4p9", "4p13");

    private final int oid;
    private final boolean receiver;
    private final Map<String, JsonNode> properties = new TreeMap<>();

    /**
     * All is well.
     *
     * @param resource the ID of its sender or receiver
     */
    Monitor(int oid, boolean receiver, String resource) {
        this.oid = oid;
        this.receiver = receiver;
        STATUSES.forEach(each -> properties.put(each, IntNode.valueOf(1)));
        MESSAGES.forEach(each -> properties.put(each, StringNode.valueOf("")));
        COUNTERS.forEach(each -> properties.put(each, IntNode.valueOf(0)));
        var touchpoints = JsonNodeFactory.instance.arrayNode();
        touchpoints
                .addObject()
                .put("contextNamespace", "x-nmos")
                .putObject("resource")
                .put("resourceType", receiver ? "receiver" : "sender")
                .put("id", resource);
        properties.put("1p7", touchpoints);
    }

    int oid() {
        return oid;
    }

    /** NcReceiverMonitor or NcSenderMonitor. */
    List<Integer> classId() {
        return List.of(1, 2, 2, receiver ? 1 : 2);
    }

    String role() {
        return (receiver ? "ReceiverMonitor" : "SenderMonitor") + oid;
    }

    /** A missing node if there is no such property. */
    JsonNode get(String property) {
        return properties.getOrDefault(property, JsonNodeFactory.instance.missingNode());
    }

    void set(String property, JsonNode value) {
        properties.put(property, value);
    }
}
