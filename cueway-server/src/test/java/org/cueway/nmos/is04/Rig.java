package org.cueway.nmos.is04;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.cueway.base.TimeSource;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Inventory.Change;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.dnssd.DnsLimits;
import org.cueway.nmos.http.HttpLimits;
import org.cueway.nmos.http.NmosHttp;
import org.cueway.nmos.http.Security;
import org.cueway.nmos.http.SocketLimits;
import org.cueway.nmos.is04.query.QueryLimits;
import org.cueway.nmos.is04.spec.DiscoveryLimits;
import org.cueway.nmos.is04.spec.DiscoverySpec;
import org.cueway.nmos.is04.spec.Means;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is04.spec.NetworkStatus;
import org.cueway.nmos.is04.spec.NetworkStatus.State;
import org.cueway.simulator.nmos.Facility;
import org.cueway.simulator.nmos.SimulatedFacility;
import org.cueway.simulator.nmos.http.Received;

/** A simulated facility and what discovers it, in a hurry: every wait is a tenth or less of what it is in life. */
final class Rig implements AutoCloseable {
    static final DiscoveryLimits QUICK = new DiscoveryLimits(
            new DnsLimits(Duration.ofMillis(300), 1, Duration.ofMillis(500), Duration.ofSeconds(2), 100),
            new QueryLimits(100, 10_000, 50, Duration.ofSeconds(1), Duration.ofMillis(10)),
            new SocketLimits(Duration.ofMillis(300), 2, 16 << 20, 64),
            Duration.ofMillis(400),
            Duration.ofSeconds(2),
            new DiscoveryLimits.Retry(
                    Duration.ofMillis(50),
                    Duration.ofMillis(300),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3)),
            2,
            Duration.ofMillis(300),
            256);
    private static final HttpLimits HTTP =
            new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), 4, 16 << 20, 5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final SimulatedFacility facility;
    final Inventory inventory = new Inventory();
    final List<Change> changes = new CopyOnWriteArrayList<>();
    final NmosHttp http;
    private final List<Discovery> started = new ArrayList<>();

    Rig(Facility plan) throws IOException {
        this.facility = SimulatedFacility.start(plan, TimeSource.system());
        this.http = http();
        inventory.listen(changes::add);
    }

    static NmosHttp http() {
        try {
            return new NmosHttp(HTTP, new Security(false, SSLContext.getDefault(), _ -> Optional.empty()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where its registries are. */
    List<URI> registries() {
        return facility.registries().stream().map(each -> each.uri()).toList();
    }

    /** With all its registries written down. */
    Discovery discover() {
        return discover(NetworkSpec.at("studio", registries()), QUICK);
    }

    Discovery discover(NetworkSpec network, DiscoveryLimits limits) {
        return discover(DiscoverySpec.of(network), limits);
    }

    Discovery discover(DiscoverySpec spec, DiscoveryLimits limits) {
        var discovery = Discovery.start(spec, inventory, new Means(http, limits, TimeSource.system()));
        started.add(discovery);
        return discovery;
    }

    static void until(String what, Callable<Boolean> condition) {
        await(what).pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(condition);
    }

    static void untilLive(Discovery discovery) {
        until(
                "live",
                () -> standing(discovery).state() == State.LIVE
                        && standing(discovery).staleSince().isEmpty());
    }

    static NetworkStatus network(Discovery discovery) {
        return discovery.status().networks().getFirst();
    }

    static NetworkStatus.Standing standing(Discovery discovery) {
        return network(discovery).standing();
    }

    Set<String> senders() {
        return ids(inventory.all(Kind.SENDER));
    }

    Set<String> receivers() {
        return ids(inventory.all(Kind.RECEIVER));
    }

    Set<String> facilitySenders() {
        return facility.senders().stream().map(each -> each.id()).collect(Collectors.toSet());
    }

    Set<String> facilityReceivers() {
        return facility.receivers().stream().map(each -> each.id()).collect(Collectors.toSet());
    }

    private static Set<String> ids(Collection<Resource> resources) {
        return resources.stream().map(Resource::id).collect(Collectors.toSet());
    }

    /** Requests that have this in method, path or query. */
    List<Received> requests(String method, String pathPart) {
        return facility.received(method).stream()
                .filter(each -> each.target().contains(pathPart))
                .toList();
    }

    @Override
    public void close() {
        started.forEach(Discovery::close);
        http.close();
        facility.close();
    }
}
