package org.cueway.nmos.is04;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.nmos.dnssd.Candidates.Rules;
import org.cueway.nmos.is04.holdings.Holdings;
import org.cueway.nmos.is04.node.DirectNode;
import org.cueway.nmos.is04.node.PeerToPeer;
import org.cueway.nmos.is04.spec.Means;
import org.cueway.nmos.is04.spec.NetworkSpec;
import org.cueway.nmos.is04.spec.NetworkStatus.NodeRead;

/** The nodes of a network that are read themselves. Confined to the network's thread, but for {@link #status}. */
final class Nodes implements AutoCloseable {
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final NetworkSpec spec;
    private final Rules rules;
    private final Means means;
    private final Holdings holdings;
    private final Runnable changed;
    private final List<DirectNode> direct = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile Optional<PeerToPeer> peers = Optional.empty();
    private Optional<Thread> listening = Optional.empty();

    Nodes(NetworkSpec spec, Rules rules, Means means, Holdings holdings, Runnable changed) {
        this.spec = spec;
        this.rules = rules;
        this.means = means;
        this.holdings = holdings;
        this.changed = changed;
        for (var node : spec.nodes()) direct.add(new DirectNode(node, spec, means, holdings, changed));
    }

    List<NodeRead> status() {
        return Stream.concat(
                        direct.stream().map(DirectNode::status), peers.stream().flatMap(each -> each.status().stream()))
                .toList();
    }

    /** Reads those that were written down, from now on. */
    void startDirect() {
        for (var node : direct) threads.add(Thread.ofVirtual().name("nmos-node").start(node));
    }

    /** Hears and reads those of the local network from now on, if that is wanted. */
    void startPeerToPeer() {
        if (!spec.peerToPeer() || peers.isPresent()) return;
        var begun = new PeerToPeer(spec, rules, means, holdings, changed);
        peers = Optional.of(begun);
        listening = Optional.of(Thread.ofVirtual().name("nmos-peers").start(begun));
    }

    boolean peerToPeer() {
        return peers.isPresent();
    }

    /** A registry has told everything: what nodes told themselves is not needed any more. Does not wait. */
    void stopPeerToPeer() {
        if (peers.isEmpty()) return;
        var over = peers.orElseThrow();
        var thread = listening.orElseThrow();
        peers = Optional.empty();
        listening = Optional.empty();
        thread.interrupt();
        threads.add(Thread.ofVirtual().name("nmos-peers-end").start(() -> {
            try {
                thread.join();
                over.forget();
            } catch (InterruptedException _) {
                // All of it ends.
            }
        }));
    }

    @Override
    public void close() {
        listening.ifPresent(threads::add);
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
