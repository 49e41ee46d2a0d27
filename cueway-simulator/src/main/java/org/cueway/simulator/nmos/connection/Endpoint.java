package org.cueway.simulator.nmos.connection;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.connection.Activation.Mode;
import org.cueway.simulator.nmos.connection.Patch.Wish;
import org.cueway.simulator.nmos.fault.DeviceFault;
import org.cueway.simulator.nmos.fault.Faults;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Refusal;
import org.cueway.simulator.nmos.resource.Tai;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A sender or receiver: what is staged, what is active, what is pending. Guarded by its lock, which is held while an activation is told. */
public final class Endpoint implements AutoCloseable {
    private final Identity who;
    private final boolean onAtFirst;
    private final Surroundings around;
    private final ReentrantLock lock = new ReentrantLock();
    private Settings staged;
    private Settings active;
    private Activation last = Activation.NONE;
    private Activation shown = Activation.NONE;
    private Optional<Pending> pending = Optional.empty();
    private boolean undisturbed;

    /**
     * What it lives in.
     *
     * @param here ids under which faults are looked up
     * @param activated told of each activation
     */
    public record Surroundings(Faults faults, List<String> here, TimeSource time, Consumer<Endpoint> activated) {}

    /** An activation to come, and the thread that waits for it. */
    private record Pending(Activation planned, Thread thread) {}

    /**
     * As it is when the device starts.
     *
     * @param on whether it is enabled then
     */
    public Endpoint(Identity who, boolean on, Surroundings around) {
        this.who = who;
        this.onAtFirst = on;
        this.around = around;
        this.staged = first();
        this.active = staged.with(resolvedAtFirst());
    }

    private Settings first() {
        return new Settings(Optional.empty(), onAtFirst, TransportFile.NONE, new Resolving(who).initial());
    }

    private List<ObjectNode> resolvedAtFirst() {
        try {
            return new Resolving(who).resolve(staged);
        } catch (Refusal e) {
            throw new IllegalStateException(e);
        }
    }

    public Identity who() {
        return who;
    }

    public String id() {
        return who.id();
    }

    public String label() {
        return who.label();
    }

    public ObjectNode staged() {
        lock.lock();
        try {
            return staged.json(who.side(), pending.map(Pending::planned).orElse(shown));
        } finally {
            lock.unlock();
        }
    }

    public ObjectNode active() {
        lock.lock();
        try {
            return active.json(who.side(), last);
        } finally {
            lock.unlock();
        }
    }

    /** Whether it sends or receives. */
    public boolean isOn() {
        lock.lock();
        try {
            return active.enabled();
        } finally {
            lock.unlock();
        }
    }

