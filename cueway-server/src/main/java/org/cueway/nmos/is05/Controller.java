package org.cueway.nmos.is05;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.is05.api.ApiLimits;
import org.cueway.nmos.is05.api.ConnectionApi;
import org.cueway.nmos.is05.api.End;
import org.cueway.nmos.is05.api.Files;
import org.cueway.nmos.is05.api.Got;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.plan.TransportFile;
import org.cueway.nmos.is05.state.Connection;
import org.cueway.nmos.is05.state.Connections;
import org.cueway.nmos.is05.state.History;
import org.cueway.nmos.is05.state.StateLimits;
import org.cueway.nmos.is05.state.Watch;
import org.cueway.nmos.is05.take.Network;
import org.cueway.nmos.is05.take.Options;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.TakeReport;
import org.cueway.nmos.is05.take.TakeReport.Line;
import org.cueway.nmos.is05.take.TakeReport.Result;
import org.cueway.nmos.is05.take.Taking;
import org.cueway.nmos.is05.take.Taking.Undoable;
import org.cueway.nmos.is05.take.Verdict;
import tools.jackson.databind.JsonNode;

/**
 * The controller of all connections: what the console, the API and the driver call. Safe for use by any thread; what speaks to devices
 * waits for them, at most some times the time limits of {@link org.cueway.nmos.http.HttpLimits}.
 */
public final class Controller implements AutoCloseable {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Network network;
    private final Is05Limits limits;
    private final Held held;
    private final Watch watch;
    private final Taking taking;
    private final SenderControl senders;
    private final ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger made = new AtomicInteger();

    private Controller(Network network, Is05Limits limits, Held held, Watch watch, Taking taking) {
        this.network = network;
        this.limits = limits;
        this.held = held;
        this.watch = watch;
        this.taking = taking;
        this.senders = new SenderControl(network);
    }

    /** What outlives a restart. */
    private record Held(Locks locks, Salvos salvos, Aliases aliases, TakeLog takes) {}

    /**
     * The network: what is known of it, and how it is spoken to.
     *
     * @param told whether a registry tells at once what changes at a receiver; must not wait
     */
    public record Spoken(Inventory inventory, NmosHttp http, TimeSource time, Predicate<String> told) {}

    /** All limits of connecting. */
    public record AllLimits(Is05Limits takes, ApiLimits devices, StateLimits watching) {
        /** The defaults of each. */
        public static AllLimits defaults() {
            return new AllLimits(Is05Limits.defaults(), ApiLimits.defaults(), StateLimits.defaults());
        }
    }

    /**
     * Begins to watch connections.
     *
     * @param check whether a sender fits a receiver
     * @throws java.io.UncheckedIOException if what was kept cannot be read
     */
    public static Controller open(Spoken spoken, Keeping keeping, Verdict.Check check, AllLimits limits) {
        var api = new ConnectionApi(spoken.http, spoken.time, limits.devices);
        var connections =
                new Connections(spoken.inventory, spoken.time, limits.takes.history(), limits.watching.settle());
        var held = new Held(
                new Locks(keeping, limits.takes.names()),
                new Salvos(keeping, limits.takes),
                new Aliases(keeping, limits.takes.names()),
                new TakeLog(keeping, limits.takes.takes()));
        var network = new Network(spoken.inventory, api, connections, spoken.time);
        remember(held.takes, connections);
        var watch = Watch.start(new Watch.Parts(spoken.inventory, api, connections), spoken.time, limits.watching);
        var taking = Taking.with(
                network, new Taking.Others(watch, check, held.locks::refusal, spoken.told), limits.takes.farthest());
        return new Controller(network, limits.takes, held, watch, taking);
    }

    /** What the last takes have made is ours still if it is as they made it. */
    private static void remember(TakeLog takes, Connections connections) {
        for (var take : takes.all().reversed()) {
            for (var one : takes.undoable(take.id())) {
                connections.remember(one.receiver(), one.asked(), new Connection.Made(take.at(), take.by()));
            }
        }
    }

    /** Connects and disconnects receivers, each with one PATCH at most. */
    public TakeReport connect(List<Route> routes, Options options) throws InterruptedException {
        return connect(routes, options, "connect");
    }

