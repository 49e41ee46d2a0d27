package org.cueway.device.nmos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;
import org.cueway.device.DeviceDriver;
import org.cueway.device.DeviceException;
import org.cueway.device.DeviceRunner;
import org.cueway.device.Hearing;
import org.cueway.device.Placing;
import org.cueway.device.Result;
import org.cueway.device.nmos.NmosCommand.Connect;
import org.cueway.device.nmos.NmosCommand.Restore;
import org.cueway.device.nmos.NmosState.Before;
import org.cueway.device.nmos.NmosState.Elsewhere;
import org.cueway.device.nmos.NmosState.Routed;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.is05.Controller;
import org.cueway.nmos.is05.state.Connection;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport;
import org.cueway.nmos.is05.take.TakeReport.Line;

/**
 * Routes for cues: take connects, out restores what the receiver was on before the first of them, unless somebody else has changed it
 * since. What speaks to devices is confined to the device's thread; the controller's news comes on any.
 *
 * <p>Values of a rule: {@code receiver} and {@code sender}, each an ID, an alias or a label.
 */
public final class NmosDriver implements DeviceDriver<NmosState, NmosCommand> {
    private static final String UNDO = "undo of ";

    private final NmosSpec spec;
    private final Controller controller;
    private final Hearing<NmosState> hearing;
    /** What was asked for, by place. */
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    /** Places at which a route is being made: what is told of them meanwhile is judged when that is done. */
    private final Set<String> making = ConcurrentHashMap.newKeySet();

    /** Held while a place is judged and told, so that no route begins to be made in between: it would be judged half made. */
    private final Lock judging = new ReentrantLock();

    private volatile boolean connected;

    /**
     * A route that stands.
     *
     * @param sender as the rule names it
     * @param ids of receiver and sender
     * @param first the take that knows what the receiver was on before
     */
    private record Asked(String sender, Ids ids, String first) {}

    private record Ids(String receiver, String sender) {}

    private NmosDriver(NmosSpec spec, Controller controller, Hearing<NmosState> hearing) {
        this.spec = spec;
        this.controller = controller;
        this.hearing = hearing;
        controller.listen(this::heard);
    }

    /** What the device's runner opens. */
    public static DeviceRunner.Opener<NmosState, NmosCommand> opener(NmosSpec spec, Controller controller) {
        return hearing -> new NmosDriver(spec, controller, hearing);
    }

    @Override
    public Placing place(Values values) {
        var receiver = values.text("receiver").map(String::strip).filter(text -> !text.isEmpty());
        if (receiver.isEmpty()) {
            return new Placing.Impossible("receiver is missing, expected the ID, alias or label of a receiver");
        }
        return values.text("sender").filter(text -> !text.isBlank()).isEmpty()
                ? new Placing.Impossible("sender is missing, expected the ID, alias or label of a sender")
                : new Placing.At(receiver.orElseThrow());
    }

    @Override
    public NmosState wanted(Stand stand) {
        return stand.air()
                .flatMap(playing -> playing.values().text("sender"))
                .<NmosState>map(sender -> new Routed(sender.strip()))
                .orElseGet(Before::new);
    }

    @Override
    public List<NmosCommand> diff(String place, Optional<NmosState> before, NmosState after) {
        return NmosDiff.between(place, before, after);
    }

    /** There is no line of its own: it is there when the controller knows of receivers. */
    @Override
    public Map<String, NmosState> connect(Map<String, NmosState> wanted) throws DeviceException {
        if (!controller.knowsReceivers()) {
            throw new DeviceException("no registry has told of any receiver yet");
        }
        connected = true;
        var says = new HashMap<String, NmosState>();
        for (var place : wanted.keySet()) {
            recall(place, wanted.get(place));
            shown(place).ifPresent(state -> says.put(place, state));
        }
        return says;
    }

    /** After a restart: which route of ours stands, by the takes that are remembered. */
    private void recall(String place, NmosState wanted) {
        var receivers = controller.named(Kind.RECEIVER, place);
        if (asked.containsKey(place) || receivers.size() != 1) return;
        var receiver = receivers.getFirst();
        var ours = new ArrayList<TakeReport>();
        for (var take : controller.takes()) {
            if (!take.by().equals(spec.by()) || !touches(take, receiver)) continue;
            if (take.what().startsWith(UNDO)) break;
            ours.add(take);
        }
        if (ours.isEmpty()) return;
        var line = ours.getFirst().lines().getFirst();
        line.route().feed().sender().ifPresent(sender -> {
            boolean same = wanted instanceof Routed(var name)
                    && controller.named(Kind.SENDER, name).equals(List.of(sender));
            var named = same && wanted instanceof Routed(var name) ? name : sender;
            asked.put(
                    place,
                    new Asked(named, new Ids(receiver, sender), ours.getLast().id()));
        });
    }

    private static boolean touches(TakeReport take, String receiver) {
        return take.lines().stream()
                .anyMatch(line -> line.route().receiver().equals(receiver)
                        && line.result().isGood());
    }