    /** The active connection's other end; empty if there is none, or none that has a name. */
    public Optional<String> peer() {
        lock.lock();
        try {
            return active.enabled() ? active.peer() : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a scheduled activation is to come. */
    public boolean isPending() {
        lock.lock();
        try {
            return pending.isPresent();
        } finally {
            lock.unlock();
        }
    }

    /** What {@code /constraints} says; faults make it lie. */
    public JsonNode constraints() {
        var limits = Constraints.of(who);
        if (has(DeviceFault.HidesConstraints.class)) {
            limits.forEach(
                    leg -> leg.properties().forEach(entry -> entry.setValue(JsonNodeFactory.instance.objectNode())));
        }
        if (has(DeviceFault.InventsConstraints.class)) {
            limits.forEach(leg -> {
                if (leg.path("destination_port") instanceof ObjectNode port) {
                    port.removeAll().putArray("enum").add(65_535);
                }
            });
        }
        return limits;
    }

    /** The sender's transport file as it is now; empty if it has none. */
    public Optional<String> file() {
        lock.lock();
        try {
            if (who.side() == Side.RECEIVER || !who.essence().transport().hasFile()) return Optional.empty();
            if (!active.enabled() && has(DeviceFault.NoFileWhileOff.class)) return Optional.empty();
            return Optional.of(SdpWriter.write(who, active.params(), last.at().orElse(new Tai(1, 0))));
        } finally {
            lock.unlock();
        }
    }

    /** Answers a PATCH of {@code /staged}. */
    public Answer.Whole patch(JsonNode body) {
        lock.lock();
        try {
            return take(reader().read(body), body);
        } catch (Refusal e) {
            return e.answer();
        } finally {
            lock.unlock();
        }
    }

    /** Does what another controller asks for; nothing goes wrong with that, and what is pending is cancelled. */
    public void force(JsonNode body) {
        lock.lock();
        try {
            undisturbed = true;
            cancel();
            take(reader().read(body), body);
        } catch (Refusal e) {
            throw new IllegalArgumentException(who.label() + ": " + e.getMessage(), e);
        } finally {
            undisturbed = false;
            lock.unlock();
        }
    }

    /** Starts anew: what was staged, active and pending is gone. */
    public void restart() {
        lock.lock();
        try {
            cancel();
            staged = first();
            active = staged.with(resolvedAtFirst());
            last = Activation.NONE;
            shown = Activation.NONE;
        } finally {
            lock.unlock();
        }
    }

    private PatchReader reader() {
        return new PatchReader(who, Constraints.of(who));
    }

    private boolean has(Class<? extends DeviceFault> fault) {
        return !undisturbed && around.faults().has(fault, around.here());
    }

    private Answer.Whole take(Patch patch, JsonNode body) throws Refusal {
        refuse(patch);
        if (has(DeviceFault.IgnoresPatches.class)) return Answer.ok(staged.json(who.side(), shown));
        var next = new Staging(who, reader()).apply(staged, patch);
        if (has(DeviceFault.MissingEnableIsOff.class) && !body.has("master_enable")) next = next.enabled(false);
        if (has(DeviceFault.AltersAnother.class)) next = next.with(Staging.altered(next.params()));
        staged = next;
        return switch (patch.activation()) {
            case Wish.Staged() -> Answer.ok(staged.json(who.side(), shown));
            case Wish.Cancelled() -> {
                cancel();
                yield Answer.ok(staged.json(who.side(), Activation.NONE));
            }
            case Wish.Immediate _ -> {
                var done = new Activation(Optional.of(Mode.IMMEDIATE), Optional.empty(), Optional.of(now()));
                activate(done);
                yield Answer.ok(staged.json(who.side(), done));
            }
            case Wish.Scheduled(var mode, var requested) -> Answer.json(202, schedule(mode, requested));
        };
    }

    private void refuse(Patch patch) throws Refusal {
        if (pending.isPresent() && !(patch.activation() instanceof Wish.Cancelled)) {
            throw new Refusal(
                    423,
                    "an activation is pending, planned for "
                            + pending.get().planned().at().orElseThrow());
        }
        if (has(DeviceFault.Locked.class)) throw new Refusal(423, "an activation is pending");
        if (has(DeviceFault.RefusesFiles.class)
                && patch.file().flatMap(TransportFile::data).isPresent()) {
            throw new Refusal(500, "the transport file is not understood");
        }
        if (has(DeviceFault.RefusesRequestedTime.class) && patch.activation() instanceof Wish.Immediate(boolean said)) {
            if (said) throw new Refusal(500, "requested_time");
        }
        if (has(DeviceFault.RefusesEmptyLegs.class)
                && patch.params().stream().flatMap(List::stream).anyMatch(ObjectNode::isEmpty)) {
            throw new Refusal(400, "transport_params: a leg is empty");
        }
    }

    private Tai now() {
        return Tai.of(around.time().now());
    }

    private void activate(Activation done) throws Refusal {
        var resolved = new Resolving(who).resolve(staged);
        active = staged.with(resolved);
        last = done;
        shown = has(DeviceFault.KeepsActivation.class) ? done : Activation.NONE;
        around.activated().accept(this);
    }

    private ObjectNode schedule(Mode mode, Tai requested) {
        var at = mode == Mode.ABSOLUTE ? requested : now().plus(requested.length());
        var shift = undisturbed
                ? Duration.ZERO
                : around.faults()
                        .find(DeviceFault.Shifts.class, around.here())
                        .map(DeviceFault.Shifts::by)
                        .orElse(Duration.ZERO);
        var planned = new Activation(Optional.of(mode), Optional.of(requested.toString()), Optional.of(at.plus(shift)));
        var thread = Thread.ofVirtual().name("activation " + who.label()).unstarted(() -> fire(planned));
        pending = Optional.of(new Pending(planned, thread));
        thread.start();
        return staged.json(who.side(), planned);
    }

    private void fire(Activation planned) {
        try {
            var wait = Duration.between(
                    around.time().now(), planned.at().orElseThrow().utc());
            if (wait.isPositive()) around.time().sleep(wait);
        } catch (InterruptedException cancelled) {
            return;
        }
        lock.lock();
        try {
            if (pending.filter(still -> still.planned().equals(planned)).isEmpty()) return;
            pending = Optional.empty();
            if (!has(DeviceFault.LosesScheduled.class)) activate(planned);
        } catch (Refusal e) {
            // As IS-05 has it: nobody is told that a scheduled activation failed.
        } finally {
            lock.unlock();
        }
    }

    private void cancel() {
        pending.ifPresent(planned -> planned.thread().interrupt());
        pending = Optional.empty();
        shown = Activation.NONE;
    }

    /** Waits for nothing more. */
    @Override
    public void close() {
        lock.lock();
        try {
            cancel();
        } finally {
            lock.unlock();
        }
    }
}
