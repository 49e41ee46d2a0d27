package org.cueway.simulator.nmos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGeneratorFactory;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.connection.Side;
import org.cueway.simulator.nmos.fault.FaultWords;
import org.cueway.simulator.nmos.fault.Faults;
import org.cueway.simulator.nmos.fault.NmosFault;
import org.cueway.simulator.nmos.fault.RegistryFault;
import org.cueway.simulator.nmos.fault.Striking;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Received;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.http.RequestLog;
import org.cueway.simulator.nmos.node.SimulatedNode;
import org.cueway.simulator.nmos.registry.SimulatedRegistry;
import org.cueway.simulator.nmos.resource.Content;
import org.cueway.simulator.nmos.resource.Kind;
import org.cueway.simulator.nmos.resource.Stamps;
import tools.jackson.databind.node.ObjectNode;

/** The facility: registries and nodes that listen, what came, and what goes wrong. Safe for use by any thread. */
public final class SimulatedFacility implements AutoCloseable {
    private final RequestLog log = new RequestLog();
    private final Faults faults = new Faults();
    private final List<SimulatedRegistry> registries = new ArrayList<>();
    private final List<SimulatedNode> nodes;
    private final Hosts hosts;
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();

    private SimulatedFacility(Facility plan, TimeSource time, Consumer<Endpoint> activated) throws IOException {
        var contents = new ArrayList<Content>();
        for (int i = 0; i < (plan.places().sharing() ? 1 : plan.registries().size()); i++) {
            contents.add(new Content(time));
        }
        this.hosts = new Hosts(plan, log, time);
        try {
            hosts.open();
            for (int i = 0; i < plan.registries().size(); i++) {
                registries.add(SimulatedRegistry.start(
                        plan.registries().get(i),
                        contents.get(i % contents.size()),
                        new SimulatedRegistry.Station("registry " + (i + 1), log, time)));
            }
        } catch (IOException e) {
            registries.forEach(SimulatedRegistry::close);
            hosts.close();
            throw e;
        }
        var world = new SimulatedNode.World(plan.seed(), new Striking(faults, time), new Stamps(time), time, activated);
        this.nodes = new Building(plan, hosts, contents, world).nodes();
        nodes.forEach(node -> node.endpoints().forEach(each -> endpoints.put(each.id(), each)));
        nodes.forEach(SimulatedNode::register);
    }

    /** Listens; all nodes are registered when this returns. */
    public static SimulatedFacility start(Facility plan, TimeSource time) throws IOException {
        return start(plan, time, _ -> {});
    }

    /**
     * Listens; all nodes are registered when this returns.
     *
     * @param activated told of each activation, by whichever thread; must not wait
     */
    public static SimulatedFacility start(Facility plan, TimeSource time, Consumer<Endpoint> activated)
            throws IOException {
        return new SimulatedFacility(plan, time, activated);
    }

    /**
     * Registries and Connection APIs ask for a token from now on, and say so.
     *
     * @param by of an authorization server
     */
    public void guard(UnaryOperator<Function<Request, Answer>> by) {
        nodes.stream()
                .flatMap(node -> node.devices().stream().map(device -> Map.entry(node, device.id())))
                .forEach(each -> each.getKey()
                        .change(
                                Kind.DEVICE,
                                each.getValue(),
                                device -> device.path("controls")
                                        .forEach(control -> ((ObjectNode) control).put("authorization", true))));
        hosts.guard(by);
        registries.forEach(registry -> registry.guard(by));
    }

    /** The first registry. */
    public SimulatedRegistry registry() {
        return registries.getFirst();
    }

    public List<SimulatedRegistry> registries() {
        return List.copyOf(registries);
    }

    public List<SimulatedNode> nodes() {
        return nodes;
    }

