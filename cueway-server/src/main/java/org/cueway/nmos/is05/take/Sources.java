package org.cueway.nmos.is05.take;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.nmos.LeapSeconds;
import org.cueway.nmos.Resource.Device;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.Tai;
import org.cueway.nmos.is05.api.End;
import org.cueway.nmos.is05.api.Files;
import org.cueway.nmos.is05.api.Got;
import org.cueway.nmos.is05.plan.Activation;
import org.cueway.nmos.is05.plan.Compared;
import org.cueway.nmos.is05.plan.Origin;
import org.cueway.nmos.is05.plan.Plan;
import org.cueway.nmos.is05.plan.ReceiverPlan;
import org.cueway.nmos.is05.plan.Settings;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.plan.TransportFile;
import org.cueway.nmos.is05.take.Looked.Prepared;
import org.cueway.nmos.is05.take.Looked.Seen;
import org.cueway.nmos.is05.take.Looked.Stopped;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Options.When;
import org.cueway.nmos.is05.take.Route.Feed;
import org.cueway.nmos.is05.take.SenderStart.Manner;
import org.cueway.nmos.is05.take.TakeReport.Result.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds out what the senders of a take send, each once, and plans what every receiver is sent (nmos §5.1, §5.3 to §5.7). */
final class Sources {
    private final Network network;
    private final Files files;
    private final SenderStart start;

    Sources(Network network, Files files, SenderStart start) {
        this.network = network;
        this.files = files;
        this.start = start;
    }

    /** What came of a sender: an origin, or why there is none. */
    private sealed interface Source {
        record Known(Origin origin, List<String> warnings) implements Source {}

        record No(TakeReason reason, String detail) implements Source {}
    }

    List<Looked> plan(List<Looked> looked, Options options) throws InterruptedException {
        var wanted = new LinkedHashMap<String, Seen>();
        for (var one : looked) {
            if (one instanceof Seen seen && seen.route().feed().sender().isPresent() && !isUnicast(seen)) {
                wanted.putIfAbsent(seen.route().feed().sender().orElseThrow(), seen);
            }
        }
        var found = new LinkedHashMap<String, Source>();
        var sources = Together.each(List.copyOf(wanted.values()), seen -> source(seen, options));
        int i = 0;
        for (var id : wanted.keySet()) found.put(id, sources.get(i++));
        var moment = moment(options.when());
        return Together.each(looked, one -> one instanceof Seen seen ? planned(seen, found, options, moment) : one);
    }

    /** A unicast sender is set towards each receiver, so that it cannot be asked once for all. */
    private boolean isUnicast(Seen seen) {
        return seen.route()
                .feed()
                .sender()
                .flatMap(network.inventory()::sender)
                .filter(SenderStart::isUnicast)
                .isPresent();
    }

    private Looked planned(Seen seen, Map<String, Source> found, Options options, Optional<Instant> moment)
            throws InterruptedException {
        var activation = activation(options.when(), seen.end().device(), moment);
        if (seen.route().feed() instanceof Feed.Nothing) {
            return prepared(seen, ReceiverPlan.off(activation), List.of());
        }
        var id = seen.route().feed().sender();
        var source = switch (seen.route().feed()) {
            case Feed.Described(var sdp) ->
                new Source.Known(new Origin.Outside(Origin.Read.of(TransportFile.sdp(sdp))), List.of());
            case Feed.Bare(), Feed.Nothing() -> new Source.Known(new Origin.Bare(), List.of());
            case Feed.Sender _, Feed.Edited _ ->
                isUnicast(seen)
                        ? source(seen, options)
                        : Optional.ofNullable(found.get(id.orElseThrow())).orElseThrow();
        };
        return switch (source) {
            case Source.No(var reason, var detail) ->
                new Stopped(seen.route(), new Refused(reason, detail), seen.warnings());
            case Source.Known(var origin, var warnings) ->
                prepared(
                        seen,
                        ReceiverPlan.plan(
                                seen.target(),
                                origin(seen, origin),
                                seen.route().legs(),
                                activation),
                        warnings);
        };
    }

    /** With the text that somebody has edited in place of the sender's own. */
    private static Origin origin(Seen seen, Origin origin) {
        return seen.route().feed() instanceof Feed.Edited(var id, var sdp)
                        && origin instanceof Origin.Sender(var _, var now, var _)
                ? new Origin.Sender(id, now, Optional.of(Origin.Read.of(TransportFile.sdp(sdp))))
                : origin;
    }

