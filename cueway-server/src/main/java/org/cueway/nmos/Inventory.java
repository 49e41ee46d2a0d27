package org.cueway.nmos;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cueway.nmos.Resource.Device;
import org.cueway.nmos.Resource.Flow;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.Resource.Node;
import org.cueway.nmos.Resource.Receiver;
import org.cueway.nmos.Resource.Sender;
import org.cueway.nmos.Resource.Source;

/**
 * All resources that are known, each under its ID, in whatever order they came: what one names need not be there (nmos §3.4). Read by
 * any thread; changed by the one that listens to the registry, which also tells the listeners.
 */
public final class Inventory {
    private final Map<Kind, Map<String, Resource>> held = new EnumMap<>(Kind.class);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Empty. */
    public Inventory() {
        for (var kind : Kind.values()) held.put(kind, new ConcurrentHashMap<>());
    }

    /** Hears of every change after it was made, on the thread that made it; must not wait and must not throw. */
    @FunctionalInterface
    public interface Listener {
        /** One resource has changed. */
        void changed(Change change);
    }

    /** What happened to one resource. */
    public sealed interface Change {
        /** It is new. */
        record Added(Resource now) implements Change {}

        /** It is not as it was. */
        record Altered(Resource before, Resource now) implements Change {}

        /** It is gone. */
        record Removed(Resource before) implements Change {}
    }

    /** Tells {@code listener} of what changes from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Takes it in, in place of what has its kind and ID. Nothing happens if the same is there already. */
    public void put(Resource resource) {
        var before = of(resource.kind()).put(resource.id(), resource);
        if (before == null) {
            tell(new Change.Added(resource));
        } else if (!before.equals(resource)) {
            tell(new Change.Altered(before, resource));
        }
    }

    /** Forgets one; nothing happens if it is not there. */
    public void remove(Kind kind, String id) {
        var before = of(kind).remove(id);
        if (before != null) tell(new Change.Removed(before));
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.changed(change));
    }

    private Map<String, Resource> of(Kind kind) {
        return Objects.requireNonNull(held.get(kind));
    }

    /** All of one kind, in no order; it may change while it is read. */
    public Collection<Resource> all(Kind kind) {
        return of(kind).values();
    }

    /** One, if it is there. */
    public Optional<Resource> find(Kind kind, String id) {
        return Optional.ofNullable(of(kind).get(id));
    }

    /** All senders, in no order. */
    public Collection<Sender> senders() {
        return of(Kind.SENDER).values().stream().map(Sender.class::cast).toList();
    }

    /** All receivers, in no order. */
    public Collection<Receiver> receivers() {
        return of(Kind.RECEIVER).values().stream().map(Receiver.class::cast).toList();
    }

    /** A sender, if it is there. */
    public Optional<Sender> sender(String id) {
        return find(Kind.SENDER, id).map(Sender.class::cast);
    }

    /** A receiver, if it is there. */
    public Optional<Receiver> receiver(String id) {
        return find(Kind.RECEIVER, id).map(Receiver.class::cast);
    }

    /** A device, if it is there. */
    public Optional<Device> device(String id) {
        return find(Kind.DEVICE, id).map(Device.class::cast);
    }

    /** A node, if it is there. */
    public Optional<Node> node(String id) {
        return find(Kind.NODE, id).map(Node.class::cast);
    }

    /** A flow, if it is there. */
    public Optional<Flow> flow(String id) {
        return find(Kind.FLOW, id).map(Flow.class::cast);
    }

    /** A source, if it is there. */
    public Optional<Source> source(String id) {
        return find(Kind.SOURCE, id).map(Source.class::cast);
    }
}
