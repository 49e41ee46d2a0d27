package org.cueway.nmos.is05.take;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.cueway.nmos.LeapSeconds;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.is05.api.End;
import org.cueway.nmos.is05.api.Got;
import org.cueway.nmos.is05.plan.Activation;
import org.cueway.nmos.is05.plan.Before;
import org.cueway.nmos.is05.plan.Constraints;
import org.cueway.nmos.is05.plan.Settings;
import org.cueway.nmos.is05.plan.TakeReason;
import org.cueway.nmos.is05.plan.Target;
import org.cueway.nmos.is05.plan.Transport;
import org.cueway.nmos.is05.take.Looked.Seen;
import org.cueway.nmos.is05.take.Looked.Stopped;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Route.Feed;
import org.cueway.nmos.is05.take.TakeReport.Result.Failed;
import org.cueway.nmos.is05.take.TakeReport.Result.Refused;

/**
 * Looks at the receivers of a take before anything is sent: whether they may be changed, what they allow, and what they are on now,
 * which is also what an undo needs (nmos §5.1).
 */
final class Looking {
    private final Network network;
    private final Taking.Others others;

    Looking(Network network, Taking.Others others) {
        this.network = network;
        this.others = others;
    }

    /** Whether a sender fits is asked for what is new, not for what was there before. */
    enum Purpose {
        CONNECT,
        RESTORE
    }

    List<Looked> look(List<Route> routes, Options options, Purpose purpose) throws InterruptedException {
        var known = new ArrayList<Looked>();
        var before = new HashSet<String>();
        for (var route : routes) {
            known.add(
                    before.add(route.receiver())
                            ? resolved(route, options, purpose)
                            : refused(route, TakeReason.TWICE_IN_ONE_TAKE, route.receiver()));
        }
        return Together.each(known, looked -> looked instanceof Seen seen ? read(seen, options, purpose) : looked);
    }

    private static Stopped refused(Route route, TakeReason reason, String detail) {
        return Stopped.of(route, new Refused(reason, detail));
    }

    private static final Settings NOT_READ =
            new Settings(false, Optional.empty(), Activation.Said.NOTHING, Optional.empty(), List.of());

    /** By what is known here, without asking a device. */
    private Looked resolved(Route route, Options options, Purpose purpose) {
        var receiver = network.inventory().receiver(route.receiver());
        if (receiver.isEmpty()) return refused(route, TakeReason.UNKNOWN_RECEIVER, route.receiver());
        var lock = others.guards().refusal(route.receiver(), options.by());
        if (lock.isPresent()) return refused(route, TakeReason.LOCKED_BY_SOMEBODY, lock.orElseThrow());
        var device =
                network.inventory().device(receiver.orElseThrow().deviceId()).filter(End::isControllable);
        if (device.isEmpty()) {
            return refused(
                    route,
                    TakeReason.NO_CONNECTION_API,
                    receiver.orElseThrow().core().label());
        }
        var end = new End(receiver.orElseThrow(), device.orElseThrow());
        var seen = new Seen(
                route,
                end,
                new Target(
                        route.receiver(),
                        Transport.of(receiver.orElseThrow().transport()),
                        Constraints.UNKNOWN,
                        NOT_READ),
                new Before(NOT_READ, NOT_READ),
                List.of());
        return purpose == Purpose.CONNECT && route.feed().sender().isPresent()
                ? checked(seen, receiver.orElseThrow(), options)
                : seen;
    }

    private Looked checked(Seen seen, Receiver receiver, Options options) {
        var id = seen.route().feed().sender().orElseThrow();
        var sender = network.inventory().sender(id);
        if (sender.isEmpty()) return refused(seen.route(), TakeReason.UNKNOWN_SENDER, id);
        var verdict = others.check().of(sender.orElseThrow(), receiver);
        if (!verdict.fits() && !overrides(seen.route(), options)) {
            return refused(seen.route(), TakeReason.NOT_COMPATIBLE, String.join("; ", verdict.reasons()));
        }
        return new Seen(seen.route(), seen.end(), seen.target(), seen.before(), verdict.reasons());
    }

