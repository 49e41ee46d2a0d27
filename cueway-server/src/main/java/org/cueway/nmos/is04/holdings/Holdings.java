package org.cueway.nmos.is04.holdings;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.Resource;
import org.cueway.nmos.Resource.Kind;

/**
 * What each registry, and each node that is read itself, says is there; the inventory shows it put together. A resource that several
 * know is shown as the one that is sure of it has it, then as the newest version has it, then as the first of them has it; it is gone
 * when none knows it. Guarded by its lock, which is held while the inventory's listeners are told, so that they hear everything in
 * order; what is only read needs none.
 */
public final class Holdings {
    private final Inventory inventory;
    private final List<View> views = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Of nothing yet. */
    public Holdings(Inventory inventory) {
        this.inventory = inventory;
    }

    /** One more that tells what is there. */
    public View open(String name) {
        var view = new View(name);
        views.add(view);
        return view;
    }

    /** Whether a resource is shown of which nobody is sure that it is there. */
    public boolean stale(Kind kind, String id) {
        boolean known = false;
        for (var view : views) {
            var held = view.of(kind).get(id);
            if (held == null) continue;
            if (view.sure(held)) return false;
            known = true;
        }
        return known;
    }

    /** Who knows a resource. */
    public List<String> origins(Kind kind, String id) {
        return views.stream()
                .filter(view -> view.of(kind).containsKey(id))
                .map(view -> view.name)
                .toList();
    }

    private void show(Kind kind, String id) {
        views.stream()
                .flatMap(view -> Optional.ofNullable(view.of(kind).get(id)).map(view::rank).stream())
                .min(BEST_FIRST)
                .ifPresentOrElse(best -> inventory.put(best.resource()), () -> inventory.remove(kind, id));
    }

    private record Ranked(boolean sure, Resource resource) {}

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparing((Ranked each) -> !each.sure())
            .thenComparing(each -> each.resource().core().version(), Comparator.reverseOrder());

    /** What one of them said of a resource, and in which of its times. */
    private record Held(Resource resource, long time) {}

    /** What one of them says. */
    public final class View {
        private static final long NEVER = -1;

        private final String name;
        private final Map<Kind, Map<String, Held>> held = new EnumMap<>(Kind.class);
        /** What was said in an earlier time is not sure any more. */
        private final AtomicLong now = new AtomicLong();

        private View(String name) {
            this.name = name;
            for (var kind : Kind.values()) held.put(kind, new ConcurrentHashMap<>());
        }

        private Map<String, Held> of(Kind kind) {
            return Objects.requireNonNull(held.get(kind));
        }

        private boolean sure(Held one) {
            return one.time() == now.get();
        }

        private Ranked rank(Held one) {
            return new Ranked(sure(one), one.resource());
        }

        /** The resource as this one has it. */
        public Optional<Resource> find(Kind kind, String id) {
            return Optional.ofNullable(of(kind).get(id)).map(Held::resource);
        }

        /** The IDs of all it knows, of one kind; a copy. */
        public Set<String> ids(Kind kind) {
            return Set.copyOf(of(kind).keySet());
        }

        /** Whether it knows nothing. */
        public boolean isEmpty() {
            return held.values().stream().allMatch(Map::isEmpty);
        }

        /** Whether it is sure of anything. */
        boolean sureOfAny() {
            return held.values().stream()
                    .flatMap(each -> each.values().stream())
                    .anyMatch(this::sure);
        }

        /** It says that this is there, and how it is. */
        public void put(Resource resource) {
            change(() -> {
                of(resource.kind()).put(resource.id(), new Held(resource, now.get()));
                show(resource.kind(), resource.id());
            });
        }

        /** It says that this is not there. */
        public void remove(Kind kind, String id) {
            change(() -> {
                if (of(kind).remove(id) != null) show(kind, id);
            });
        }

        /** It is not sure of this any more. */
        void doubt(Kind kind, String id) {
            change(() -> {
                of(kind).computeIfPresent(id, (_, one) -> new Held(one.resource(), NEVER));
                if (views.size() > 1) show(kind, id);
            });
        }

        /** It is not sure of anything any more. */
        public void doubtAll() {
            change(() -> {
                now.incrementAndGet();
                if (views.size() > 1) held.forEach((kind, ones) -> ones.keySet().forEach(id -> show(kind, id)));
            });
        }

        /** It is asked no more, and what only it knew is gone. */
        public void close() {
            change(() -> {
                views.remove(this);
                held.forEach((kind, ones) -> ones.keySet().forEach(id -> show(kind, id)));
            });
        }
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
        } finally {
            lock.unlock();
        }
    }
}
