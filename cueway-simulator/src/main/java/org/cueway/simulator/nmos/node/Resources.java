package org.cueway.simulator.nmos.node;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.cueway.simulator.nmos.resource.Content;
import org.cueway.simulator.nmos.resource.Kind;
import org.cueway.simulator.nmos.resource.Stamps;
import tools.jackson.databind.node.ObjectNode;

/** The resources of a node, kept the same where it is registered. Guarded by its lock, which is held while it registers. */
final class Resources {
    private static final int COUNTERS = 256;

    private final ApiVersion registeredAs;
    private final List<Content> registries;
    private final Stamps stamps;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Kind, Map<String, ObjectNode>> bodies = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> counters = new EnumMap<>(Kind.class);
    private boolean registered;
    private Runnable watcher = () -> {};

    /** Registers nowhere yet. */
    Resources(ApiVersion registeredAs, List<Content> registries, Stamps stamps) {
        this.registeredAs = registeredAs;
        this.registries = List.copyOf(registries);
        this.stamps = stamps;
        for (var kind : Kind.values()) {
            bodies.put(kind, new LinkedHashMap<>());
            counters.put(kind, 0);
        }
    }

    /** Adds a resource, or replaces it. */
    void put(Kind kind, ObjectNode body) {
        lock.lock();
        try {
            body.put("version", stamps.next().toString());
            of(kind).put(body.path("id").asString(), body);
            counters.merge(kind, 1, (before, one) -> (before + one) % COUNTERS);
            if (registered) registries.forEach(registry -> registry.put(kind, registeredAs, body));
            watcher.run();
        } finally {
            lock.unlock();
        }
    }

    /** Changes a resource; nothing happens if there is none. */
    void change(Kind kind, String id, Consumer<ObjectNode> change) {
        lock.lock();
        try {
            find(kind, id).ifPresent(body -> {
                var next = body.deepCopy();
                change.accept(next);
                put(kind, next);
            });
        } finally {
            lock.unlock();
        }
    }

    /** Takes a resource away. */
    void remove(Kind kind, String id) {
        lock.lock();
        try {
            if (of(kind).remove(id) != null) {
                counters.merge(kind, 1, (before, one) -> (before + one) % COUNTERS);
                registries.forEach(registry -> registry.remove(kind, id));
                watcher.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Is run after each change, while all is locked; must not wait. */
    void watch(Runnable next) {
        lock.lock();
        try {
            watcher = next;
        } finally {
            lock.unlock();
        }
    }

    Optional<ObjectNode> find(Kind kind, String id) {
        lock.lock();
        try {
            return Optional.ofNullable(of(kind).get(id));
        } finally {
            lock.unlock();
        }
    }

    List<ObjectNode> all(Kind kind) {
        lock.lock();
        try {
            return new ArrayList<>(of(kind).values());
        } finally {
            lock.unlock();
        }
    }

    /** How often each kind changed, 0 to 255, as {@code ver_*} of peer-to-peer operation. */
    Map<Kind, Integer> counters() {
        lock.lock();
        try {
            return new EnumMap<>(counters);
        } finally {
            lock.unlock();
        }
    }

    /** Registers all, the node first. */
    void register() {
        lock.lock();
        try {
            registered = true;
            bodies.forEach((kind, all) -> all.values()
                    .forEach(body -> registries.forEach(registry -> registry.put(kind, registeredAs, body))));
        } finally {
            lock.unlock();
        }
    }

    /** Is forgotten by registries, the node last. */
    void unregister() {
        lock.lock();
        try {
            registered = false;
            var kinds = List.of(Kind.values()).reversed();
            kinds.forEach(kind ->
                    of(kind).keySet().forEach(id -> registries.forEach(registry -> registry.remove(kind, id))));
        } finally {
            lock.unlock();
        }
    }

    private Map<String, ObjectNode> of(Kind kind) {
        return bodies.getOrDefault(kind, Map.of());
    }
}