    private Looked read(Seen seen, Options options, Purpose purpose) throws InterruptedException {
        var known = known(seen, options, purpose);
        // Whether it is still on what somebody has seen only the device itself can say at this moment.
        var active = known.isPresent() && seen.route().seen().isEmpty()
                ? new Got.Is<>(known.orElseThrow().active())
                : network.api().active(seen.end());
        if (active instanceof Got.Not<Settings>(int code, var words)) return unreadable(seen, code, words);
        var waits = known.filter(before -> isSame(before.active(), active)).map(Before::staged);
        var staged = waits.isPresent()
                ? new Got.Is<>(waits.orElseThrow())
                : network.api().staged(seen.end());
        if (staged instanceof Got.Not<Settings>(int code, var words)) return unreadable(seen, code, words);
        var now = active.found().orElseThrow();
        var waiting = staged.found().orElseThrow();
        if (waiting.activation().isPending()) {
            return refused(seen.route(), TakeReason.PENDING_ACTIVATION, pending(waiting));
        }
        if (waits.isEmpty()) network.connections().looked((Receiver) seen.end().resource(), new Before(waiting, now));
        var was = seen.route().seen();
        if (was.isPresent() && !overrides(seen.route(), options) && !isStill(was.orElseThrow(), now)) {
            return refused(seen.route(), TakeReason.CHANGED_SINCE, changed(was.orElseThrow(), now));
        }
        var constraints = purpose == Purpose.CONNECT && seen.route().feed() instanceof Feed.Nothing
                ? Constraints.UNKNOWN
                : network.api().constraints(seen.end()).found().orElse(Constraints.UNKNOWN);
        return new Seen(
                seen.route(),
                seen.end(),
                new Target(seen.route().receiver(), seen.target().transport(), constraints, now),
                new Before(waiting, now),
                seen.warnings());
    }

    /**
     * What is certain without asking; only where the device's own refusal comes early enough: what is scheduled, tried, or all or nothing is
     * looked at first.
     */
    private Optional<Before> known(Seen seen, Options options, Purpose purpose) {
        boolean matters = purpose == Purpose.RESTORE
                || options.policy() == Options.Policy.STOP
                || options.has(Flag.DRY_RUN)
                || !(options.when() instanceof Options.When.Now);
        return matters || !others.told().test(seen.route().receiver())
                ? Optional.empty()
                : network.connections().known((Receiver) seen.end().resource());
    }

    private static boolean overrides(Route route, Options options) {
        return route.override() || options.has(Flag.OVERRIDE);
    }

    private static Looked unreadable(Seen seen, int code, String words) {
        return code == 0
                ? Stopped.of(seen.route(), new Failed(TakeReason.RECEIVER_UNREADABLE, Optional.empty(), words))
                : Stopped.of(seen.route(), new Failed(TakeReason.RECEIVER_UNREADABLE, Optional.of(code), words));
    }

    static String pending(Settings staged) {
        return staged.activation()
                .at()
                .map(at -> "until " + LeapSeconds.known().utc(at))
                .orElse("it does not say until when");
    }

    private static boolean isSame(Settings known, Got<Settings> active) {
        return active.found()
                .filter(now -> isStill(new Route.Seen(known.enabled(), known.peer()), now))
                .isPresent();
    }

    /** An off receiver's sender does not count (nmos §6). */
    private static boolean isStill(Route.Seen was, Settings now) {
        return was.active() == now.enabled() && (!now.enabled() || was.sender().equals(now.peer()));
    }

    private String changed(Route.Seen was, Settings now) {
        return "it was " + on(was.active(), was.sender()) + ", it is " + on(now.enabled(), now.peer());
    }

    private String on(boolean active, Optional<String> sender) {
        return active ? "on " + sender.map(this::label).orElse("something that is no NMOS sender") : "off";
    }

    private String label(String sender) {
        return network.inventory()
                .sender(sender)
                .map(known -> known.core().label())
                .filter(label -> !label.isBlank())
                .orElse(sender);
    }
}
