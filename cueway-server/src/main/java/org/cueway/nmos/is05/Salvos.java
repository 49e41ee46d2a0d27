package org.cueway.nmos.is05;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.cueway.nmos.is05.take.Route;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Named sets of routes (nmos §11). They outlive a restart. Safe for use by any thread. */
public final class Salvos {
    private static final String NAME = "salvos";

    private final Keeping keeping;
    private final Is05Limits limits;
    private final Map<String, Salvo> salvos = new ConcurrentSkipListMap<>();

    Salvos(Keeping keeping, Is05Limits limits) {
        this.keeping = keeping;
        this.limits = limits;
        Kept.objects(keeping, NAME).forEach((name, json) -> salvos.put(name, read(name, json)));
    }

    /**
     * One.
     *
     * @param by who changed it last, at {@code changed}
     */
    public record Salvo(String name, List<Route> routes, String by, Instant changed) {
        /** Takes a copy. */
        public Salvo {
            routes = List.copyOf(routes);
        }
    }

    /** All, by name. */
    public List<Salvo> all() {
        return List.copyOf(salvos.values());
    }

    /** One, if there is one of that name. */
    public Optional<Salvo> of(String name) {
        return Optional.ofNullable(salvos.get(name));
    }

    /**
     * Keeps it, in place of one of the same name.
     *
     * @throws IllegalArgumentException if it has no name, too many routes, or a receiver twice
     * @throws IllegalStateException if there are too many
     * @throws java.io.UncheckedIOException if it could not be kept: then nothing has changed
     */
    public synchronized void put(Salvo salvo) {
        if (salvo.name.isBlank()) throw new IllegalArgumentException("expected a name");
        if (salvo.routes.size() > limits.crosspoints()) {
            throw new IllegalArgumentException("expected at most " + limits.crosspoints() + " routes");
        }
        long receivers = salvo.routes.stream().map(Route::receiver).distinct().count();
        if (receivers < salvo.routes.size()) throw new IllegalArgumentException("expected each receiver once");
        if (salvos.size() >= limits.names() && !salvos.containsKey(salvo.name)) {
            throw new IllegalStateException("expected at most " + limits.names() + " salvos");
        }
        var next = new TreeMap<>(salvos);
        next.put(salvo.name, salvo);
        Kept.save(keeping, NAME, next, Salvos::json);
        salvos.put(salvo.name, salvo);
    }

    /**
     * Forgets one.
     *
     * @return whether there was one
     */
    public synchronized boolean remove(String name) {
        if (!salvos.containsKey(name)) return false;
        var next = new TreeMap<>(salvos);
        next.remove(name);
        Kept.save(keeping, NAME, next, Salvos::json);
        salvos.remove(name);
        return true;
    }

    private static void json(Salvo salvo, ObjectNode json) {
        json.put("by", salvo.by).put("changed", salvo.changed.toString());
        var routes = json.putArray("routes");
        salvo.routes.forEach(route -> RouteJson.write(route, routes.addObject()));
    }

    private static Salvo read(String name, JsonNode json) {
        var routes = new ArrayList<Route>();
        json.path("routes").forEach(route -> RouteJson.read(route).ifPresent(routes::add));
        return new Salvo(name, routes, json.path("by").asString(""), Kept.instant(json.path("changed")));
    }
}