    /** The same; {@code what} names it for people. */
    public TakeReport connect(List<Route> routes, Options options, String what) throws InterruptedException {
        var begun = begun(options.by(), what);
        if (routes.size() > limits.crosspoints()) {
            var refused = new Result.Refused(TakeReason.TOO_MANY, "found " + routes.size());
            return with(
                    begun, routes.stream().map(route -> line(route, refused)).toList());
        }
        var undo = new ArrayList<Undoable>();
        var lines = taking.take(routes, options, keep(begun, undo));
        return ended(begun, lines, undo, options);
    }

    private static Line line(Route route, Result result) {
        return new Line(route, result, List.of(), "", Duration.ZERO);
    }

    private Taking.Undo keep(TakeReport begun, List<Undoable> undo) {
        return undoable -> {
            undo.addAll(undoable);
            if (!undoable.isEmpty()) held.takes.began(begun, undoable);
        };
    }

    private TakeReport begun(String by, String what) {
        var at = network.time().now();
        return new TakeReport(ID.format(at) + "-" + made.incrementAndGet(), at, by, what, List.of());
    }

    private static TakeReport with(TakeReport begun, List<Line> lines) {
        return new TakeReport(begun.id(), begun.at(), begun.by(), begun.what(), lines);
    }

    private TakeReport ended(TakeReport begun, List<Line> lines, List<Undoable> undo, Options options)
            throws InterruptedException {
        var report = with(begun, senders.released(lines, undo, options));
        if (options.has(Flag.DRY_RUN)) return report;
        held.takes.ended(report, undo);
        var scheduled = report.lines().stream()
                .filter(line -> line.result() instanceof Result.Scheduled)
                .toList();
        if (!scheduled.isEmpty()) later.execute(() -> Scheduling.watch(network, taking, held.takes, report, undo));
        return report;
    }

    /** Switches receivers off. */
    public TakeReport disconnect(List<String> receivers, Options options) throws InterruptedException {
        return connect(receivers.stream().map(Route::off).toList(), options, "disconnect");
    }

    /** Takes the pending activations of receivers back, whoever has scheduled them. */
    public TakeReport cancel(List<String> receivers, Options options) throws InterruptedException {
        var begun = begun(options.by(), "cancel");
        var lines = new ArrayList<Line>();
        for (var receiver : receivers) lines.add(taking.cancel(receiver, options));
        return with(begun, lines);
    }

    /** Takes a salvo; empty if there is none of that name. */
    public Optional<TakeReport> salvo(String name, Options options) throws InterruptedException {
        var salvo = held.salvos.of(name);
        return salvo.isEmpty()
                ? Optional.empty()
                : Optional.of(connect(salvo.orElseThrow().routes(), options, "salvo " + name));
    }

    /**
     * Brings back what receivers were on before a take: those that it has touched and that are as it has made them. Empty if nobody knows
     * of such a take any more.
     */
    public Optional<TakeReport> undo(String take, Options options) throws InterruptedException {
        var report = held.takes.of(take);
        if (report.isEmpty()) return Optional.empty();
        var undoable = held.takes.undoable(take).stream()
                .filter(one -> wasTouched(report.orElseThrow(), one.receiver()))
                .toList();
        var begun = begun(options.by(), "undo of " + take);
        var undo = new ArrayList<Undoable>();
        var lines = taking.restore(undoable, options, keep(begun, undo));
        return Optional.of(ended(begun, lines, undo, options));
    }

    private static boolean wasTouched(TakeReport report, String receiver) {
        return report.lines().stream()
                .filter(line -> line.route().receiver().equals(receiver))
                .anyMatch(line -> line.result().isGood() || line.result() instanceof Result.Unconfirmed);
    }

    /** Whether a take has anything that {@link #undo} can bring back. */
    public boolean isUndoable(String take) {
        var report = held.takes.of(take);
        return report.isPresent()
                && held.takes.touched(take).stream().anyMatch(one -> wasTouched(report.orElseThrow(), one));
    }

    /** The last takes, the newest first, without the bodies that were sent. */
    public List<TakeReport> takes() {
        return held.takes.all();
    }

    /** Sets, starts or stops a sender. The line's route has the sender for a receiver. */
    public Line sender(SenderChange change, Options options) throws InterruptedException {
        return senders.change(change, options);
    }

    /** The same routes, each with what its receiver is on now: if it is not on that any more when they are taken, it is left alone. */
    public List<Route> stage(List<Route> routes) {
        return routes.stream().map(this::staged).toList();
    }

