package org.cueway.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cueway.base.TimeSource;
import org.cueway.cue.Origin;
import org.cueway.cue.Values;
import org.cueway.desk.Playout;
import org.cueway.device.DeviceRunner;
import org.cueway.device.DeviceStatus;
import org.cueway.device.Devices;
import org.cueway.device.TestFire;
import org.cueway.web.json.DeviceJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Devices: how they are, taking everything off them, rehearsal, and trying them out.
 *
 * @param uses the values with which rules put something on the device with that id
 */
record DevicePages(Devices devices, Function<String, List<Values>> uses, TimeSource time) {
    static final String NAME = "devices";
    static final String CLEAR = "clear";
    static final String REHEARSAL = "rehearsal";
    static final String TEST = "test";
    /** How long a test is seen, in seconds, if nobody says; and at most. */
    private static final int USUAL_TEST = 3;

    private static final int LONGEST_TEST = 60;

    /** What can be posted about a device; {@code id} as the path has it. */
    record Place(String id, String part) {
        /** The place that a path without its beginning means; empty if it is another. */
        static Optional<Place> of(String path) {
            var parts = path.split("/", -1);
            boolean fits = parts.length == 3
                    && parts[0].equals(NAME)
                    && Set.of(CLEAR, REHEARSAL, TEST).contains(parts[2]);
            return fits ? Optional.of(new Place(parts[1], parts[2])) : Optional.empty();
        }
    }

    /** The answer to a POST there; {@code id} decoded. */
    Answer post(String id, String part, Api.Posted posted) throws RefusedRequest {
        return switch (part) {
            case CLEAR -> clear(id, posted.body(), posted.by());
            case REHEARSAL -> rehearsal(id, posted.body());
            default -> test(id, posted);
        };
    }

    /** All of them, in the order of the configuration; there are dozens at most, so they are one page. */
    ObjectNode list(Query query) throws RefusedRequest {
        query.only();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        devices.statuses().forEach(device -> items.add(DeviceJson.of(device)));
        return json.putNull("next");
    }

    /** One, with its trace. */
    Answer one(String id, Query query) throws RefusedRequest {
        query.only();
        return devices.find(id)
                .<Answer>map(
                        runner -> new Answer.Page(DeviceJson.whole(runner.status(), runner.trace(), uses.apply(id))))
                .orElseGet(() -> new Answer.Refused(unknown(id)));
    }

    /** Takes everything off a place, or off all; works without newsroom and store. */
    Answer clear(String id, JsonBody body, Origin by) throws RefusedRequest {
        body.only("place");
        var place = Optional.of(body.text("place")).filter(text -> !text.isEmpty());
        var runner = find(id);
        runner.clear(place, word(by));
        return accepted(id);
    }

    /** Suppresses what would be sent, or not any more. */
    Answer rehearsal(String id, JsonBody body) throws RefusedRequest {
        body.only("on");
        var on = body.json().path("on");
        if (!on.isBoolean()) {
            throw new RefusedRequest(new Problem(
                    422,
                    "it is not said whether rehearsal begins or ends",
                    "on: true or false",
                    on.isMissingNode() ? "nothing" : on.toString(),
                    "send {\"on\": true} to suppress what would be sent"));
        }
        find(id).rehearse(on.booleanValue());
        return accepted(id);
    }

    /**
     * Puts something on a device and takes it off again by itself; with {@code dryRun} says what would be sent, and does nothing.
     * What is on air there is in the way unless the caller confirms that the test may be seen.
     */
    private Answer test(String id, Api.Posted posted) throws RefusedRequest {
        var body = posted.body();
        body.only("values", "seconds", "confirm", "dryRun");
        boolean confirmed = body.flag("confirm");
        int seconds = body.number("seconds").orElse(USUAL_TEST);
        if (seconds < 1 || seconds > LONGEST_TEST) {
            throw JsonBody.wrong("seconds from 1 to " + LONGEST_TEST, Integer.toString(seconds));
        }
        var runner = find(id);
        var now = time.now();
        var name = posted.idempotencyKey().isEmpty() ? now.toString() : posted.idempotencyKey();
        var test = TestFire.of(
                id,
                new Values(body.named("values")),
                TestFire.cause(name, word(posted.by())),
                now.plusSeconds(seconds));
        var would = runner.dryRun(test.take());
        if (body.flag("dryRun")) {
            var step = new Playout.Rehearsed.Step(test.take(), would);
            return new Answer.Page(DeviceJson.rehearsed(new Playout.Rehearsed(List.of(step), List.of())));
        }
        if (would.place().isEmpty()) {
            throw new RefusedRequest(new Problem(
                    422, "this cannot be put on the device", "values that it takes", would.remark(), "correct them"));
        }
        var inTheWay = test.inTheWay(runner.status());
        if (!inTheWay.isEmpty() && !confirmed) {
            throw new RefusedRequest(onAir(inTheWay));
        }
        devices.offer(test, now);
        return accepted(id);
    }

    private static Problem onAir(List<String> what) {
        return new Problem(
                409,
                "the device is on air",
                "a device with nothing on air",
                String.join(", ", what),
                "wait until it is off air, or send \"confirm\": true if it may be seen");
    }

    private DeviceRunner<?, ?> find(String id) throws RefusedRequest {
        return devices.find(id).orElseThrow(() -> new RefusedRequest(unknown(id)));
    }

    private static Answer accepted(String id) {
        return new Answer.Accepted(
                JsonNodeFactory.instance.objectNode().put("device", id), "/api/v1/devices/" + Api.encoded(id));
    }

    private Problem unknown(String id) {
        var known = devices.statuses().stream().map(DeviceStatus::id).collect(Collectors.joining(", "));
        return new Problem(
                404,
                "no such device",
                known.isEmpty() ? "a device of the configuration" : "one of " + known,
                id,
                "list them with /api/v1/devices; they are those of devices and graphics.outputs in the configuration");
    }

    private static String word(Origin by) {
        return switch (by) {
            case Origin.Message(var element, var _) -> element;
            case Origin.Console(var caller) -> "console " + caller;
            case Origin.Api(var caller) -> "API " + caller;
        };
    }
}
