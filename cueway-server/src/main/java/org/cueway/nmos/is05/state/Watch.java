package org.cueway.nmos.is05.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Inventory.Change;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.is05.api.ConnectionApi;
import org.cueway.nmos.is05.api.End;
import org.cueway.nmos.is05.plan.Before;
import org.cueway.nmos.is05.plan.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is in force at senders and receivers when the registry says that they have changed, and now and then where it cannot say
 * (nmos §6). A thread of its own decides what to read; each read has one, few at a time.
 */
public final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Inventory inventory;
    private final ConnectionApi api;
    private final Connections connections;
    private final TimeSource time;
    private final StateLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    /** What is to be read, by ID, and when at the earliest. Guarded by the lock, like all below. */
    private final Map<String, Due> due = new LinkedHashMap<>();

    private final Map<String, Long> lastRead = new HashMap<>();
    private final Set<String> reading = new HashSet<>();
    private final Set<Thread> readers = new HashSet<>();
    private final Thread thread;
    private boolean closed;
    /** Confined to the thread. */
    private long polledAt;

    private record Due(Kind kind, long at) {}

    private Watch(Parts parts, TimeSource time, StateLimits limits) {
        this.inventory = parts.inventory;
        this.api = parts.api;
        this.connections = parts.connections;
        this.time = time;
        this.limits = limits;
        this.polledAt = time.nanoTime();
        this.thread = Thread.ofVirtual().name("nmos-watch").unstarted(this::run);
    }

    /** What it works with. */
    public record Parts(Inventory inventory, ConnectionApi api, Connections connections) {}

    /** Begins; what is known already is read too, where there is something to find out. */
    public static Watch start(Parts parts, TimeSource time, StateLimits limits) {
        var watch = new Watch(parts, time, limits);
        parts.inventory.listen(watch::changed);
        for (var kind : List.of(Kind.SENDER, Kind.RECEIVER)) {
            parts.inventory.all(kind).forEach(watch::look);
        }
        watch.thread.start();
        return watch;
    }

    private void changed(Change change) {
        switch (change) {
            case Change.Added(var now) -> look(now);
            case Change.Altered(var before, var now) -> {
                if (connections.isOurs(now)) {
                    api.made(now.id(), before.core().version(), now.core().version());
                    if (now instanceof Receiver told && connections.isSettled(told)) {
                        forget(now.id());
                        return;
                    }
                }
                look(now);
            }
            case Change.Removed(var before) -> forget(before.id());
        }
    }

    private void look(Resource now) {
        boolean worth = switch (now) {
            case Sender sender -> sender.subscription().active().orElse(true);
            case Receiver receiver -> receiver.subscription().active().orElse(true);
            case Resource.Node _, Resource.Device _, Resource.Source _, Resource.Flow _ -> false;
        };
        if (worth) read(now, Duration.ZERO);
    }

    /** Reads a sender or receiver after a while. */
    public void read(Resource resource, Duration after) {
        lock.lock();
        try {
            due.merge(
                    resource.id(),
                    new Due(resource.kind(), time.nanoTime() + after.toNanos()),
                    (held, more) -> more.at - held.at < 0 ? more : held);
        } finally {
            lock.unlock();
        }
    }

    /** If the registry has not told by then what a receiver's device has confirmed, the device is asked. */
    public void settle(String receiver) {
        inventory.receiver(receiver).ifPresent(now -> read(now, limits.settle()));
    }

    /** A receiver is read after a while, besides what else is to be read of it. */
    public void again(String receiver, Duration after) {
        if (after.isZero()) {
            inventory.receiver(receiver).ifPresent(now -> read(now, after));
            return;
        }
        var waiting = Thread.ofVirtual().name("nmos-watch again " + receiver).unstarted(() -> {
            try {
                time.sleep(after);
                inventory.receiver(receiver).ifPresent(now -> read(now, Duration.ZERO));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                left(Thread.currentThread());
            }
        });
        begin(waiting);
    }

    private void forget(String id) {
        lock.lock();
        try {
            due.remove(id);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                time.sleep(limits.tick());
                poll();
                next().forEach(this::begin);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        if (time.nanoTime() - polledAt < limits.poll().toNanos()) return;
        polledAt = time.nanoTime();
        inventory.receivers().stream()
                .filter(receiver -> receiver.subscription().active().isEmpty())
                .forEach(receiver -> read(receiver, Duration.ZERO));
        inventory.senders().stream()
                .filter(sender -> sender.subscription().active().isEmpty())
                .forEach(sender -> read(sender, Duration.ZERO));
    }

    private List<End> next() {
        lock.lock();
        try {
            var next = new ArrayList<End>();
            long now = time.nanoTime();
            var all = due.entrySet().iterator();
            while (all.hasNext() && next.size() < limits.perTick()) {
                var entry = all.next();
                if (entry.getValue().at - now > 0) continue;
                var end = end(entry.getValue().kind, entry.getKey());
                if (end.isEmpty()) {
                    all.remove();
                } else if (isFree(end.orElseThrow().device().id(), now)) {
                    all.remove();
                    reading.add(end.orElseThrow().device().id());
                    lastRead.put(end.orElseThrow().device().id(), now);
                    next.add(end.orElseThrow());
                }
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFree(String device, long now) {
        var last = lastRead.get(device);
        return !reading.contains(device)
                && (last == null || now - last >= limits.perDevice().toNanos());
    }

    private Optional<End> end(Kind kind, String id) {
        return inventory
                .find(kind, id)
                .flatMap(resource -> device(resource)
                        .flatMap(inventory::device)
                        .filter(End::isControllable)
                        .map(device -> new End(resource, device)));
    }

    private static Optional<String> device(Resource resource) {
        return switch (resource) {
            case Sender sender -> Optional.of(sender.deviceId());
            case Receiver receiver -> Optional.of(receiver.deviceId());
            case Resource.Node _, Resource.Device _, Resource.Source _, Resource.Flow _ -> Optional.empty();
        };
    }

    private void begin(End end) {
        var reader = Thread.ofVirtual().name("nmos-watch " + end.id()).unstarted(() -> read(end));
        begin(reader);
    }

    private void begin(Thread reader) {
        lock.lock();
        try {
            if (closed) return;
            readers.add(reader);
            reader.start();
        } finally {
            lock.unlock();
        }
    }

    private void left(Thread reader) {
        lock.lock();
        try {
            readers.remove(reader);
        } finally {
            lock.unlock();
        }
    }

    private void read(End end) {
        try {
            var active = api.active(end).found();
            active.ifPresent(settings -> connections.read(end.resource(), settings));
            if (active.isPresent()) look(end, active.orElseThrow());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("reading what is in force at {} failed", end.id(), e);
        } finally {
            lock.lock();
            try {
                reading.remove(end.device().id());
            } finally {
                lock.unlock();
            }
            left(Thread.currentThread());
        }
    }

    /** What else the next take of a receiver needs, so that it need not ask. */
    private void look(End end, Settings active) throws InterruptedException {
        if (!(end.resource() instanceof Receiver told)
                || connections.known(told).isPresent()) return;
        var _ = api.constraints(end);
        api.staged(end).found().ifPresent(staged -> connections.looked(told, new Before(staged, active)));
    }

    /** Ends all reading. */
    @Override
    public void close() {
        thread.interrupt();
        List<Thread> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(readers);
        } finally {
            lock.unlock();
        }
        left.forEach(Thread::interrupt);
    }
}
