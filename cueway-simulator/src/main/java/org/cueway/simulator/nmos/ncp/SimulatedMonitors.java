package org.cueway.simulator.nmos.ncp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.HttpListener;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.http.RequestLog;
import org.cueway.simulator.nmos.http.WebSocket;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The endpoint: a port on loopback, its monitors, and who listens to them. Guarded by itself. */
public final class SimulatedMonitors implements AutoCloseable {
    private static final String PATH = "/x-nmos/ncp/v1.0";

    private final Map<Integer, Monitor> monitors = new LinkedHashMap<>();
    private final Map<WebSocket, Set<Integer>> subscribed = new HashMap<>();
    private final HttpListener listener;
    private boolean mute;

    private SimulatedMonitors(TimeSource time) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        listener = HttpListener.start(
                new HttpListener.Place("status monitors", address, new RequestLog(), time), this::answer);
    }

    /** Listens on loopback, on any free port, with no monitor yet. */
    public static SimulatedMonitors start(TimeSource time) throws IOException {
        return new SimulatedMonitors(time);
    }

    /** {@code ws://127.0.0.1:49152/x-nmos/ncp/v1.0}, for the device's controls. */
    public URI uri() {
        return URI.create("ws://" + listener.authority() + PATH);
    }

    /** A monitor for a receiver, which fares well. */
    public synchronized int receiver(String id) {
        return add(true, id);
    }

    /** A monitor for a sender, which fares well. */
    public synchronized int sender(String id) {
        return add(false, id);
    }

    private int add(boolean receiver, String id) {
        int oid = 100 + monitors.size();
        monitors.put(oid, new Monitor(oid, receiver, id));
        return oid;
    }

    /**
     * A status or a counter changes.
     *
     * @param property {@code 3p1}
     */
    public synchronized void set(int oid, String property, int value) {
        change(oid, property, IntNode.valueOf(value));
    }

    /** A message changes. */
    public synchronized void set(int oid, String property, String value) {
        change(oid, property, StringNode.valueOf(value));
    }

    /** From now on nothing is answered or told. */
    public synchronized void mute() {
        mute = true;
    }

    /** How many connections listen to at least one monitor. */
    public synchronized int listeners() {
        return (int)
                subscribed.values().stream().filter(oids -> !oids.isEmpty()).count();
    }

    /** Ends every connection; new ones are taken. */
    public void hangUp() {
        listener.hangUp();
    }

    /** Ends every connection and refuses new ones. */
    public void leave() {
        listener.leave();
    }

    public void comeBack() throws IOException {
        listener.comeBack();
    }

    private void change(int oid, String property, JsonNode value) {
        var monitor = monitors.get(oid);
        if (monitor == null) throw new IllegalArgumentException("no monitor " + oid);
        monitor.set(property, value);
        var message = JsonNodeFactory.instance.objectNode().put("messageType", 2);
        var notification = message.putArray("notifications").addObject().put("oid", oid);
        notification.putObject("eventId").put("level", 1).put("index", 1);
        var data = notification.putObject("eventData");
        var words = property.split("p");
        data.putObject("propertyId").put("level", Integer.parseInt(words[0])).put("index", Integer.parseInt(words[1]));
        data.put("changeType", 0).set("value", value);
        data.putNull("sequenceItemIndex");
        subscribed.forEach((socket, oids) -> {
            if (oids.contains(oid)) send(socket, message);
        });
    }

    private Answer answer(Request request) {
        return request.path().equals(PATH)
                ? new Answer.Upgrade(this::opened, this::ended)
                : Answer.error(404, "no such path");
    }

    private synchronized void opened(WebSocket socket) {
        subscribed.put(socket, new HashSet<>());
        socket.listen(text -> heard(socket, text));
    }

    private synchronized void ended(WebSocket socket) {
        subscribed.remove(socket);
    }

    private synchronized void heard(WebSocket socket, String text) {
        try {
            var json = Answer.JSON.readTree(text);
            switch (json.path("messageType").asInt(-1)) {
                case 0 -> commands(socket, json.path("commands"));
                case 3 -> subscribe(socket, json.path("subscriptions"));
                default -> fault(socket, "expected a command or a subscription");
            }
        } catch (JacksonException e) {
            fault(socket, "expected JSON");
        }
    }

    private void fault(WebSocket socket, String why) {
        send(
                socket,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("messageType", 5)
                        .put("status", 400)
                        .put("errorMessage", why));
    }

    private void subscribe(WebSocket socket, JsonNode list) {
        var oids = new HashSet<Integer>();
        list.forEach(each -> oids.add(each.asInt(-1)));
        oids.retainAll(monitors.keySet());
        subscribed.put(socket, oids);
        var message = JsonNodeFactory.instance.objectNode().put("messageType", 4);
        var confirmed = message.putArray("subscriptions");
        oids.stream().sorted().forEach(confirmed::add);
        send(socket, message);
    }

    private void commands(WebSocket socket, JsonNode commands) {
        var message = JsonNodeFactory.instance.objectNode().put("messageType", 1);
        var responses = message.putArray("responses");
        commands.forEach(command -> responses
                .addObject()
                .put("handle", command.path("handle").asInt(-1))
                .set("result", result(command)));
        send(socket, message);
    }

    private ObjectNode result(JsonNode command) {
        int oid = command.path("oid").asInt(-1);
        var method = id(command.path("methodId"), 'm');
        var arguments = command.path("arguments");
        if (oid == 1 && method.equals("2m4")) return found(arguments);
        var monitor = monitors.get(oid);
        if (monitor == null) return refused(404, "no object " + oid);
        if (!method.equals("1m1")) return refused(501, "no method " + method);
        var value = monitor.get(id(arguments.path("id"), 'p'));
        return value.isMissingNode() ? refused(404, "no such property") : done(value);
    }

    private static String id(JsonNode json, char between) {
        return json.path("level").asInt(0) + "" + between + json.path("index").asInt(0);
    }

    /** FindMembersByClassId of the root block. */
    private ObjectNode found(JsonNode arguments) {
        var wished = new ArrayList<Integer>();
        arguments.path("classId").forEach(each -> wished.add(each.asInt(-1)));
        var members = JsonNodeFactory.instance.arrayNode();
        for (var monitor : monitors.values()) {
            var classId = monitor.classId();
            boolean derived = arguments.path("includeDerived").asBoolean(false)
                    && classId.size() >= wished.size()
                    && classId.subList(0, wished.size()).equals(wished);
            if (!derived && !classId.equals(List.copyOf(wished))) continue;
            var member = members.addObject().put("oid", monitor.oid()).put("role", monitor.role());
            member.put("constantOid", true).put("owner", 1);
            var list = member.putArray("classId");
            classId.forEach(list::add);
        }
        return done(members);
    }

    private static ObjectNode done(JsonNode value) {
        var result = JsonNodeFactory.instance.objectNode().put("status", 200);
        result.set("value", value);
        return result;
    }

    private static ObjectNode refused(int status, String why) {
        return JsonNodeFactory.instance.objectNode().put("status", status).put("errorMessage", why);
    }

    private void send(WebSocket socket, JsonNode message) {
        if (mute) return;
        try {
            socket.send(message.toString());
        } catch (IOException e) {
            // The peer is gone; its end is told elsewhere.
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
