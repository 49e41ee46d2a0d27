package org.cueway.simulator.nmos.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cueway.base.TimeSource;
import org.cueway.simulator.nmos.http.Answer;
import org.cueway.simulator.nmos.http.Refusal;
import org.cueway.simulator.nmos.http.Request;
import org.cueway.simulator.nmos.http.WebSocket;
import org.cueway.simulator.nmos.resource.ApiVersion;
import org.cueway.simulator.nmos.resource.Content;
import org.cueway.simulator.nmos.resource.Kind;
import org.cueway.simulator.nmos.resource.Resource;
import org.cueway.simulator.nmos.resource.Stamps;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The subscriptions of a registry. Safe for use by any thread. */
final class Subscriptions {
    private static final Set<String> MEMBERS =
            Set.of("max_update_rate_ms", "persist", "secure", "authorization", "resource_path", "params");

    private final RegistryPlan plan;
    private final Content content;
    private final TimeSource time;
    private final Stamps stamps;
    private final String registryId = UUID.randomUUID().toString();
    private final Map<String, Subscription> byId = new ConcurrentHashMap<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile String webSocketAuthority = "";
    private volatile boolean empty;

    Subscriptions(RegistryPlan plan, Content content, TimeSource time) {
        this.plan = plan;
        this.content = content;
        this.time = time;
        this.stamps = new Stamps(time);
        content.watch(this::changed);
    }

    /** Where its WebSockets are, for {@code ws_href}. */
    void at(String authority) {
        webSocketAuthority = authority;
    }

    /** Whether the registry holds nothing, for those that begin to listen. */
    void empty(boolean now) {
        empty = now;
    }

    /** How many there are. */
    int count() {
        return byId.size();
    }

    /** Every open WebSocket. */
    List<WebSocket> sockets() {
        return byId.values().stream()
                .flatMap(subscription -> subscription.listeners().stream())
                .map(Listener::socket)
                .toList();
    }

    /** Forgets those that nobody asked to keep, as a registry that starts anew. */
    void restart() {
        byId.values().removeIf(subscription -> !subscription.wish().persist());
    }

    /** Answers under {@code /subscriptions}. */
    Answer answer(Request request, ApiVersion version, List<String> rest) throws Refusal {
        if (rest.size() > 1) throw new Refusal(404, "nothing at " + request.path());
        if (rest.size() == 1) return single(request, version, rest.getFirst());
        return switch (request.method()) {
            case "GET", "HEAD" -> {
                var all = JsonNodeFactory.instance.arrayNode();
                byId.values().stream()
                        .filter(each -> each.wish().version().equals(version))
                        .forEach(each -> all.add(each.json(webSocketAuthority)));
                yield Answer.ok(all);
            }
            case "POST" -> post(request, version);
            case "OPTIONS" -> Answer.nothing().with("Allow", "GET, HEAD, POST, OPTIONS");
            default -> Answer.notAllowed("GET, HEAD, POST, OPTIONS");
        };
    }

    private Answer single(Request request, ApiVersion version, String id) throws Refusal {
        var found = Optional.ofNullable(byId.get(id)).orElseThrow(() -> new Refusal(404, "no subscription " + id));
        if (!found.wish().version().equals(version)) {
            throw new Refusal(409, "subscription is at " + found.wish().version());
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> Answer.ok(found.json(webSocketAuthority));
            case "DELETE" -> {
                if (!found.wish().persist()) throw new Refusal(403, "it is not persistent");
                byId.remove(id);
                found.listeners().forEach(listener -> listener.socket().close(1000));
                yield Answer.nothing();
            }
            case "OPTIONS" -> Answer.nothing().with("Allow", "GET, HEAD, DELETE, OPTIONS");
            default -> Answer.notAllowed("GET, HEAD, DELETE, OPTIONS");
        };
    }

    private synchronized Answer post(Request request, ApiVersion version) throws Refusal {
        if (!request.headers().getOrDefault("content-type", "").startsWith("application/json")) {
            throw new Refusal(415, "expected application/json");
        }
        var wish = wish(request.body(), version);
        for (var there : byId.values()) {
            if (there.wish().equals(wish)) return answer(200, there);
        }
        var selection = Selection.read(
                version, wish.params(), wish.params().getOrDefault("query.rql", ""), plan.conduct(version));
        var made = new Subscription(UUID.randomUUID().toString(), wish, selection);
        byId.put(made.id(), made);
        return answer(201, made);
    }