    private static Looked prepared(Seen seen, Plan plan, List<String> warnings) {
        var all = new ArrayList<>(seen.warnings());
        all.addAll(warnings);
        return switch (plan) {
            case Plan.Impossible(var reason, var detail) -> new Stopped(seen.route(), new Refused(reason, detail), all);
            case Plan.Ready(var body, var more) -> {
                all.addAll(more);
                yield new Prepared(seen.route(), seen.end(), seen.before(), new Plan.Ready(body, all), body.toString());
            }
        };
    }

    private Source source(Seen seen, Options options) throws InterruptedException {
        var id = seen.route().feed().sender().orElseThrow();
        var sender = network.inventory().sender(id);
        if (sender.isEmpty()) return new Source.No(TakeReason.UNKNOWN_SENDER, id);
        var warnings = new ArrayList<String>();
        switch (start.ready(sender.orElseThrow(), seen.target(), manner(options), options.by())) {
            case SenderStart.Ready.No(var reason, var detail) -> {
                return new Source.No(reason, detail);
            }
            case SenderStart.Ready.Yes(var notes) -> warnings.addAll(notes);
        }
        return told(sender.orElseThrow(), seen, warnings);
    }

    private static Manner manner(Options options) {
        if (options.has(Flag.DRY_RUN)) return Manner.TRY;
        return options.has(Flag.LEAVE_SENDERS) ? Manner.LEAVE : Manner.START;
    }

    private Source told(Sender sender, Seen seen, List<String> warnings) throws InterruptedException {
        var device = network.inventory().device(sender.deviceId());
        boolean byFile = seen.target().transport().usesFile();
        var file = byFile && !(seen.route().feed() instanceof Feed.Edited)
                ? files.file(sender, device)
                : new Got.Not<TransportFile>(0, "");
        if (byFile
                && !(seen.route().feed() instanceof Feed.Edited)
                && file instanceof Got.Not<TransportFile>(int _, var words)) {
            return new Source.No(TakeReason.NO_TRANSPORT_FILE, words);
        }
        // Only where it decides: how its legs are, or all that there is to know.
        boolean asks = !byFile || sender.legs().size() > 1;
        var now = asks ? now(sender, device) : Optional.<Settings>empty();
        return new Source.Known(new Origin.Sender(sender.id(), now, file.found().map(Origin.Read::of)), warnings);
    }

    private Optional<Settings> now(Sender sender, Optional<Device> device) throws InterruptedException {
        var owner = device.filter(End::isControllable);
        return owner.isEmpty()
                ? Optional.empty()
                : network.api().active(new End(sender, owner.orElseThrow())).found();
    }

    private Optional<Instant> moment(When when) {
        return switch (when) {
            case When.At(var moment) -> Optional.of(moment);
            case When.In(var delay) -> Optional.of(network.time().now().plus(delay));
            case When.Now _, When.Staged _ -> Optional.empty();
        };
    }

    /** As it was; the device's own word for what is in force now decides whether it may be (nmos §5.3 step 6). */
    Looked restored(Seen seen, Taking.Undoable one, Options options) {
        boolean ours = Compared.isInForce(json(one.asked()), seen.target().now());
        if (!ours && !options.has(Flag.OVERRIDE)) {
            return new Stopped(
                    seen.route(),
                    new Refused(TakeReason.CHANGED_SINCE, "it is not as the take has made it"),
                    seen.warnings());
        }
        var activation = activation(options.when(), seen.end().device(), moment(options.when()));
        var constraints = seen.target().constraints();
        return prepared(seen, one.before().restore(seen.target().transport(), constraints, activation), List.of());
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** By the clock of the device where that follows PTP, else so long after it gets it (nmos §5.3). */
    private Activation activation(When when, Device device, Optional<Instant> moment) {
        if (when instanceof When.Staged) return new Activation.None();
        if (moment.isEmpty()) return new Activation.Immediate();
        boolean follows = network.inventory()
                .node(device.nodeId())
                .filter(node -> node.clocks().stream()
                        .anyMatch(clock -> clock.locked() && clock.gmid().isPresent()))
                .isPresent();
        if (follows) return new Activation.Absolute(LeapSeconds.known().tai(moment.orElseThrow()));
        var left = Duration.between(network.time().now(), moment.orElseThrow());
        return left.isNegative()
                ? new Activation.Relative(Tai.ZERO)
                : new Activation.Relative(new Tai(left.toSeconds(), left.toNanosPart()));
    }
}
