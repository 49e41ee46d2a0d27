package org.cueway.nmos.is12;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message of a device (IS-12 v1.0), and those that we send. Pure. */
sealed interface NcpMessage {
    /** The JSON mapper of this package. */
    JsonMapper JSON = JsonMapper.shared();

    /** Answers to commands, each under the handle that the command had. */
    record Responses(Map<Integer, Result> results) implements NcpMessage {
        /** Takes a copy. */
        public Responses {
            results = Map.copyOf(results);
        }
    }

    /**
     * An answer.
     *
     * @param status 200 if it was done (MS-05-02 NcMethodStatus)
     * @param value a missing node if there is none
     * @param error in the device's words; may be empty
     */
    record Result(int status, JsonNode value, String error) {
        /** Whether it was done. */
        boolean done() {
            return status == 200;
        }
    }

    /** Properties that changed, in their order. */
    record Notifications(List<Changed> changes) implements NcpMessage {
        /** Takes a copy. */
        public Notifications {
            changes = List.copyOf(changes);
        }
    }

    /** One property that changed. */
    record Changed(int oid, PropertyId property, JsonNode value) {}

    /** The objects that the device will tell changes of. */
    record Subscribed(List<Integer> oids) implements NcpMessage {
        /** Takes a copy. */
        public Subscribed {
            oids = List.copyOf(oids);
        }
    }

    /** Something that we sent could not be understood. */
    record Fault(int status, String message) implements NcpMessage {}

    /** Something else. */
    record Unknown(String text) implements NcpMessage {}

    /** Reads a message; never throws. */
    static NcpMessage read(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JacksonException _) {
            return new Unknown(text);
        }
        return switch (json.path("messageType").asInt(-1)) {
            case 1 -> responses(json.path("responses"));
            case 2 -> notifications(json.path("notifications"));
            case 4 -> new Subscribed(numbers(json.path("subscriptions")));
            case 5 ->
                new Fault(
                        json.path("status").asInt(0), json.path("errorMessage").asString(""));
            default -> new Unknown(text);
        };
    }

    private static NcpMessage responses(JsonNode list) {
        var results = new HashMap<Integer, Result>();
        list.forEach(each -> {
            var result = each.path("result");
            results.put(
                    each.path("handle").asInt(-1),
                    new Result(
                            result.path("status").asInt(0),
                            result.path("value"),
                            result.path("errorMessage").asString("")));
        });
        return new Responses(results);
    }

    private static NcpMessage notifications(JsonNode list) {
        var changes = new ArrayList<Changed>();
        list.forEach(each -> {
            var data = each.path("eventData");
            var id = data.path("propertyId");
            // Of a list only a part is told; nothing that we follow is one.
            if (data.path("sequenceItemIndex").isNumber() || !id.isObject()) return;
            changes.add(new Changed(
                    each.path("oid").asInt(-1),
                    new PropertyId(id.path("level").asInt(0), id.path("index").asInt(0)),
                    data.path("value")));
        });
        return new Notifications(changes);
    }

    private static List<Integer> numbers(JsonNode list) {
        var numbers = new ArrayList<Integer>();
        list.forEach(each -> numbers.add(each.asInt(-1)));
        return numbers;
    }

    /**
     * What is asked of an object.
     *
     * @param method by its level and number
     */
    record Command(int handle, int oid, PropertyId method, ObjectNode arguments) {
        private static final int ROOT = 1;

        /** Get (NcObject 1m1). */
        static Command get(int handle, int oid, PropertyId property) {
            var arguments = JsonNodeFactory.instance.objectNode();
            arguments.putObject("id").put("level", property.level()).put("index", property.index());
            return new Command(handle, oid, new PropertyId(1, 1), arguments);
        }

        /** FindMembersByClassId (NcBlock 2m4) of the root block, in all its depth and with derived classes. */
        static Command find(int handle, List<Integer> classId) {
            var arguments = JsonNodeFactory.instance.objectNode();
            var list = arguments.putArray("classId");
            classId.forEach(list::add);
            arguments.put("includeDerived", true).put("recurse", true);
            return new Command(handle, ROOT, new PropertyId(2, 4), arguments);
        }
    }

    /** Commands in one message. */
    static String commands(List<Command> commands) {
        var message = JsonNodeFactory.instance.objectNode().put("messageType", 0);
        var list = message.putArray("commands");
        for (var each : commands) {
            var json = list.addObject().put("handle", each.handle()).put("oid", each.oid());
            json.putObject("methodId")
                    .put("level", each.method().level())
                    .put("index", each.method().index());
            json.set("arguments", each.arguments());
        }
        return message.toString();
    }

    /** The whole list of objects whose changes we want; it takes the place of the one before. */
    static String subscription(List<Integer> oids) {
        var message = JsonNodeFactory.instance.objectNode().put("messageType", 3);
        var list = message.putArray("subscriptions");
        oids.forEach(list::add);
        return message.toString();
    }
}
