package org.cueway.nmos.is04.node;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.dnssd.Advert;
import org.cueway.nmos.dnssd.BrowseSpec;
import org.cueway.nmos.dnssd.Browser;
import org.cueway.nmos.dnssd.Candidates;
import org.cueway.nmos.dnssd.Candidates.Candidate;
import org.cueway.nmos.dnssd.ServiceType;
import org.cueway.nmos.is04.holdings.Holdings;
import org.cueway.nmos.is04.spec.Means;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is04.spec.NetworkStatus;

/**
 * Hears nodes on the local network and reads them, collection by collection as each says that it has changed (nmos §2.5, C-25). Runs
 * on a thread of its own until it is interrupted; what it had is taken away by {@link #forget}.
 */
public final class PeerToPeer implements Runnable {
    private final NetworkSpec spec;
    private final Candidates.Rules rules;
    private final Means means;
    private final Holdings holdings;
    private final Runnable changed;
    private final BlockingQueue<Boolean> news = new ArrayBlockingQueue<>(1);
    private final Map<URI, Peer> peers = new HashMap<>();
    private volatile List<NetworkStatus.NodeRead> status = List.of();

    /** Hears nothing yet. {@code changed} is called when nodes come, go, or cease to answer. */
    public PeerToPeer(NetworkSpec spec, Candidates.Rules rules, Means means, Holdings holdings, Runnable changed) {
        this.spec = spec;
        this.rules = rules;
        this.means = means;
        this.holdings = holdings;
        this.changed = changed;
    }

    /** A node, and how often its collections had changed when they were read. */
    private static final class Peer {
        private final NodeReading reading;
        private Counters read = Counters.NONE;
        private String trouble = "";

        Peer(NodeReading reading) {
            this.reading = reading;
        }
    }

    /** The nodes that are heard, and whether they answer. */
    public List<NetworkStatus.NodeRead> status() {
        return status;
    }

    @Override
    public void run() {
        var limits = means.limits();
        var browse = new BrowseSpec(
                BrowseSpec.Order.MULTICAST,
                Optional.empty(),
                Optional.empty(),
                spec.browse().interfaces());
        try (var browser = new Browser(ServiceType.NODE, browse, limits.dns(), means.time(), () -> news.offer(true))) {
            while (true) {
                boolean well = follow(browser.browse());
                // Nothing is asked again by the clock but what could not be read.
                var pause = well ? limits.dns().again() : limits.retry().most();
                var _ = news.poll(pause.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException _) {
            // Asked to stop.
        }
    }

    /** Takes away all that was read here. Only when its thread has ended. */
    public void forget() {
        peers.values().forEach(peer -> peer.reading.view().close());
        peers.clear();
    }

    private boolean follow(List<Advert> adverts) throws InterruptedException {
        var nodes = new HashMap<URI, Candidate>();
        for (var each :
                Candidates.of(adverts, rules, RandomGenerator.getDefault()).usable()) {
            if (Counters.of(each.advert().txt()).isPresent())
                nodes.put(each.advert().address(), each);
        }
        peers.entrySet().removeIf(each -> {
            boolean gone = !nodes.containsKey(each.getKey());
            if (gone) each.getValue().reading.view().close();
            return gone;
        });
        for (var node : nodes.entrySet()) read(node.getKey(), node.getValue().advert());
        var read = new ArrayList<NetworkStatus.NodeRead>();
        peers.forEach(
                (address, peer) -> read.add(new NetworkStatus.NodeRead(address, peer.trouble.isEmpty(), peer.trouble)));
        boolean differs = !read.equals(status);
        status = List.copyOf(read);
        if (differs) changed.run();
        return peers.values().stream().allMatch(peer -> peer.trouble.isEmpty());
    }

    private void read(URI address, Advert advert) throws InterruptedException {
        var peer = peers.computeIfAbsent(
                address,
                _ -> new Peer(
                        new NodeReading(advert.tries(), spec.versions(), means, holdings.open(address.toString()))));
        var counters = Counters.of(advert.txt()).orElseThrow();
        // After a failure nothing of the node is sure, so all of it is read again.
        var kinds = peer.trouble.isEmpty() ? counters.changedSince(peer.read) : EnumSet.allOf(Kind.class);
        if (kinds.isEmpty()) return;
        peer.trouble = peer.reading.read(kinds).orElse("");
        peer.read = counters;
    }
}
