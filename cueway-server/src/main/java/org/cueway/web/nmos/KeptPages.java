package org.cueway.web.nmos;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.nmos.Resource.Kind;
import org.cueway.nmos.is05.take.Route;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What people keep: salvos, locks and aliases. */
final class KeptPages {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final NmosSources sources;
    private final Names names;
    private final NmosPageLimits limits;
    private final TakeBody body;

    KeptPages(NmosSources sources, Names names, NmosPageLimits limits) {
        this.sources = sources;
        this.names = names;
        this.limits = limits;
        this.body = new TakeBody(names, limits);
    }

    private NmosSources.Kept kept() {
        return sources.control().kept();
    }

    JsonNode salvos(Asked asked) throws Refusal {
        asked.only();
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("items");
        kept().salvos().all().get().forEach((name, routes) -> list.add(TakeJson.salvo(name, routes)));
        return json.putNull("next");
    }

    JsonNode salvo(String name, Asked asked) throws Refusal {
        asked.only();
        var routes = kept().salvos().all().get().get(name);
        if (routes == null) throw noSalvo(name);
        return TakeJson.salvo(name, routes);
    }

    static Refusal noSalvo(String name) {
        return new Refusal(new Refusal.Words(
                404,
                "no such salvo",
                "the name of a salvo of /api/v1/nmos/salvos",
                name,
                "names are compared letter for letter"));
    }

    JsonNode changeSalvo(String name, NmosPages.Wish wish) throws Refusal {
        if (wish.method().equals("DELETE")) {
            TakeBody.only(wish.body(), List.of(), List.of());
            if (!kept().salvos().drop().apply(name)) throw noSalvo(name);
            return JSON.objectNode().put("name", name);
        }
        TakeBody.only(wish.body(), List.of("connections"), List.of());
        if (name.isBlank() || name.length() > limits.textChars()) {
            throw Refusal.body("a name of 1 to " + limits.textChars() + " characters", name);
        }
        var routes = body.routes(wish.body().path("connections"), "connections");
        long receivers = routes.stream().map(Route::receiver).distinct().count();
        if (receivers < routes.size()) throw Refusal.body("each receiver once", "one of them twice");
        kept().salvos().put().put(name, routes, wish.by());
        return TakeJson.salvo(name, routes);
    }

    JsonNode changeLock(String word, NmosPages.Wish wish) throws Refusal {
        var receiver = names.receiver(word);
        var owner = body.text(wish.body(), "owner");
        var by = owner.isEmpty() ? wish.by() : owner;
        boolean force = TakeBody.flag(wish.body(), "force");
        Optional<NmosSources.Lock> inTheWay;
        if (wish.method().equals("DELETE")) {
            TakeBody.only(wish.body(), List.of("owner", "force"), List.of());
            inTheWay = kept().locks().drop().drop(receiver, by, force);
        } else {
            TakeBody.only(wish.body(), List.of("owner", "kind", "reason", "force"), List.of());
            var reason = body.text(wish.body(), "reason");
            var lock = new NmosSources.Lock(by, isHard(body.text(wish.body(), "kind")), reason, Instant.EPOCH);
            inTheWay = kept().locks().put().put(receiver, lock, force);
        }
        if (inTheWay.isPresent()) throw heldBy(inTheWay.get());
        ObjectNode json = JSON.objectNode().put("receiver", receiver);
        kept().locks()
                .of()
                .apply(receiver)
                .ifPresentOrElse(lock -> json.set("lock", ItemJson.lock(lock)), () -> json.putNull("lock"));
        return json;
    }

    private static boolean isHard(String kind) throws Refusal {
        return switch (kind) {
            case "", "lock" -> true;
            case "protect" -> false;
            default -> throw Refusal.body("kind: lock (nobody changes it) or protect (only the owner does)", kind);
        };
    }

    private static Refusal heldBy(NmosSources.Lock lock) {
        return new Refusal(new Refusal.Words(
                409,
                "somebody else holds it",
                "its owner, " + lock.owner(),
                lock.hard() ? "a lock" : "a protection",
                "ask " + lock.owner() + (lock.reason().isEmpty() ? "" : " (" + lock.reason() + ")")
                        + ", or send force: true to take it away"));
    }

    /** By ID alone: a name to be changed is no name to go by. */
    JsonNode alias(String word, NmosPages.Wish wish) throws Refusal {
        TakeBody.only(wish.body(), List.of("alias"), List.of());
        var id = word.toLowerCase(Locale.ROOT);
        boolean there = sources.inventory().find(Kind.SENDER, id).isPresent()
                || sources.inventory().find(Kind.RECEIVER, id).isPresent();
        if (!there) throw Refusal.unknown("receiver", word);
        var alias = body.text(wish.body(), "alias").strip();
        kept().aliases().set().set(id, alias);
        return JSON.objectNode().put("id", id).put("alias", alias);
    }
}
