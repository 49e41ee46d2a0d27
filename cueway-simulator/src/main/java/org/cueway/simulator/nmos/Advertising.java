package org.cueway.simulator.nmos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cueway.simulator.nmos.dns.Advertised;
import org.cueway.simulator.nmos.dns.SimulatedMulticastDns;
import org.cueway.simulator.nmos.node.SimulatedNode;
import org.cueway.simulator.nmos.registry.SimulatedRegistry;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.cueway.simulator.nmos.resource.Kind;

/**
 * How a facility is found: its registries, or, where there is none, its nodes with the counters of peer-to-peer operation (nmos §2).
 */
public final class Advertising implements AutoCloseable {
    private static final int FIRST_PRIORITY = 10;

    /** The counters, by what they count. */
    private static final Map<Kind, String> COUNTERS = Map.of(
            Kind.NODE, "ver_slf",
            Kind.DEVICE, "ver_dvc",
            Kind.SOURCE, "ver_src",
            Kind.FLOW, "ver_flw",
            Kind.SENDER, "ver_snd",
            Kind.RECEIVER, "ver_rcv");

    private final SimulatedMulticastDns multicast;

    private Advertising(SimulatedMulticastDns multicast) {
        this.multicast = multicast;
    }

    /** As somebody offers them by DNS-SD: the first with priority 10, the others below it. */
    public static List<Advertised> registries(SimulatedFacility facility) {
        var all = new ArrayList<Advertised>();
        for (var registry : facility.registries()) {
            int number = all.size() + 1;
            all.add(Advertised.query(
                    "registry " + number, place(registry.uri()), versions(registry), FIRST_PRIORITY + number - 1));
        }
        return all;
    }

    private static String versions(SimulatedRegistry registry) {
        return registry.plan().versions().stream().map(ApiVersion::toString).collect(Collectors.joining(","));
    }

    /** A node as it offers itself where no registry is. */
    public static Advertised node(SimulatedNode node) {
        var txt = new ArrayList<>(List.of("api_proto=http", "api_ver=v1.3", "api_auth=false"));
        node.counters().forEach((kind, count) -> txt.add(COUNTERS.getOrDefault(kind, "") + "=" + count));
        return new Advertised(
                "_nmos-node._tcp",
                node.label(),
                node.label().replace(' ', '-'),
                place(node.who().uri()),
                txt);
    }

    private static Advertised.Port place(URI uri) {
        try {
            return new Advertised.Port(InetAddress.getByName(uri.getHost()), uri.getPort());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("not an address: " + uri, e);
        }
    }

    /**
     * Offers a facility by multicast DNS until it is closed; nodes again whenever something of theirs changes. Nodes have to have a
     * port each.
     *
     * @param own an address of the interface to use
     */
    public static Advertising start(SimulatedFacility facility, InetAddress own) throws IOException {
        var multicast = SimulatedMulticastDns.start(own);
        for (var registry : registries(facility)) {
            multicast.offer(registry);
        }
        if (facility.registries().isEmpty()) {
            for (var node : facility.nodes()) {
                multicast.offer(node(node));
                node.watch(() -> again(multicast, node));
            }
        }
        return new Advertising(multicast);
    }

    private static void again(SimulatedMulticastDns multicast, SimulatedNode node) {
        try {
            multicast.offer(node(node));
        } catch (IOException closed) {
            // Nothing is offered any more.
        }
    }

    /** What is offered, and by what. */
    public SimulatedMulticastDns multicast() {
        return multicast;
    }

    @Override
    public void close() {
        multicast.close();
    }
}
