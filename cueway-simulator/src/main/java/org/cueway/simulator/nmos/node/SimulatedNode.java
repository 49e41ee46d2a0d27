package org.cueway.simulator.nmos.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.connection.ConnectionApi;
import org.cueway.simulator.nmos.connection.Endpoint;
import org.cueway.simulator.nmos.connection.Essence;
import org.cueway.simulator.nmos.connection.Identity;
import org.cueway.simulator.nmos.connection.Side;
import org.cueway.simulator.nmos.fault.DeviceFault;
import org.cueway.simulator.nmos.fault.Striking;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.cueway.simulator.nmos.resource.Content;
import org.cueway.simulator.nmos.resource.Kind;
import org.cueway.simulator.nmos.resource.Stamps;
import tools.jackson.databind.node.ObjectNode;

/** A node: its resources, its devices, and whether it is there. Safe for use by any thread. */
public final class SimulatedNode implements AutoCloseable {
    private final NodeIdentity who;
    private final World world;
    private final Resources resources;
    private final NodeApi api;
    private final List<SimulatedDevice> devices;
    private volatile boolean gone;

    /**
     * What nodes of a facility share.
     *
     * @param seed of IDs
     * @param activated told of each activation, when the registry knows it
     */
    public record World(long seed, Striking striking, Stamps stamps, TimeSource time, Consumer<Endpoint> activated) {}

    /** Where a node registers, and as what. */
    public record Registration(ApiVersion version, List<Content> registries) {}

    /**
     * Not registered yet.
     *
     * @param firstGroup number of the first multicast address of its senders
     */
    public SimulatedNode(NodeIdentity who, NodePlan plan, Registration where, int firstGroup, World world) {
        this.who = who;
        this.world = world;
        this.resources = new Resources(where.version(), where.registries(), world.stamps());
        this.api = new NodeApi(resources);
        resources.put(Kind.NODE, Bodies.node(who));
        this.devices = IntStream.range(0, plan.devices())
                .mapToObj(index ->
                        device(plan, index, firstGroup + index * plan.senders().size()))
                .toList();
    }

    public String id() {
        return who.id();
    }

    public String label() {
        return who.label();
    }

    public NodeIdentity who() {
        return who;
    }

    public List<SimulatedDevice> devices() {
        return devices;
    }

    /** All senders and receivers, device by device. */
    public List<Endpoint> endpoints() {
        return devices.stream().flatMap(device -> device.endpoints().stream()).toList();
    }

    /** How often each kind of resource changed, 0 to 255, as peer-to-peer operation counts. */
    public Map<Kind, Integer> counters() {
        return resources.counters();
    }

    /** Who is told after each change of a resource, instead of whoever was before; must not wait. */
    public void watch(Runnable watcher) {
        resources.watch(watcher);
    }

    /** A resource as the node has it; empty if it has none such. */
    public Optional<ObjectNode> find(Kind kind, String id) {
        return resources.find(kind, id);
    }

    /** Changes one of its resources; the version goes up, the registries hear of it. */
    public void change(Kind kind, String id, Consumer<ObjectNode> change) {
        resources.change(kind, id, change);
    }

    /** Takes one of its resources away, here and in the registries. */
    public void remove(Kind kind, String id) {
        resources.remove(kind, id);
    }

    /** Is there, with all that it has, as far as registries know. */
    public void register() {
        gone = false;
        resources.register();
    }

    /** Vanishes: connections end, and the registries forget it. */
    public void leave() {
        gone = true;
        resources.unregister();
    }

    /** Vanishes, and the registries do not know it. */
    public void freeze() {
        gone = true;
    }

    /** Whether it answers. */
    public boolean isGone() {
        return gone;
    }

    /** Starts anew: registries lose it and have it again, nothing is connected, senders are as they were at first. */
    public void reboot() {
        leave();
        for (var endpoint : endpoints()) {
            endpoint.restart();
            resources.change(endpoint.who().side().kind(), endpoint.id(), body -> Bodies.subscribe(body, endpoint));
        }
        register();
    }

    private SimulatedDevice device(NodePlan plan, int index, int firstGroup) {
        var names = new Names(world.seed());
        var part = who.index() + "/" + index;
        var id = names.id("device/" + part);
        var label = plan.devices() == 1 ? who.label() : who.label() + "." + (index + 1);
        var root = who.uri() + (plan.devices() == 1 ? "" : "/device" + index) + "/x-nmos/connection";
        var endpoints = new ArrayList<Endpoint>();
        var sides = Map.of(Side.SENDER, plan.senders(), Side.RECEIVER, plan.receivers());
        for (var side : Side.values()) {
            var roles = roles(sides.getOrDefault(side, List.of()));
            for (int i = 0; i < roles.size(); i++) {
                var essence = sides.getOrDefault(side, List.of()).get(i);
                var identity = new Identity(
                        names.id(side.kind().word() + "/" + part + "/" + i),
                        label + (side == Side.SENDER ? " " : " in ") + roles.get(i),
                        side,
                        essence,
                        Names.legs(essence, who.index(), firstGroup + i));
                endpoints.add(endpoint(identity, id, side == Side.SENDER && plan.on()));
            }
        }
        var controls = controls(root, plan.connectionVersions());
        resources.put(Kind.DEVICE, Bodies.device(id, label, who, endpoints, controls));
        endpoints.forEach(endpoint -> describe(endpoint, id, label, root + "/" + newest(plan, endpoint)));
        var connections =
                new ConnectionApi(plan.connectionVersions(), List.of(who.id(), id), endpoints, world.striking());
        return new SimulatedDevice(id, label, root, endpoints, connections);
    }

