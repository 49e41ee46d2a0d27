package org.cueway.web.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.session.status.LaneStatus;
import org.cueway.mos.session.status.Mode;
import org.cueway.store.StoreState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The gateway and its lanes as JSON. */
public final class StatusJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StatusJson() {}

    /**
     * The gateway.
     *
     * @param webPort the port that this very page came from
     * @param demo whether its newsroom may be broken
     */
    public static ObjectNode status(GatewayStatus status, boolean ready, int webPort, boolean demo) {
        ObjectNode json = JSON.objectNode()
                .put("version", status.version())
                .put("mosID", status.mosID())
                .put("ready", ready)
                .put("startedAt", status.startedAt().toString())
                .put("uptimeSeconds", status.uptime().toSeconds())
                .put("now", status.now().toString())
                .put("zone", status.zone().getId());
        ObjectNode ports = json.putObject("ports");
        status.ports().forEach(ports::put);
        ports.put("web", webPort);
        json.set("store", store(status.store()));
        ArrayNode newsrooms = json.putArray("newsrooms");
        status.newsrooms().forEach(newsrooms::add);
        ObjectNode counts = json.putObject("counts");
        status.counts().forEach(counts::put);
        json.set("alarms", list(status.alarms()));
        return json.put("demo", demo);
    }

    /** What somebody should look at, by itself. */
    public static ObjectNode alarms(List<GatewayStatus.Alarm> alarms) {
        ObjectNode json = JSON.objectNode();
        json.set("items", list(alarms));
        return json.putNull("next");
    }

    private static ArrayNode list(List<GatewayStatus.Alarm> alarms) {
        ArrayNode list = JSON.arrayNode();
        alarms.forEach(alarm -> list.addObject()
                .put("text", alarm.text())
                .put("hint", alarm.hint())
                .put("since", alarm.since().toString()));
        return list;
    }

    private static ObjectNode store(StoreState store) {
        return JSON.objectNode()
                .put("writable", store.writable())
                .put("reason", store.reason())
                .put("since", store.since().toString())
                .put("lastEntry", store.lastEntry())
                .put("projected", store.projected())
                .put("droppedNotes", store.droppedNotes());
    }

    /** Lanes, without {@code next}. */
    public static ObjectNode lanes(List<LaneStatus> lanes) {
        ObjectNode json = JSON.objectNode();
        ArrayNode items = json.putArray("items");
        lanes.forEach(lane -> items.add(lane(lane)));
        return json;
    }

    /** One lane. */
    public static ObjectNode lane(LaneStatus lane) {
        ObjectNode json = JSON.objectNode()
                .put("newsroom", lane.newsroom())
                .put("channel", lane.channel().word())
                .put("direction", Words.camelCase(lane.direction()))
                .put("transport", Words.camelCase(lane.kind().transport()))
                .put("passive", lane.kind().mode() == Mode.PASSIVE)
                .put("asks", Words.camelCase(lane.asks()))
                .put("peer", lane.peer())
                .put("connections", lane.connections())
                .put("state", Words.camelCase(lane.state()))
                .put("reason", lane.reason())
                .put("since", lane.since().toString())
                .put("retryAt", time(lane.retryAt()))
                .put("lastIn", time(lane.lastIn()))
                .put("lastOut", time(lane.lastOut()));
        json.put("encoding", lane.encoding().map(Enum::name).orElse(null));
        lane.heartbeat()
                .ifPresentOrElse(
                        took -> json.put("heartbeatMillis", took.toNanos() / 1e6),
                        () -> json.putNull("heartbeatMillis"));
        lane.machine()
                .ifPresentOrElse(
                        machine -> json.putObject("machine")
                                .put("manufacturer", machine.manufacturer())
                                .put("model", machine.model())
                                .put("mosRev", machine.mosRev()),
                        () -> json.putNull("machine"));
        return json;
    }

    @SuppressWarnings("NullAway") // null is how JSON says that there is none
    private static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