    @Override
    public Result send(NmosCommand command) throws DeviceException {
        hearing.sent(command.wire());
        try {
            var result = made(command);
            hearing.came(result.toString());
            tellAnew(command.receiver());
            return result;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new DeviceException("asked to stop");
        }
    }

    private Result made(NmosCommand command) throws InterruptedException {
        judging.lock();
        try {
            making.add(command.receiver());
        } finally {
            judging.unlock();
        }
        try {
            return switch (command) {
                case Connect(var receiver, var sender) -> connect(receiver, sender);
                case Restore(var receiver) -> restore(receiver);
            };
        } finally {
            making.remove(command.receiver());
        }
    }

    private Result connect(String place, String sender) throws InterruptedException {
        var receivers = controller.named(Kind.RECEIVER, place);
        if (receivers.size() != 1) return new Result.Rejected(words("receiver", place, receivers));
        var senders = controller.named(Kind.SENDER, sender);
        if (senders.size() != 1) return new Result.Rejected(words("sender", sender, senders));
        var ids = new Ids(receivers.getFirst(), senders.getFirst());
        var stood = Optional.ofNullable(asked.get(place)).filter(this::isOn);
        var report = controller.connect(List.of(Route.of(ids.receiver, ids.sender)), spec.options(), "cue");
        var line = report.lines().getFirst();
        var result = result(line);
        if (!(result instanceof Result.Rejected)) {
            // While a route of ours stands, the take before it knows what was there before.
            asked.put(place, new Asked(sender, ids, stood.map(Asked::first).orElseGet(report::id)));
        }
        return result;
    }

    private Result restore(String place) throws InterruptedException {
        var route = asked.get(place);
        if (route == null) return new Result.Done();
        if (!isOn(route)) {
            asked.remove(place);
            hearing.came("somebody else has changed it since, so it is left alone");
            return new Result.Done();
        }
        var report = controller.undo(route.first, spec.options().with(Flag.OVERRIDE));
        if (report.isEmpty() || report.orElseThrow().lines().isEmpty()) {
            return new Result.Rejected("nobody knows any more what it was on before");
        }
        var result = result(report.orElseThrow().lines().getFirst());
        if (result instanceof Result.Done) asked.remove(place);
        return result;
    }

    private static Result result(Line line) {
        return switch (line.result()) {
            case TakeReport.Result.Confirmed _ -> new Result.Done();
            case TakeReport.Result.Scheduled _ -> new Result.Accepted();
            case TakeReport.Result.Unconfirmed(var detail) -> new Result.Silent(detail);
            case TakeReport.Result.Refused(var reason, var detail) -> new Result.Rejected(reason.with(detail));
            case TakeReport.Result.Failed(var reason, var _, var detail) -> new Result.Rejected(reason.with(detail));
            case TakeReport.Result.Skipped(var detail) -> new Result.Rejected(detail);
        };
    }

    private static String words(String what, String name, List<String> found) {
        return found.isEmpty()
                ? "there is no " + what + " " + name
                : "expected one " + what + ", found " + found.size() + " with the name " + name + ": "
                        + String.join(", ", found);
    }

    private boolean isOn(Asked route) {
        return connection(route)
                .flatMap(Connection::from)
                .filter(from -> from.id().equals(route.ids.sender))
                .isPresent();
    }

    private Optional<Connection> connection(Asked route) {
        return controller.connection(route.ids.receiver).filter(Connection::isOn);
    }

    /** What a place shows; empty if its receiver is not there. */
    private Optional<NmosState> shown(String place) {
        var route = asked.get(place);
        if (route == null) {
            return controller.named(Kind.RECEIVER, place).size() == 1 ? Optional.of(new Before()) : Optional.empty();
        }
        if (controller.connection(route.ids.receiver).isEmpty()) return Optional.empty();
        if (isOn(route)) return Optional.of(new Routed(route.sender));
        return Optional.of(new Elsewhere(connection(route)
                .map(other -> other.from().map(Connection.From::id).orElse("something that is no NMOS sender"))
                .orElse("off")));
    }

    /** Only what is settled is news: while a route is being made it is nobody's business. */
    private void heard(String id) {
        if (!connected) return;
        asked.forEach((place, route) -> {
            var state = controller.connection(id).map(Connection::state);
            boolean settled = route.ids.receiver.equals(id)
                    && state.filter(one -> one == Connection.State.EXTERNAL
                                    || one == Connection.State.DISCONNECTED
                                    || one == Connection.State.IN_FORCE)
                            .isPresent();
            if (settled) tell(place);
        });
    }

    /** What was told just before the route was made is not heard until now, and is no longer so. */
    private void tellAnew(String place) {
        var route = asked.get(place);
        if (route == null) tell(place);
        else heard(route.ids.receiver);
    }

    private void tell(String place) {
        judging.lock();
        try {
            if (!making.contains(place)) shown(place).ifPresent(what -> hearing.says(place, what));
        } finally {
            judging.unlock();
        }
    }

    @Override
    public void close() {
        connected = false;
    }
}