    private static ApiVersion newest(NodePlan plan, Endpoint endpoint) {
        return plan.connectionVersions().stream()
                .max(ApiVersion::compareTo)
                .orElse(endpoint.who().essence().transport().since());
    }

    /** Names of what a device sends or takes: the second of a kind has a 2. */
    private static List<String> roles(List<Essence> all) {
        var seen = new HashMap<String, Integer>();
        return all.stream()
                .map(Essence::role)
                .map(role -> seen.merge(role, 1, Integer::sum) == 1 ? role : role + " " + seen.get(role))
                .toList();
    }

    private Endpoint endpoint(Identity identity, String deviceId, boolean on) {
        var here = List.of(who.id(), deviceId, identity.id());
        return new Endpoint(
                identity,
                on,
                new Endpoint.Surroundings(world.striking().faults(), here, world.time(), this::activated));
    }

    /** Every second node writes the roots of its APIs with a slash at the end. */
    private List<Bodies.Control> controls(String root, List<ApiVersion> versions) {
        var end = who.index() % 2 == 0 ? "/" : "";
        return versions.stream()
                .map(version -> new Bodies.Control(version, root + "/" + version + end))
                .toList();
    }

    private void describe(Endpoint endpoint, String deviceId, String deviceLabel, String root) {
        var identity = endpoint.who();
        var names = new Names(world.seed());
        ObjectNode body;
        if (identity.side() == Side.SENDER) {
            var sourceId = names.id("source/" + identity.id());
            var flowId = names.id("flow/" + identity.id());
            resources.put(Kind.SOURCE, Bodies.source(sourceId, identity, deviceId, who.gear()));
            resources.put(Kind.FLOW, Bodies.flow(flowId, sourceId, identity, deviceId));
            var manifest = identity.essence().transport().hasFile()
                    ? Optional.of(root + "/single/senders/" + identity.id() + "/transportfile")
                    : Optional.<String>empty();
            body = Bodies.sender(endpoint, flowId, deviceId, manifest);
        } else {
            body = Bodies.receiver(endpoint, deviceId);
        }
        var role = identity.label().substring(deviceLabel.length() + 1);
        Bodies.group(
                body,
                identity.side() == Side.SENDER ? deviceLabel : deviceLabel + " in",
                role.replaceFirst("^in ", ""));
        resources.put(identity.side().kind(), body);
    }

    /** Called while the endpoint is locked. */
    private void activated(Endpoint endpoint) {
        var here = new ArrayList<>(List.of(who.id(), endpoint.id()));
        resources
                .find(endpoint.who().side().kind(), endpoint.id())
                .ifPresent(body -> here.add(body.path("device_id").asString()));
        var faults = world.striking().faults();
        if (!faults.has(DeviceFault.KeepsVersion.class, here)) {
            var forgets = faults.has(DeviceFault.ForgetsSubscription.class, here);
            resources.change(endpoint.who().side().kind(), endpoint.id(), body -> {
                if (!forgets) Bodies.subscribe(body, endpoint);
            });
        }
        world.activated().accept(endpoint);
    }

    /**
     * Answers a request.
     *
     * @param path below where the node is: {@code /x-nmos/node}
     */
    public Answer answer(Request request, String path) {
        if (gone) return new Answer.HangUp();
        var odd = request.oddity();
        if (odd.isPresent()) return Answer.error(odd.get().status(), odd.get().why());
        var parts = Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(Request::decoded)
                .toList();
        if (!parts.isEmpty() && parts.getFirst().matches("device[0-9]{1,4}")) {
            int device = Integer.parseInt(parts.getFirst().substring("device".length()));
            return device < devices.size()
                    ? connection(request, devices.get(device), parts.subList(1, parts.size()))
                    : Answer.error(404, "nothing at " + request.path());
        }
        if (parts.size() > 1
                && parts.getFirst().equals("x-nmos")
                && parts.get(1).equals("connection")) {
            return connection(request, devices.getFirst(), parts);
        }
        return world.striking().answer(request, List.of(who.id()), () -> api.answer(request, parts));
    }

    private static Answer connection(Request request, SimulatedDevice device, List<String> parts) {
        return parts.size() > 1
                        && parts.getFirst().equals("x-nmos")
                        && parts.get(1).equals("connection")
                ? device.api().answer(request, parts.subList(2, parts.size()))
                : Answer.error(404, "nothing at " + request.path());
    }

    @Override
    public void close() {
        endpoints().forEach(Endpoint::close);
    }
}
