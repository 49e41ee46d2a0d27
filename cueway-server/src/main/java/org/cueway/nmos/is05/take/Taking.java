package org.cueway.nmos.is05.take;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cueway.nmos.is05.api.BulkApi;
import org.cueway.nmos.is05.api.End;
import org.cueway.nmos.is05.api.Files;
import org.cueway.nmos.is05.plan.Before;
import org.cueway.nmos.is05.plan.Compared;
import org.cueway.nmos.is05.plan.ReceiverPlan;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.state.Watch;
import org.cueway.nmos.is05.take.Looked.Prepared;
import org.cueway.nmos.is05.take.Looked.Seen;
import org.cueway.nmos.is05.take.Looked.Stopped;
import org.cueway.nmos.is05.take.Looking.Purpose;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Options.Policy;
import org.cueway.nmos.is05.take.Options.When;
import org.cueway.nmos.is05.take.TakeReport.Line;
import org.cueway.nmos.is05.take.TakeReport.Result;
import org.cueway.nmos.is05.take.TakeReport.Result.Confirmed;
import org.cueway.nmos.is05.take.TakeReport.Result.Failed;
import org.cueway.nmos.is05.take.TakeReport.Result.Refused;
import org.cueway.nmos.is05.take.TakeReport.Result.Scheduled;
import org.cueway.nmos.is05.take.TakeReport.Result.Skipped;

/** Makes takes: looks, plans, sends (nmos §5). Safe for use by any thread; each waits until its take is done. */
public final class Taking {
    private final Network network;
    private final Looking looking;
    private final Sources sources;
    private final Sending sending;
    private final Duration farthest;

    private Taking(Network network, Looking looking, Sources sources, Sending sending, Duration farthest) {
        this.network = network;
        this.looking = looking;
        this.sources = sources;
        this.sending = sending;
        this.farthest = farthest;
    }

    /**
     * Who else has a say.
     *
     * @param told whether a registry tells at once what changes at a receiver; must not wait
     */
    public record Others(Watch watch, Verdict.Check check, Guards guards, Predicate<String> told) {}

    /** Why somebody may not change a receiver. */
    @FunctionalInterface
    public interface Guards {
        /** In a sentence with the owner's name; empty if he may. */
        Optional<String> refusal(String receiver, String by);
    }

    /** Is given what undoes a take before anything of it is sent. */
    @FunctionalInterface
    public interface Undo {
        /** Keeps it. */
        void keep(List<Undoable> undoable);
    }

    /** What a receiver was on, and what it was asked for then, as JSON. */
    public record Undoable(String receiver, Before before, String asked) {}

    /** @param farthest how far ahead a take may be scheduled */
    public static Taking with(Network network, Others others, Duration farthest) {
        return new Taking(
                network,
                new Looking(network, others),
                new Sources(network, new Files(network.api()), new SenderStart(network)),
                new Sending(network, new BulkApi(network.api()), new Outcomes(network, others.watch)),
                farthest);
    }

    /** Connects and disconnects; a line for each route, in their order. */
    public List<Line> take(List<Route> routes, Options options, Undo undo) throws InterruptedException {
        var wrong = when(options.when());
        if (wrong.isPresent()) {
            return routes.stream()
                    .map(route -> line(Stopped.of(route, wrong.orElseThrow())))
                    .toList();
        }
        var looked = looking.look(routes, options, Purpose.CONNECT);
        if (isStopped(looked, options)) return stopped(looked);
        var planned = sources.plan(looked, options);
        if (isStopped(planned, options)) return stopped(planned);
        return sent(planned, options, undo);
    }

    /** Brings receivers back to what they were on, unless somebody has changed them since; a line for each. */
    public List<Line> restore(List<Undoable> undoable, Options options, Undo undo) throws InterruptedException {
        var records = new HashMap<String, Undoable>();
        undoable.forEach(one -> records.put(one.receiver, one));
        var routes = undoable.stream().map(Taking::back).toList();
        var looked = looking.look(routes, options, Purpose.RESTORE);
        var planned = new ArrayList<Looked>();
        for (var one : looked) {
            planned.add(
                    one instanceof Seen seen
                            ? sources.restored(
                                    seen,
                                    Optional.ofNullable(records.get(seen.route().receiver()))
                                            .orElseThrow(),
                                    options)
                            : one);
        }
        return isStopped(planned, options) ? stopped(planned) : sent(planned, options, undo);
    }

    private static Route back(Undoable one) {
        var feed = one.before.active().enabled()
                ? one.before
                        .active()
                        .peer()
                        .<Route.Feed>map(Route.Feed.Sender::new)
                        .orElseGet(Route.Feed.Bare::new)
                : new Route.Feed.Nothing();
        return new Route(one.receiver, feed, List.of(), Optional.empty());
    }

