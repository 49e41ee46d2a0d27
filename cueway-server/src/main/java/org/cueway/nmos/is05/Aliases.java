package org.cueway.nmos.is05;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Names of our own for resources, by ID (nmos §8.1, §11). They outlive a restart. Safe for use by any thread. */
public final class Aliases {
    private static final String NAME = "aliases";

    private final Keeping keeping;
    private final int most;
    private final Map<String, String> aliases = new ConcurrentSkipListMap<>();

    Aliases(Keeping keeping, int most) {
        this.keeping = keeping;
        this.most = most;
        Kept.objects(keeping, NAME)
                .forEach((id, json) -> aliases.put(id, json.path("alias").asString("")));
    }

    /** The name of a resource; empty if it has none of ours. */
    public Optional<String> of(String id) {
        return Optional.ofNullable(aliases.get(id.toLowerCase(Locale.ROOT)));
    }

    /** All, by ID. */
    public Map<String, String> all() {
        return new TreeMap<>(aliases);
    }

    /**
     * Gives a name; an empty one takes it away.
     *
     * @throws IllegalStateException if there are too many
     * @throws java.io.UncheckedIOException if it could not be kept: then nothing has changed
     */
    public synchronized void put(String id, String alias) {
        var key = id.toLowerCase(Locale.ROOT);
        var next = new TreeMap<>(aliases);
        if (alias.isBlank()) {
            next.remove(key);
        } else {
            next.put(key, alias.strip());
        }
        if (next.size() > most) throw new IllegalStateException("expected at most " + most + " aliases");
        Kept.save(keeping, NAME, next, (one, json) -> json.put("alias", one));
        aliases.remove(key);
        if (!alias.isBlank()) aliases.put(key, alias.strip());
    }
}
