package org.cueway.simulator.nmos.resource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.cueway.base.TimeSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is registered. Registries that share one show the same. Guarded by its lock, which is held while those who watch are told, so
 * that they hear of everything once and in order.
 */
public final class Content {
    private final Stamps stamps;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Kind, Shelf> shelves = new EnumMap<>(Kind.class);
    private final List<Watcher> watchers = new ArrayList<>();

    public Content(TimeSource time) {
        this.stamps = new Stamps(time);
        for (var kind : Kind.values()) {
            shelves.put(kind, new Shelf());
        }
    }

    /** Who is told of changes; must not wait. */
    @FunctionalInterface
    public interface Watcher {
        /** One of the two is there at least. */
        void changed(Optional<Resource> before, Optional<Resource> after);
    }

    /** Resources of one kind, as the lock guards them. */
    public static final class Shelf {
        private final Map<String, Resource> byId = new HashMap<>();
        private final NavigableMap<Tai, Resource> byCreation = new TreeMap<>();
        private final NavigableMap<Tai, Resource> byUpdate = new TreeMap<>();

        public Optional<Resource> find(String id) {
            return Optional.ofNullable(byId.get(id));
        }

        /** Oldest first. */
        public NavigableMap<Tai, Resource> byCreation() {
            return Collections.unmodifiableNavigableMap(byCreation);
        }

        /** What changed longest ago first. */
        public NavigableMap<Tai, Resource> byUpdate() {
            return Collections.unmodifiableNavigableMap(byUpdate);
        }

        private void put(Resource resource) {
            remove(resource.id());
            byId.put(resource.id(), resource);
            byCreation.put(resource.created(), resource);
            byUpdate.put(resource.updated(), resource);
        }

        private Optional<Resource> remove(String id) {
            var gone = Optional.ofNullable(byId.remove(id));
            gone.ifPresent(resource -> {
                byCreation.remove(resource.created());
                byUpdate.remove(resource.updated());
            });
            return gone;
        }
    }

    /** Registers a resource, or changes it. What is newer than the version is left out. */
    public void put(Kind kind, ApiVersion registered, ObjectNode body) {
        var kept = registered.isBelow(ApiVersion.V1_3) ? NewerKeys.without(kind, body, registered) : body;
        lock.lock();
        try {
            var shelf = shelf(kind);
            var before = shelf.find(kept.path("id").asString());
            var now = stamps.next();
            var after = new Resource(
                    kind, registered, kept, before.map(Resource::created).orElse(now), now);
            shelf.put(after);
            tell(before, Optional.of(after));
        } finally {
            lock.unlock();
        }
    }

    /** Takes a resource away; nothing happens if there is none. */
    public void remove(Kind kind, String id) {
        lock.lock();
        try {
            var gone = shelf(kind).remove(id);
            if (gone.isPresent()) tell(gone, Optional.empty());
        } finally {
            lock.unlock();
        }
    }

    public Optional<Resource> find(Kind kind, String id) {
        return reading(kind, shelf -> shelf.find(id));
    }

    /** Oldest first. */
    public List<Resource> all(Kind kind) {
        return reading(kind, shelf -> List.copyOf(shelf.byCreation().values()));
    }

    /** Looks at one kind while nothing changes. */
    public <T> T reading(Kind kind, Function<Shelf, T> look) {
        lock.lock();
        try {
            return look.apply(shelf(kind));
        } finally {
            lock.unlock();
        }
    }

    /** From now on it hears of every change. */
    public void watch(Watcher watcher) {
        lock.lock();
        try {
            watchers.add(watcher);
        } finally {
            lock.unlock();
        }
    }

    private void tell(Optional<Resource> before, Optional<Resource> after) {
        watchers.forEach(watcher -> watcher.changed(before, after));
    }

    private Shelf shelf(Kind kind) {
        return shelves.getOrDefault(kind, new Shelf());
    }
}
