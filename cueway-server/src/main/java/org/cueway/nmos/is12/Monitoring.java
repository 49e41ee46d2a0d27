package org.cueway.nmos.is12;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cueway.base.TimeSource;
import org.cueway.nmos.ApiVersion;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Inventory.Change;
import org.cueway.nmos.Resource.Control;
import org.cueway.nmos.Resource.Device;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.http.Dialled;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.SocketLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the status monitors of all devices that have any: a connection and a virtual thread for each. What was said of a device's
 * senders and receivers is unknown while it cannot be reached. Safe for use by any thread.
 */
public final class Monitoring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Monitoring.class);
    private static final String NCP = "urn:x-nmos:control:ncp";
    private static final ApiVersion SPOKEN = ApiVersion.v1(0);

    private final NmosHttp http;
    private final Is12Limits limits;
    private final TimeSource time;
    private final Map<String, Health> healths = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    /** Guarded by itself. */
    private final Map<String, Followed> devices = new HashMap<>();

    private volatile boolean closed;

    private Monitoring(NmosHttp http, Is12Limits limits, TimeSource time) {
        this.http = http;
        this.limits = limits;
        this.time = time;
    }

    private record Followed(List<URI> addresses, Thread thread) {}

    /** Follows the devices of an inventory from now on. */
    public static Monitoring start(Inventory inventory, NmosHttp http, Is12Limits limits, TimeSource time) {
        var monitoring = new Monitoring(http, limits, time);
        inventory.listen(monitoring::changed);
        for (var each : inventory.all(Kind.DEVICE)) {
            if (each instanceof Device device) monitoring.follow(device);
        }
        return monitoring;
    }

    /** How a sender or receiver fares; empty if its device has no monitor for it. */
    public Optional<Health> health(String id) {
        return Optional.ofNullable(healths.get(id));
    }

    /** Tells {@code listener} the ID of each sender or receiver that fares differently from now on, on any thread; must not wait. */
    public void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void changed(Change change) {
        switch (change) {
            case Change.Added(var now) when now instanceof Device device -> follow(device);
            case Change.Altered(var _, var now) when now instanceof Device device -> follow(device);
            case Change.Removed(var before) when before instanceof Device device -> drop(device.id());
            case Change.Added _, Change.Altered _, Change.Removed _ -> {} // of another kind
        }
    }

    private void follow(Device device) {
        var addresses = addresses(device);
        synchronized (devices) {
            var before = devices.get(device.id());
            if (closed || (before != null && before.addresses().equals(addresses))) return;
            drop(device.id());
            if (addresses.isEmpty()) return;
            var thread = Thread.ofVirtual().name("nmos status " + device.id()).unstarted(() -> talk(device, addresses));
            devices.put(device.id(), new Followed(addresses, thread));
            thread.start();
        }
    }

    private void drop(String device) {
        synchronized (devices) {
            var gone = devices.remove(device);
            if (gone != null) gone.thread().interrupt();
        }
    }

    /** The newest version that we speak first; several addresses of one are all tried. */
    private static List<URI> addresses(Device device) {
        return device.controls().stream()
                .filter(control -> control.type().base().equals(NCP))
                .filter(control ->
                        control.type().version().filter(SPOKEN::equals).isPresent())
                .map(Control::href)
                .distinct()
                .sorted(Comparator.comparing((String href) -> !href.startsWith("wss:")))
                .flatMap(href -> parsed(href).stream())
                .toList();
    }

    private static Optional<URI> parsed(String href) {
        try {
            return Optional.of(URI.create(href)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void talk(Device device, List<URI> addresses) {
        List<String> known = new ArrayList<>();
        try {
            var pause = limits.retry();
            for (int turn = 0; ; turn++) {
                var at = addresses.get(turn % addresses.size());
                boolean talked = once(device, at, known);
                pause = talked ? limits.retry() : longer(pause);
                time.sleep(pause);
            }
        } catch (InterruptedException _) {
            // followed no longer
        } finally {
            for (var id : known) {
                healths.remove(id);
                tell(id);
            }
        }
    }

    private Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(limits.slowest()) < 0 ? twice : limits.slowest();
    }

    /** One connection, from dialling to its end; whether anything was heard of a monitor. */
    private boolean once(Device device, URI at, List<String> known) throws InterruptedException {
        var dialled = http.webSocket(at, SocketLimits.defaults());
        if (!(dialled instanceof Dialled.Open(var socket))) {
            LOG.debug("{}: no status: {}", device.core().label(), dialled);
            return false;
        }
        try (socket) {
            var conversation = new Conversation(socket, limits, time, this::put);
            try {
                LOG.debug("{}: no status any longer: {}", device.core().label(), conversation.run());
            } finally {
                known.addAll(conversation.resources());
            }
            for (var id : conversation.resources()) put(id, Health.UNSAID);
            return !conversation.resources().isEmpty();
        }
    }

    private void put(String id, Health health) {
        var before = healths.put(id, health);
        if (!health.equals(before)) tell(id);
    }

    private void tell(String id) {
        listeners.forEach(listener -> listener.accept(id));
    }

    /** Hangs up everywhere. */
    @Override
    public void close() {
        List<Thread> threads;
        synchronized (devices) {
            closed = true;
            threads = devices.values().stream().map(Followed::thread).toList();
            devices.clear();
        }
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
