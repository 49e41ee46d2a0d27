package org.cueway.nmos.is12;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.cueway.base.TimeSource;
import org.cueway.nmos.http.TextSocket;
import org.cueway.nmos.http.TextSocket.Arrival;
import org.cueway.nmos.is12.NcpMessage.Changed;
import org.cueway.nmos.is12.NcpMessage.Command;
import org.cueway.nmos.is12.NcpMessage.Result;
import tools.jackson.databind.JsonNode;

/**
 * One connection to one device: finds its monitors, asks to be told of changes, reads how they are, and follows what changes. Answers and
 * notifications come on one socket in their order, so what is applied in the order it came is always the newest. Confined to its thread.
 */
final class Conversation {
    /** NcStatusMonitor, of which the monitors of senders and receivers are made (MS-05-02). */
    private static final List<Integer> MONITOR = List.of(1, 2, 2);

    private final TextSocket socket;
    private final Is12Limits limits;
    private final TimeSource time;
    private final BiConsumer<String, Health> told;
    private final Map<Integer, Monitor> monitors = new LinkedHashMap<>();
    private int handle;

    /** @param told hears of every change: the ID of a sender or receiver, and how it fares */
    Conversation(TextSocket socket, Is12Limits limits, TimeSource time, BiConsumer<String, Health> told) {
        this.socket = socket;
        this.limits = limits;
        this.time = time;
        this.told = told;
    }

    /** A monitor: whom it is about, and what it says. */
    private static final class Monitor {
        private final String resource;
        private Health health = Health.UNSAID;

        Monitor(String resource) {
            this.resource = resource;
        }
    }

    /**
     * Talks until the connection ends.
     *
     * @return why it ended, in words
     */
    String run() throws InterruptedException {
        try {
            if (!begin()) return "the device has no status monitor";
            while (true) {
                switch (socket.next()) {
                    case Arrival.Message(var text) -> hear(NcpMessage.read(text));
                    case Arrival.End(var why) -> {
                        return why;
                    }
                }
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The IDs of those that are followed. */
    List<String> resources() {
        return monitors.values().stream().map(monitor -> monitor.resource).toList();
    }

    private boolean begin() throws IOException, InterruptedException {
        var found = one(Command.find(++handle, MONITOR));
        if (!found.done())
            throw new IOException("its monitors cannot be found: " + found.status() + " " + found.error());
        var oids = new ArrayList<Integer>();
        found.value().forEach(each -> oids.add(each.path("oid").asInt(-1)));
        for (int oid : oids.subList(0, Math.min(oids.size(), limits.monitors()))) {
            resource(one(Command.get(++handle, oid, Properties.TOUCHPOINTS)).value())
                    .ifPresent(id -> monitors.put(oid, new Monitor(id)));
        }
        if (monitors.isEmpty()) return false;
        // First be told of what changes, then read: so nothing falls between the two.
        send(NcpMessage.subscription(List.copyOf(monitors.keySet())));
        for (int oid : List.copyOf(monitors.keySet())) read(oid);
        return true;
    }

    /** The sender or receiver that a touchpoint names (MS-05-02 NcTouchpointNmos). */
    private static Optional<String> resource(JsonNode touchpoints) {
        for (var each : touchpoints) {
            var resource = each.path("resource");
            var kind = resource.path("resourceType").asString("");
            var id = resource.path("id").asString("").toLowerCase(Locale.ROOT);
            boolean ours = each.path("contextNamespace").asString("").equals("x-nmos");
            if (ours && !id.isEmpty() && (kind.equals("sender") || kind.equals("receiver"))) return Optional.of(id);
        }
        return Optional.empty();
    }

    private void read(int oid) throws IOException, InterruptedException {
        var asked = new LinkedHashMap<Integer, PropertyId>();
        for (var property : Properties.READ) asked.put(++handle, property);
        ask(
                asked.entrySet().stream()
                        .map(each -> Command.get(each.getKey(), oid, each.getValue()))
                        .toList(),
                (handled, result) -> {
                    if (result.done()) apply(oid, Optional.ofNullable(asked.get(handled)), result.value());
                });
        var monitor = monitors.get(oid);
        if (monitor != null) told.accept(monitor.resource, monitor.health);
    }

    private Result one(Command command) throws IOException, InterruptedException {
        var answers = new HashMap<Integer, Result>();
        ask(List.of(command), answers::put);
        return Optional.ofNullable(answers.get(command.handle()))
                .orElseThrow(() -> new IOException("a command was not answered"));
    }

    /** Sends commands and waits for all answers; what else comes meanwhile is heard. */
    private void ask(List<Command> commands, BiConsumer<Integer, Result> each)
            throws IOException, InterruptedException {
        send(NcpMessage.commands(commands));
        var open = new HashSet<>(commands.stream().map(Command::handle).toList());
        long until = time.nanoTime() + limits.answer().toNanos();
        while (!open.isEmpty()) {
            if (time.nanoTime() - until >= 0) {
                throw new IOException("no answer within " + limits.answer().toSeconds() + " s");
            }
            var came = socket.next(limits.answer());
            if (came.isEmpty()) continue;
            switch (came.orElseThrow()) {
                case Arrival.End(var why) -> throw new IOException(why);
                case Arrival.Message(var text) -> {
                    var message = NcpMessage.read(text);
                    if (message instanceof NcpMessage.Responses(var results)) {
                        results.forEach((handled, result) -> {
                            if (open.remove(handled)) each.accept(handled, result);
                        });
                    } else {
                        hear(message);
                    }
                }
            }
        }
    }

    private void hear(NcpMessage message) throws IOException {
        switch (message) {
            case NcpMessage.Notifications(var changes) -> changes.forEach(this::changed);
            case NcpMessage.Fault(var status, var text) ->
                throw new IOException("the device did not understand: " + status + " " + text);
            case NcpMessage.Responses _,
                    NcpMessage.Subscribed _,
                    NcpMessage.Unknown _ -> {} // late, or nothing to do about
        }
    }

    private void changed(Changed change) {
        apply(change.oid(), Optional.of(change.property()), change.value());
        var monitor = monitors.get(change.oid());
        if (monitor != null) told.accept(monitor.resource, monitor.health);
    }

    private void apply(int oid, Optional<PropertyId> property, JsonNode value) {
        var monitor = monitors.get(oid);
        if (monitor == null || property.isEmpty()) return;
        monitor.health = Properties.after(monitor.health, property.orElseThrow(), value, limits.textChars());
    }

    private void send(String text) throws IOException, InterruptedException {
        socket.send(text, limits.answer());
    }
}
