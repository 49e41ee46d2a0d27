package org.cueway.newsroom.objects;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cueway.base.Limits;
import org.cueway.base.TimeSource;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.object.search.Query;
import org.cueway.object.search.Search;
import org.cueway.object.search.Searchable;

/**
 * Searches, and their results for as long as a newsroom may turn to the next page: a result does not change under its
 * {@code queryID}, whatever becomes of the objects. Guarded by its monitor.
 */
final class Searches {
    private final Limits.Objects limits;
    private final TimeSource time;
    private final Map<ObjectId, Searchable> index = new HashMap<>();
    /** The least recently looked at first. */
    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    Searches(Limits.Objects limits, TimeSource time) {
        this.limits = limits;
        this.time = time;
    }

    private record Key(String newsroom, String queryID) {}

    /** A result; {@code lookedAt} is by the monotonic clock. */
    private record Kept(Query.Asked asked, List<StoredObject> found, long lookedAt) {}

    /** What a newsroom finds; under an empty {@code queryID} nothing is kept. */
    synchronized List<StoredObject> find(
            String newsroom, String queryID, Query.Asked asked, Query query, Collection<StoredObject> objects) {
        forgetOld();
        var key = new Key(newsroom, queryID);
        var found = Optional.ofNullable(kept.get(key))
                .filter(result -> result.asked().equals(asked))
                .map(Kept::found)
                .orElseGet(() -> Search.of(indexed(objects), query));
        if (!queryID.isBlank()) {
            kept.put(key, new Kept(asked, found, time.nanoTime()));
            forgetTooMany();
        }
        return found;
    }

    private void forgetOld() {
        long now = time.nanoTime();
        kept.values()
                .removeIf(
                        result -> now - result.lookedAt() > limits.keepResult().toNanos());
    }

    private void forgetTooMany() {
        long hits = kept.values().stream()
                .mapToLong(result -> result.found().size())
                .sum();
        var oldest = kept.entrySet().iterator();
        for (int results = kept.size();
                results > 1 && (results > limits.maxResults() || hits > limits.maxKeptHits());
                results--) {
            hits -= oldest.next().getValue().found().size();
            oldest.remove();
        }
    }

    private List<Searchable> indexed(Collection<StoredObject> objects) {
        var now = new HashMap<ObjectId, Searchable>();
        for (var object : objects) {
            var known = index.get(object.id());
            now.put(
                    object.id(),
                    known != null && known.object().equals(object) ? known : Searchable.of(object, limits));
        }
        index.clear();
        index.putAll(now);
        return List.copyOf(now.values());
    }

    /** How many results are kept. */
    synchronized int size() {
        return kept.size();
    }
}