    private Route staged(Route route) {
        return network.inventory()
                .receiver(route.receiver())
                .flatMap(receiver -> receiver.subscription()
                        .active()
                        .map(active -> route.after(new Route.Seen(
                                active, active ? receiver.subscription().peer() : Optional.empty()))))
                .orElse(route);
    }

    /** What a receiver receives; empty if it is not there. */
    public Optional<Connection> connection(String receiver) {
        return network.connections().of(receiver.toLowerCase(Locale.ROOT));
    }

    /** What every receiver receives, in no order. */
    public List<Connection> connections() {
        return network.connections().all();
    }

    /** How many receivers a take need not look at first, since it is certain what they have staged and in force (C-59). */
    public int known() {
        return (int) network.inventory().receivers().stream()
                .filter(receiver -> network.connections().known(receiver).isPresent())
                .count();
    }

    /** The receivers on a sender: those that its change would touch. */
    public List<String> receiversOn(String sender) {
        return network.connections().on(sender.toLowerCase(Locale.ROOT));
    }

    /** What a receiver has been on, the newest first. */
    public List<History.Entry> history(String receiver) {
        return network.connections().history(receiver.toLowerCase(Locale.ROOT));
    }

    /** Asks the device of a sender or receiver for all that it says of it; empty if there is no such resource. */
    public Optional<Detail> detail(Kind kind, String id) throws InterruptedException {
        var resource = network.inventory().find(kind, id.toLowerCase(Locale.ROOT));
        if (resource.isEmpty()) return Optional.empty();
        var device = device(resource.orElseThrow()).flatMap(network.inventory()::device);
        var problems = new ArrayList<String>();
        var file = resource.orElseThrow() instanceof Sender sender
                ? told(new Files(network.api()).file(sender, device), "transport file", problems)
                : Optional.<TransportFile>empty();
        if (device.filter(End::isControllable).isEmpty()) {
            problems.add(TakeReason.NO_CONNECTION_API.text());
            return Optional.of(new Detail(Optional.empty(), Optional.empty(), Optional.empty(), file, problems));
        }
        var end = new End(resource.orElseThrow(), device.orElseThrow());
        var constraints = json(end, "constraints", problems);
        var staged = json(end, "staged", problems);
        return Optional.of(new Detail(constraints, staged, json(end, "active", problems), file, problems));
    }

    private Optional<JsonNode> json(End end, String leaf, List<String> problems) throws InterruptedException {
        return told(network.api().json(end, leaf), leaf, problems);
    }

    private static <T> Optional<T> told(Got<T> got, String what, List<String> problems) {
        if (got instanceof Got.Not<T>(int _, var words)) problems.add(what + ": " + words);
        return got.found();
    }

    private static Optional<String> device(Resource resource) {
        return switch (resource) {
            case Sender sender -> Optional.of(sender.deviceId());
            case Resource.Receiver receiver -> Optional.of(receiver.deviceId());
            case Resource.Node _, Resource.Device _, Resource.Source _, Resource.Flow _ -> Optional.empty();
        };
    }

    /** The IDs of senders, or of receivers, with this ID, alias or label; none, or more than one, if the name is not good enough. */
    public List<String> named(Kind kind, String name) {
        var wanted = name.strip();
        var id = wanted.toLowerCase(Locale.ROOT);
        if (network.inventory().find(kind, id).isPresent()) return List.of(id);
        var aliased = network.inventory().all(kind).stream()
                .map(Resource::id)
                .filter(one -> held.aliases.of(one).filter(wanted::equals).isPresent())
                .sorted()
                .toList();
        if (!aliased.isEmpty()) return aliased;
        return network.inventory().all(kind).stream()
                .filter(one -> one.core().label().equals(wanted))
                .map(Resource::id)
                .sorted()
                .toList();
    }

    /** Whether any receiver is known. */
    public boolean knowsReceivers() {
        return !network.inventory().all(Kind.RECEIVER).isEmpty();
    }

    /** Who may not be changed. */
    public Locks locks() {
        return held.locks;
    }

    /** Named sets of routes. */
    public Salvos salvos() {
        return held.salvos;
    }

    /** Names of our own. */
    public Aliases aliases() {
        return held.aliases;
    }

    /** Tells of every sender and receiver of which something here may have changed, by ID; the listener must not wait. */
    public void listen(Consumer<String> listener) {
        network.connections().listen(listener);
    }

    /** Ends watching. Takes that are under way end by the interrupt of their threads. */
    @Override
    public void close() {
        watch.close();
        later.shutdownNow();
    }
}