    /** A node by its label, such as {@code CAM 1}. */
    public SimulatedNode node(String label) {
        return nodes.stream()
                .filter(node -> node.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no node " + label));
    }

    /** All senders, node by node. */
    public List<Endpoint> senders() {
        return side(Side.SENDER);
    }

    /** All receivers, node by node. */
    public List<Endpoint> receivers() {
        return side(Side.RECEIVER);
    }

    private List<Endpoint> side(Side side) {
        return nodes.stream()
                .flatMap(node -> node.endpoints().stream())
                .filter(each -> each.who().side() == side)
                .toList();
    }

    /** A sender or receiver by its ID or label. */
    public Endpoint endpoint(String idOrLabel) {
        var found = endpoints.get(idOrLabel);
        if (found != null) return found;
        return endpoints.values().stream()
                .filter(each -> each.label().equals(idOrLabel))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no sender or receiver " + idOrLabel));
    }

    /** Every request that registries and nodes got, oldest first; WebSockets too. */
    public List<Received> received() {
        return log.all();
    }

    /** Those of a method. */
    public List<Received> received(String method) {
        return log.all().stream().filter(each -> each.method().equals(method)).toList();
    }

    /** Forgets what came so far. */
    public void forget() {
        log.forget();
    }

    /** How many requests of a method one port had to answer at the same time, at most; since what came was forgotten last. */
    public int mostAtOnce(String method) {
        return log.mostAtOnce(method);
    }

    /** Ends every connection to nodes, as servers do with idle ones; new ones are taken. */
    public void hangUp() {
        hosts.hangUp();
    }

    /** How many connections nodes ever accepted. */
    public long accepted() {
        return hosts.accepted();
    }

    /**
     * What goes wrong with every node from now on, and, of {@link RegistryFault}s, with every registry; nothing for all is well there.
     * For one registry see {@link SimulatedRegistry#fail}.
     */
    public void fail(NmosFault... now) {
        var all = List.of(now);
        faults.set(
                all.stream().filter(fault -> !(fault instanceof RegistryFault)).toList());
        var ofRegistries = all.stream().filter(RegistryFault.class::isInstance).toArray(NmosFault[]::new);
        registries.forEach(registry -> registry.fail(ofRegistries));
    }

    /**
     * What goes wrong with one part from now on; nothing for all is well.
     *
     * @param id of a node, device, sender or receiver
     */
    public void fail(String id, NmosFault... now) {
        faults.set(id, List.of(now));
    }

    /**
     * What goes wrong from now on with a share of the devices, dealt out by the seed, and with registries; what went wrong before is
     * over.
     */
    public void fail(List<FaultWords.Portion> portions, long seed) {
        heal();
        var ofRegistries = portions.stream()
                .filter(FaultWords.Portion::ofRegistries)
                .map(FaultWords.Portion::fault)
                .toArray(NmosFault[]::new);
        registries.forEach(registry -> registry.fail(ofRegistries));
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (var node : nodes) {
            for (var device : node.devices()) {
                faults.set(
                        device.id(),
                        portions.stream()
                                .filter(portion -> !portion.ofRegistries() && random.nextDouble() < portion.share())
                                .map(FaultWords.Portion::fault)
                                .toList());
            }
        }
    }

    /** All is well, everywhere. */
    public void heal() {
        faults.clear();
        registries.forEach(SimulatedRegistry::fail);
    }

    /** Another controller connects these two, at once. */
    public void connect(String senderId, String receiverId) {
        var sender = endpoint(senderId);
        endpoint(receiverId).force(Elsewhere.connecting(sender));
    }

    /** Another controller disconnects it, at once. */
    public void disconnect(String receiverId) {
        endpoint(receiverId).force(Elsewhere.disconnecting());
    }

    /** Another controller switches a sender, at once. */
    public void switchSender(String senderId, boolean on) {
        endpoint(senderId).force(Elsewhere.switching(on));
    }

    /** Ends every connection and waits for what served them. */
    @Override
    public void close() {
        registries.forEach(SimulatedRegistry::close);
        hosts.close();
        nodes.forEach(SimulatedNode::close);
    }
}
