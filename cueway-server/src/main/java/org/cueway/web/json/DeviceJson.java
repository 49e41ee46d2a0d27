package org.cueway.web.json;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.cue.Action;
import org.cueway.cue.Due;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Playing;
import org.cueway.cue.Values;
import org.cueway.desk.Playout;
import org.cueway.device.DeviceStatus;
import org.cueway.device.Report;
import org.cueway.device.Standing;
import org.cueway.device.Trace;
import org.cueway.store.RundownKey;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Devices, what they show and what they would do. */
public final class DeviceJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DeviceJson() {}

    /** One of a list, as events tell it too. */
    public static ObjectNode of(DeviceStatus device) {
        var link = device.link();
        ObjectNode json = JSON.objectNode()
                .put("id", device.id())
                .put("driver", device.driver())
                .put("state", link.state().word())
                .put("rehearsal", link.rehearsing())
                .put("reason", link.reason())
                .put("since", link.since().toString())
                .put("waiting", link.waiting());
        ArrayNode places = json.putArray("places");
        device.standings().forEach(standing -> places.add(place(standing)));
        device.last().ifPresentOrElse(last -> json.set("last", acted(last)), () -> json.putNull("last"));
        return json;
    }

    /**
     * One by itself, with what went over its line, newest last.
     *
     * @param uses the values with which rules put something on it
     */
    public static ObjectNode whole(DeviceStatus device, List<Trace.Line> lines, List<Values> uses) {
        ObjectNode json = of(device);
        ArrayNode trace = json.putArray("trace");
        for (var line : lines) {
            trace.addObject()
                    .put("time", line.time().toString())
                    .put("direction", line.direction() == Trace.Direction.IN ? "in" : "out")
                    .put("text", line.text());
        }
        ArrayNode ways = json.putArray("uses");
        uses.forEach(use -> values(ways.addObject(), use.texts()));
        return json;
    }

    private static ObjectNode place(Standing standing) {
        ObjectNode json = JSON.objectNode()
                .put("place", standing.place())
                .put("certainty", standing.certainty().word())
                .put("detail", standing.detail())
                .put("armed", standing.stand().armed());
        playing(json, "air", standing.stand().air());
        playing(json, "next", standing.stand().next());
        return json;
    }

    private static void playing(ObjectNode json, String name, Optional<Playing> playing) {
        if (playing.isEmpty()) {
            json.putNull(name);
            return;
        }
        var there = playing.get();
        ObjectNode one = json.putObject(name);
        item(one, there.cause().item());
        one.put("slug", there.cause().slug())
                .put("by", there.cause().by())
                .put("since", there.since().toString())
                .put("held", there.motion().held())
                .put("steps", there.motion().steps());
        values(one, there.values().texts());
    }

    private static void values(ObjectNode json, Map<String, String> texts) {
        ObjectNode values = json.putObject("values");
        texts.forEach(values::put);
    }

    private static void item(ObjectNode json, ItemRef item) {
        json.put("rundown", RundownKey.of(item.rundown()))
                .put("newsroom", item.rundown().newsroom())
                .put("roID", item.rundown().roID())
                .put("storyID", item.storyID())
                .put("itemID", item.itemID());
    }

    private static ObjectNode acted(Report.Acted acted) {
        ObjectNode json = JSON.objectNode()
                .put("verb", acted.action().verb().word())
                .put("outcome", acted.outcome().kind().word())
                .put("detail", acted.outcome().detail())
                .put("by", acted.action().cause().by())
                .put("slug", acted.action().cause().slug())
                .put("tookMillis", millis(acted.took()));
        item(json, acted.action().cause().item());
        return json;
    }

    private static double millis(Duration took) {
        return took.toNanos() / 1e6;
    }

    /** What a cue would do. */
    public static ObjectNode rehearsed(Playout.Rehearsed rehearsed) {
        ObjectNode json = JSON.objectNode();
        ArrayNode actions = json.putArray("actions");
        for (var step : rehearsed.steps()) {
            ObjectNode one = actions.addObject();
            Action action = step.action();
            one.put("device", action.device()).put("verb", action.verb().word());
            step.dryRun().place().ifPresentOrElse(place -> one.put("place", place), () -> one.putNull("place"));
            item(one, action.cause().item());
            one.put("slug", action.cause().slug()).put("remark", step.dryRun().remark());
            switch (action.due()) {
                case Due.Now() -> one.putNull("at");
                case Due.At(var at) -> one.put("at", at.toString());
                case Due.Late(var at) -> one.put("at", at.toString());
            }
            values(one, action.values().texts());
            ArrayNode sends = one.putArray("sends");
            step.dryRun().wires().forEach(sends::add);
        }
        ArrayNode remarks = json.putArray("remarks");
        rehearsed.remarks().forEach(remarks::add);
        return json;
    }
}