    private Answer answer(int status, Subscription subscription) {
        var location = "/x-nmos/query/" + subscription.wish().version() + "/subscriptions/" + subscription.id();
        return Answer.json(status, subscription.json(webSocketAuthority)).with("Location", location);
    }

    private static Subscription.Wish wish(String text, ApiVersion version) throws Refusal {
        JsonNode body;
        try {
            body = Answer.JSON.readTree(text);
        } catch (JacksonException e) {
            throw new Refusal(400, "expected JSON");
        }
        for (var name : body.propertyNames()) {
            if (!MEMBERS.contains(name)) throw new Refusal(400, name + " is unknown");
        }
        var rate = body.path("max_update_rate_ms");
        var path = body.path("resource_path").asString("");
        var kind = Kind.ofCollection(path.startsWith("/") ? path.substring(1) : "")
                .orElseThrow(() -> new Refusal(400, "resource_path: expected a collection, found " + path));
        demand(rate.isInt() && rate.intValue() >= 0, "max_update_rate_ms: expected a number");
        demand(body.path("persist").isBoolean(), "persist: expected true or false");
        demand(body.path("params").isObject(), "params: expected an object");
        demand(!body.path("secure").asBoolean(false), "secure: there are no secure WebSockets here");
        demand(!body.path("authorization").asBoolean(false), "authorization: there is none here");
        var params = new LinkedHashMap<String, String>();
        for (var param : body.path("params").properties()) {
            demand(param.getValue().isString(), "params: expected text for " + param.getKey());
            params.put(param.getKey(), param.getValue().asString());
        }
        return new Subscription.Wish(
                version, kind, params, rate.intValue(), body.path("persist").booleanValue());
    }

    private static void demand(boolean right, String otherwise) throws Refusal {
        if (!right) throw new Refusal(400, otherwise);
    }

    /** Answers where the WebSockets are. */
    Answer upgrade(Request request) {
        var path = request.path();
        var found = Optional.ofNullable(byId.get(path.substring(path.lastIndexOf('/') + 1)));
        return found.<Answer>map(subscription ->
                        new Answer.Upgrade(socket -> open(subscription, socket), socket -> ended(subscription, socket)))
                .orElseGet(() -> Answer.error(404, "no such subscription"));
    }

    private void open(Subscription subscription, WebSocket socket) {
        var wish = subscription.wish();
        var between = Duration.ofMillis(wish.maxUpdateRateMs());
        var listener = new Listener(
                socket,
                new Grains(registryId, subscription.id(), wish.kind(), stamps),
                new Listener.Pace(
                        plan.conduct().maxEvents(),
                        between.compareTo(plan.conduct().pause()) > 0
                                ? between
                                : plan.conduct().pause(),
                        time));
        // While the content stands still, so that nothing is missing between the first state and the first change.
        content.reading(wish.kind(), shelf -> {
            var state = new ArrayList<Event>();
            if (!empty) {
                shelf.byCreation()
                        .values()
                        .forEach(resource -> subscription.state(resource).ifPresent(state::add));
            }
            listener.tell(state);
            subscription.listeners().add(listener);
            return state;
        });
        var thread = Thread.ofVirtual().name("subscription " + wish.kind()).unstarted(() -> {
            listener.run();
            threads.remove(Thread.currentThread());
        });
        threads.add(thread);
        thread.start();
    }

    private void ended(Subscription subscription, WebSocket socket) {
        subscription.listeners().removeIf(listener -> {
            if (listener.socket() != socket) return false;
            listener.end();
            return true;
        });
        if (!subscription.wish().persist() && subscription.listeners().isEmpty()) {
            byId.remove(subscription.id());
        }
    }

    /** Called while the content is locked. */
    private void changed(Optional<Resource> before, Optional<Resource> after) {
        var kind = after.or(() -> before).orElseThrow().kind();
        for (var subscription : byId.values()) {
            if (subscription.wish().kind() == kind && !subscription.listeners().isEmpty()) {
                subscription
                        .event(before, after)
                        .ifPresent(event -> subscription.listeners().forEach(each -> each.tell(List.of(event))));
            }
        }
    }

    /** Waits until nothing more is sent. */
    void close() {
        for (var thread : threads) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
