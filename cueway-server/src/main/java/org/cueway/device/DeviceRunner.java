package org.cueway.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.cue.Action;
import org.cueway.cue.Due;
import org.cueway.cue.Stand;
import org.cueway.cue.Verb;
import org.cueway.device.DeviceStatus.Link;
import org.cueway.device.DeviceStatus.State;
import org.cueway.device.Outcome.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device's thread: what is sent when, in which order, and whether it is still worth sending. A platform thread, of which there
 * are as many as devices: a cue must not stand in line behind the work of a thousand lanes. All state is confined to that
 * thread but for the queue and what it publishes.
 *
 * <p>What should be at a place ({@link Stand}) changes only by an action that was sent, or that takes something off. What was
 * sent and not confirmed is never sent again by itself unless twice is as good as once: it is unknown until the device says
 * what it shows. A cue that could not be sent within {@link DeviceSettings#late} is dropped; taking off is never too late, and is
 * done when the device is back. On connecting, a place that lost what was confirmed to be there gets it back.
 */
public final class DeviceRunner<S, C extends Command> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceRunner.class);
    /** When somebody wishes something for a time beyond it, that is as good as never; the monotonic clock can count no further. */
    private static final Duration FAR = Duration.ofDays(36_500);

    private static final String IN_REHEARSAL = "the device is in rehearsal";
    private static final Outcome TOO_MANY = new Outcome(Kind.REJECTED, "too many actions wait for this device");

    private final DeviceSettings settings;
    private final Context context;
    private final Inbox<S> inbox;
    private final Trace trace;
    private final DeviceDriver<S, C> driver;
    private final Desired<S, C> desired;
    private final Thread thread;
    private boolean connected;
    private boolean rehearsing;
    private Link link;
    private Optional<Report.Acted> last = Optional.empty();
    private volatile DeviceStatus status;
    private volatile Set<String> idle = Set.of();
    private volatile boolean closing;

    /**
     * What all devices share.
     *
     * @param reports hears what each device's thread has to tell, on that thread; must return soon
     */
    public record Context(Consumer<Report> reports, Limits.Devices limits, TimeSource time) {}

    /** Makes a driver, without I/O; it says what it hears to {@code hearing}. */
    @FunctionalInterface
    public interface Opener<S, C extends Command> {
        DeviceDriver<S, C> open(Hearing<S> hearing);
    }

    private DeviceRunner(DeviceSettings settings, Opener<S, C> opener, Map<String, Stand> stands, Context context) {
        this.settings = settings;
        this.context = new Context(report -> tell(context.reports(), report), context.limits(), context.time());
        this.inbox = new Inbox<>(context.limits().maxQueue(), context.time());
        this.trace = new Trace(context.limits(), context.time());
        this.driver = opener.open(new Hearing<>(inbox, trace));
        this.desired = new Desired<>(settings.id(), driver, new Places<>(stands), this.context);
        this.rehearsing = settings.rehearsal();
        this.link = new Link(
                State.CONNECTING, rehearsing, "not reached yet", context.time().now(), 0);
        this.status = new DeviceStatus(settings.id(), settings.driver(), link, desired.standings(), last);
        this.thread =
                Thread.ofPlatform().daemon().name("device-" + settings.id()).unstarted(this::run);
    }

    /**
     * Begins to connect.
     *
     * @param stands what should be at its places, from before a restart
     */
    public static <S, C extends Command> DeviceRunner<S, C> start(
            DeviceSettings settings, Opener<S, C> opener, Map<String, Stand> stands, Context context) {
        var runner = new DeviceRunner<>(settings, opener, stands, context);
        runner.thread.start();
        return runner;
    }

    /**
     * Queues an action. Safe for use by any thread.
     *
     * @param given when the cue was taken
     */
    public void offer(Action action, Instant given) {
        var due = switch (action.due()) {
            case Due.Now() -> given;
            case Due.At(var at) -> at;
            case Due.Late(var at) -> at;
        };
        var now = context.time().now();
        var wait = Duration.between(now, due);
        var act = new Order.Act<S>(
                action, given, context.time().nanoTime() + (wait.compareTo(FAR) < 0 ? wait : FAR).toNanos());
        if (!inbox.offer(act)) {
            context.reports().accept(new Report.Lapsed(settings.id(), told(act, TOO_MANY)));
        }
    }

    /** Takes everything off one place, or off all, whatever is thought to be there. Safe for use by any thread. */
    public void clear(Optional<String> place, String by) {
        inbox.tell(new Order.Clear<>(place, by));
    }

    /** From now on suppresses what would be sent, or not any more. Safe for use by any thread. */
    public void rehearse(boolean on) {
        inbox.tell(new Order.Rehearse<>(on));
    }

    /** How it is. Safe for use by any thread. */
    public DeviceStatus status() {
        var now = status;
        return new DeviceStatus(
                now.id(),
                now.driver(),
                new Link(
                        now.link().state(),
                        now.link().rehearsing(),
                        now.link().reason(),
                        now.link().since(),
                        inbox.waiting()),
                now.standings(),
                now.last());
    }

    /** The last things that went over its line, oldest first. Safe for use by any thread. */
    public List<Trace.Line> trace() {
        return trace.lines();
    }

    /** What an action would send now: its place, and the commands as they would look on the wire. Safe for use by any thread. */
    public DryRun dryRun(Action action) {
        return desired.dryRun(action, status.standings(), idle, context.time().now());
    }

    private void run() {
        var limits = context.limits();
        var pause = limits.reconnectFirst();
        try {
            while (!closing) {
                if (connect()) {
                    long since = context.time().nanoTime();
                    work();
                    boolean steady = context.time().nanoTime() - since
                            > limits.steadyAfter().toNanos();
                    pause = steady ? limits.reconnectFirst() : pause;
                }
                // With jitter, so that a hundred devices behind one switch do not come back in one moment.
                wait(pause.plusNanos(ThreadLocalRandom.current().nextLong(pause.toNanos() / 4 + 1)));
                var doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(limits.reconnectMost()) < 0 ? doubled : limits.reconnectMost();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            driver.close();
            link(State.OFF, "closed");
        }
    }

    private boolean connect() throws InterruptedException {
        try {
            desired.synchronise(driver.connect(desired.wanted()), !rehearsing);
            connected = true;
            link(State.READY, "");
            return true;
        } catch (DeviceException e) {
            lose(e.getMessage());
        } catch (RuntimeException bug) {
            lose(bug("connecting", bug));
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("closing");
        }
        return false;
    }

    /** Until the connection is gone. */
    private void work() throws InterruptedException {
        long tendAt = context.time().nanoTime();
        while (connected && !closing) {
            var order = inbox.take(true, tendAt);
            try {
                if (order.isPresent()) {
                    handle(order.get());
                }
                if (connected && context.time().nanoTime() - tendAt >= 0) {
                    driver.tend();
                    tendAt = context.time().nanoTime() + context.limits().tend().toNanos();
                }
            } catch (DeviceException e) {
                lose(e.getMessage());
            } catch (RuntimeException bug) {
                lose(failed(order, bug));
            }
        }
    }

    /** Whoever asked for it is told. */
    private String failed(Optional<Order<S>> order, RuntimeException bug) {
        var why = bug("working on " + order.map(Order::toString).orElse("what has to be said now and then"), bug);
        if (order.orElse(null) instanceof Order.Act<S> act) {
            lapsed(act, Kind.UNCONFIRMED, why);
        }
        return why;
    }

    private String bug(String what, RuntimeException bug) {
        LOG.error("{}: {}", settings.id(), what, bug);
        return "a fault of ours while " + what + ": " + bug;
    }

    /** Nothing can be sent: what is too late lapses, what is to go off is remembered. */
    private void wait(Duration pause) throws InterruptedException {
        long until = context.time().nanoTime() + pause.toNanos();
        while (!closing && context.time().nanoTime() - until < 0) {
            long look = context.time().nanoTime() + context.limits().look().toNanos();
            var order = inbox.take(false, look - until < 0 ? look : until);
            if (order.isPresent() && order.get() instanceof Order.Calls<S>) {
                return;
            }
            order.ifPresent(this::offline);
            inbox.takeDue(act -> rehearsing || isLate(act) || act.action().verb() == Verb.OUT)
                    .forEach(this::offline);
        }
    }

    private void offline(Order<S> order) {
        try {
            switch (order) {
                case Order.Clear<S>(var place, var by) -> {
                    desired.clearWhileAway(place, by);
                    publish();
                }
                case Order.Rehearse<S>(boolean on) -> rehearsal(on);
                case Order.Act<S> act -> lapsed(act);
                case Order.Lost<S> _,
                        Order.Degraded<S> _,
                        Order.Says<S> _,
                        Order.Ended<S> _,
                        Order.Failed<S> _,
                        Order.Back<S> _,
                        Order.Calls<S> _ -> {}
            }
        } catch (RuntimeException bug) {
            failed(Optional.of(order), bug);
        }
    }

    private void lapsed(Order.Act<S> act) {
        if (rehearsing) {
            lapsed(act, Kind.SUPPRESSED, IN_REHEARSAL);
        } else if (act.action().verb() == Verb.OUT) {
            // What waits to put it on would else be done when the device is back, and nothing take it off again.
            inbox.takeDue(other -> isUndoneBy(act, other))
                    .forEach(other -> lapsed(other, Kind.OFFLINE, "taken off before the device was back"));
            acted(act, new Outcome(Kind.OFFLINE, link.reason()), desired.outWhileAway(act.action(), act.given()));
        } else {
            lapsed(act, Kind.OFFLINE, link.reason());
        }
    }

    private boolean isUndoneBy(Order.Act<S> off, Order.Act<S> act) {
        return act.dueAt() - off.dueAt() <= 0
                && !act.action().verb().isAboutReadiness()
                && act.isAboutSameItem(off)
                && desired.place(act.action(), desired.standings())
                        .equals(desired.place(off.action(), desired.standings()));
    }

    private void handle(Order<S> order) throws DeviceException {
        switch (order) {
            case Order.Act<S> act -> act(act);
            case Order.Clear<S>(var place, var by) -> desired.clear(place, by);
            case Order.Rehearse<S>(boolean on) -> rehearsal(on);
            case Order.Lost<S>(var why) -> lose(why);
            case Order.Calls<S> _ -> {} // it is there already
            case Order.Degraded<S>(var why) -> link(why.isEmpty() ? State.READY : State.DEGRADED, why);
            case Order.Says<S>(var place, var state) -> desired.says(place, state);
            case Order.Ended<S>(var place) -> desired.ended(place);
            case Order.Failed<S>(var place, var why) -> desired.failed(place, why);
            case Order.Back<S>(var place) -> desired.back(place, !rehearsing);
        }
        publish();
    }

    private void act(Order.Act<S> act) throws DeviceException {
        if (rehearsing) {
            lapsed(act, Kind.SUPPRESSED, IN_REHEARSAL);
        } else if (isLate(act) && act.action().verb() != Verb.OUT) {
            lapsed(act, Kind.EXPIRED, "more than " + settings.late().toMillis() + " ms late");
        } else {
            var done = desired.act(act.action(), act.given());
            acted(act, done.outcome(), done.standing());
            if (done.lost().isPresent()) {
                lose(done.lost().get());
            }
        }
    }

    private boolean isLate(Order.Act<S> act) {
        return context.time().nanoTime() - act.dueAt() > settings.late().toNanos();
    }

    private void acted(Order.Act<S> act, Outcome outcome, Optional<Standing> standing) {
        var acted = told(act, outcome);
        last = Optional.of(acted);
        context.reports()
                .accept(standing.<Report>map(there -> new Report.Stood(settings.id(), there, Optional.of(acted)))
                        .orElseGet(() -> new Report.Lapsed(settings.id(), acted)));
        publish();
    }

    private void lapsed(Order.Act<S> act, Kind kind, String why) {
        acted(act, new Outcome(kind, why), Optional.empty());
    }

    private Report.Acted told(Order.Act<S> act, Outcome outcome) {
        var took = Duration.ofNanos(Math.max(0, context.time().nanoTime() - act.dueAt()));
        return new Report.Acted(act.action(), outcome, took);
    }

    private void rehearsal(boolean on) {
        rehearsing = on;
        link(link.state(), link.reason());
    }

    private void lose(String why) {
        connected = false;
        desired.lose(why);
        link(State.FAILED, why);
    }

    private void link(State state, String reason) {
        boolean same = link.state() == state;
        link = new Link(
                state, rehearsing, reason, same ? link.since() : context.time().now(), 0);
        publish();
    }

    private void publish() {
        var next = new DeviceStatus(settings.id(), settings.driver(), link, desired.standings(), last);
        idle = desired.idle();
        if (!next.equals(status)) {
            status = next;
            context.reports().accept(new Report.Changed(settings.id(), status()));
        }
    }

    /** A listener that fails must not take the device with it. */
    private void tell(Consumer<Report> listener, Report report) {
        try {
            listener.accept(report);
        } catch (RuntimeException bug) {
            LOG.error("{}: telling of {}", settings.id(), report, bug);
        }
    }

    /** Sends no more, and closes the connection; what the device shows stays there. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
