package org.cueway.simulator.nmos;

import java.util.ArrayList;
import java.util.List;
import org.cueway.simulator.nmos.node.Gear;
import org.cueway.simulator.nmos.registry.RegistryPlan;
import org.cueway.simulator.nmos.resource.ApiVersion;

/**
 * What a facility has. The same seed gives the same IDs.
 *
 * @param registries none for operation without one
 */
public record Facility(long seed, Size size, Manner manner, Places places, List<RegistryPlan> registries) {
    /** As many as the equipment has by itself. */
    public static final int AS_GEAR = -1;

    private static final int MOST_LISTENERS = 64;

    public Facility {
        registries = List.copyOf(registries);
    }

    /**
     * How much there is.
     *
     * @param devices of each node
     * @param senders of each device, or {@link #AS_GEAR}
     * @param receivers of each device, or {@link #AS_GEAR}
     * @param gear of the nodes, in turn
     */
    public record Size(int nodes, int devices, int senders, int receivers, List<Gear> gear) {
        public Size {
            gear = List.copyOf(gear);
        }
    }

    /**
     * How nodes are.
     *
     * @param sending whether senders send from the start
     * @param nodeVersions of IS-04 that nodes register with, in turn
     * @param connectionVersions of IS-05; empty: those of the gear
     */
    public record Manner(boolean sending, List<ApiVersion> nodeVersions, List<ApiVersion> connectionVersions) {
        public Manner {
            nodeVersions = List.copyOf(nodeVersions);
            connectionVersions = List.copyOf(connectionVersions);
        }
    }

    /**
     * Where nodes are.
     *
     * @param port of the first of them; 0: any free ones
     * @param listeners ports that nodes share; 0: one for each node, 64 at most
     * @param sharing whether each node is in every registry; else nodes are dealt out to them in turn
     */
    public record Places(String host, int port, int listeners, boolean sharing) {}

    /** All kinds of gear in turn, one registry, all on loopback and any free ports. */
    public static Facility of(long seed, int nodes) {
        return new Facility(
                seed,
                new Size(nodes, 1, AS_GEAR, AS_GEAR, List.of(Gear.values())),
                new Manner(true, List.of(ApiVersion.V1_3), List.of()),
                new Places("127.0.0.1", 0, 0, true),
                List.of(RegistryPlan.plain()));
    }

    /** Nodes of these kinds, in turn. */
    public Facility gear(Gear... kinds) {
        return with(new Size(size.nodes(), size.devices(), size.senders(), size.receivers(), List.of(kinds)));
    }

    public Facility devices(int ofEachNode) {
        return with(new Size(size.nodes(), ofEachNode, size.senders(), size.receivers(), size.gear()));
    }

    public Facility senders(int ofEachDevice) {
        return with(new Size(size.nodes(), size.devices(), ofEachDevice, size.receivers(), size.gear()));
    }

    public Facility receivers(int ofEachDevice) {
        return with(new Size(size.nodes(), size.devices(), size.senders(), ofEachDevice, size.gear()));
    }

    /** Senders are off until somebody switches them on. */
    public Facility sendersOff() {
        return with(new Manner(false, manner.nodeVersions(), manner.connectionVersions()));
    }

    /** Versions of IS-04 that nodes register with, in turn. */
    public Facility nodeVersions(ApiVersion... inTurn) {
        return with(new Manner(manner.sending(), List.of(inTurn), manner.connectionVersions()));
    }

    /** Versions of IS-05 that every device speaks. */
    public Facility connectionVersions(ApiVersion... all) {
        return with(new Manner(manner.sending(), manner.nodeVersions(), List.of(all)));
    }

    public Facility listeners(int ports) {
        return with(new Places(places.host(), places.port(), ports, places.sharing()));
    }

    /** Where nodes listen; that of the first, then one by one. */
    public Facility at(String host, int firstPort) {
        return with(new Places(host, firstPort, places.listeners(), places.sharing()));
    }

    /** Registries that hold the same. */
    public Facility registries(RegistryPlan... all) {
        return new Facility(
                seed, size, manner, new Places(places.host(), places.port(), places.listeners(), true), List.of(all));
    }

    /** No registry: nodes are found peer to peer. */
    public Facility withoutRegistry() {
        return new Facility(seed, size, manner, places, List.of());
    }

    /** Registries among which the nodes are dealt out. */
    public Facility separateRegistries(RegistryPlan... all) {
        return new Facility(
                seed, size, manner, new Places(places.host(), places.port(), places.listeners(), false), List.of(all));
    }

    int listenerCount() {
        if (places.listeners() > 0) return places.listeners();
        return Math.max(1, Math.min(size.nodes(), MOST_LISTENERS));
    }

    /** So many of a list, over and over. */
    static <T> List<T> inTurn(List<T> some, int count) {
        var all = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            all.add(some.get(i % some.size()));
        }
        return all;
    }

    private Facility with(Size other) {
        return new Facility(seed, other, manner, places, registries);
    }

    private Facility with(Manner other) {
        return new Facility(seed, size, other, places, registries);
    }

    private Facility with(Places other) {
        return new Facility(seed, size, manner, other, registries);
    }
}
