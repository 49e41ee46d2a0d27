package org.cueway.nmos.is04;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.is04.holdings.Holdings;
import org.cueway.nmos.is04.spec.DiscoveryLimits;
import org.cueway.nmos.is04.spec.DiscoverySpec;
import org.cueway.nmos.is04.spec.DiscoveryStatus;
import org.cueway.nmos.is04.spec.Means;

/**
 * Keeps an inventory as the network is, from {@link #start} until {@link #close}, and says how sure of it one may be. What no registry
 * confirms any more stays in the inventory, marked as stale, until a registry has told everything that it knows. Safe for use by any
 * thread; nothing here waits for the network but {@code close}, which waits 10 s at most.
 */
public final class Discovery implements AutoCloseable {
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Inventory inventory;
    private final Holdings holdings;
    private final List<Network> networks = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong revision = new AtomicLong();

    private Discovery(Inventory inventory) {
        this.inventory = inventory;
        this.holdings = new Holdings(inventory);
    }

    /** Begins, with the limits that {@link DiscoveryLimits#defaults} names. */
    public static Discovery start(DiscoverySpec spec, NmosHttp http, Inventory inventory, TimeSource time) {
        return start(spec, inventory, new Means(http, DiscoveryLimits.defaults(), time));
    }

    /** The same within other limits. */
    public static Discovery start(DiscoverySpec spec, Inventory inventory, Means means) {
        var discovery = new Discovery(inventory);
        for (var each : spec.networks()) {
            var network = new Network(each, spec.authorization(), means, discovery.holdings, discovery::changed);
            discovery.networks.add(network);
            discovery.threads.add(Thread.ofVirtual().name("nmos-" + each.name()).unstarted(network));
        }
        discovery.threads.forEach(Thread::start);
        return discovery;
    }

    /** Calls {@code listener} after each change of the status, on the thread that made it; it must not wait and must not throw. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        revision.incrementAndGet();
        listeners.forEach(Runnable::run);
    }

    /** How things are. */
    public DiscoveryStatus status() {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        for (var kind : Kind.values()) counts.put(kind, inventory.all(kind).size());
        return new DiscoveryStatus(networks.stream().map(Network::status).toList(), counts, revision.get());
    }

    /** Whether nobody confirms at this moment that this resource of the inventory is there. */
    public boolean stale(Kind kind, String id) {
        return holdings.stale(kind, id);
    }

    /** Which networks, and which nodes that are read themselves, know of a resource. */
    public List<String> origins(Kind kind, String id) {
        return holdings.origins(kind, id);
    }

    /**
     * Uses this registry from now on, as long as it works.
     *
     * @param network by name
     * @param registry as {@link #status} has it
     * @return why not; empty if it will be tried
     */
    public Optional<String> use(String network, URI registry) {
        for (var each : networks) {
            var status = each.status();
            if (!status.name().equals(network)) continue;
            return status.registries().stream()
                            .anyMatch(known -> known.address().equals(registry))
                    ? Optional.of("too much is going on").filter(_ -> !each.use(registry))
                    : Optional.of("expected a registry of network " + network + ", found " + registry);
        }
        return Optional.of("expected the name of a network, found " + network);
    }

    /** Ends everything; the inventory stays as it is. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(STOPPING);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