    /** Takes a pending activation back. */
    public Line cancel(String receiver, Options options) throws InterruptedException {
        var route = Route.off(receiver);
        var known = network.inventory().receiver(route.receiver());
        var device =
                known.flatMap(one -> network.inventory().device(one.deviceId())).filter(End::isControllable);
        if (known.isEmpty() || device.isEmpty()) {
            return line(Stopped.of(route, new Refused(TakeReason.UNKNOWN_RECEIVER, receiver)));
        }
        var end = new End(known.orElseThrow(), device.orElseThrow());
        return sending.cancel(route, end, ReceiverPlan.cancel().body(), options.by());
    }

    private Optional<Result> when(When when) {
        var now = network.time().now();
        var moment = switch (when) {
            case When.Now _, When.Staged _ -> Optional.<Instant>empty();
            case When.At(var at) -> Optional.of(at);
            case When.In(var delay) -> Optional.of(now.plus(delay));
        };
        if (moment.isEmpty()) return Optional.empty();
        if (!moment.orElseThrow().isAfter(now)) {
            return Optional.of(
                    new Refused(TakeReason.IN_THE_PAST, moment.orElseThrow().toString()));
        }
        return moment.orElseThrow().isAfter(now.plus(farthest))
                ? Optional.of(new Refused(TakeReason.TOO_FAR_AHEAD, "at most " + farthest.toMinutes() + " minutes"))
                : Optional.empty();
    }

    private static boolean isStopped(List<Looked> all, Options options) {
        return options.policy() == Policy.STOP && all.stream().anyMatch(Stopped.class::isInstance);
    }

    private static List<Line> stopped(List<Looked> all) {
        return all.stream()
                .map(one -> one instanceof Stopped stopped
                        ? line(stopped)
                        : line(Stopped.of(
                                one.route(),
                                new Skipped("not sent, since another crosspoint of the take cannot be made"))))
                .toList();
    }

    private static Line line(Stopped stopped) {
        return new Line(stopped.route(), stopped.result(), stopped.warnings(), "", Duration.ZERO);
    }

    private List<Line> sent(List<Looked> all, Options options, Undo undo) throws InterruptedException {
        var ready = all.stream()
                .filter(Prepared.class::isInstance)
                .map(Prepared.class::cast)
                .toList();
        if (options.has(Flag.DRY_RUN)) return all.stream().map(Taking::tried).toList();
        undo.keep(ready.stream()
                .map(one -> new Undoable(one.route().receiver(), one.before(), one.text()))
                .toList());
        var lines = sending.send(ready, options);
        cancelIfNeeded(ready, lines, options);
        var results = new ArrayList<Line>();
        for (var one : all) {
            results.add(
                    one instanceof Stopped stopped
                            ? line(stopped)
                            : Optional.ofNullable(lines.get(one.route().receiver()))
                                    .orElseThrow());
        }
        return results;
    }

    private static Line tried(Looked one) {
        return switch (one) {
            case Stopped stopped -> line(stopped);
            case Seen seen -> line(Stopped.of(seen.route(), new Skipped("")));
            case Prepared ready ->
                new Line(
                        ready.route(),
                        new Skipped("tried only: this would be sent"),
                        ready.warnings(),
                        ready.text(),
                        Duration.ZERO);
        };
    }

    /** One has failed and nothing is in force yet: then nothing shall be (nmos §5.3 step 4). */
    private void cancelIfNeeded(List<Prepared> ready, Map<String, Line> lines, Options options)
            throws InterruptedException {
        boolean failed = lines.values().stream().anyMatch(line -> line.result() instanceof Failed);
        if (options.policy() != Policy.STOP || !failed) return;
        var pending = ready.stream().filter(one -> isScheduled(lines, one)).toList();
        var cancelled = Together.each(
                pending,
                one -> sending.cancel(
                        one.route(), one.end(), ReceiverPlan.cancel().body(), options.by()));
        for (var line : cancelled) {
            if (line.result() instanceof Confirmed) {
                lines.put(
                        line.route().receiver(),
                        new Line(
                                line.route(),
                                new Skipped("cancelled, since another crosspoint of the take had failed"),
                                line.warnings(),
                                line.body(),
                                line.took()));
            }
        }
    }

    private static boolean isScheduled(Map<String, Line> lines, Prepared one) {
        return Optional.ofNullable(lines.get(one.route().receiver()))
                .filter(line -> line.result() instanceof Scheduled)
                .isPresent();
    }

    /** Whether what was scheduled has happened, by what the device shows; empty if it does not say. */
    public Optional<Boolean> hasHappened(Undoable one) throws InterruptedException {
        var receiver = network.inventory().receiver(one.receiver);
        var device = receiver.flatMap(known -> network.inventory().device(known.deviceId()))
                .filter(End::isControllable);
        if (device.isEmpty()) return Optional.empty();
        var active = network.api().active(new End(receiver.orElseThrow(), device.orElseThrow()));
        active.found().ifPresent(now -> network.connections().read(receiver.orElseThrow(), now));
        return active.found().map(now -> Compared.isInForce(Sources.json(one.asked), now));
    }
}
