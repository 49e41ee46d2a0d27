package org.cueway.web.nmos;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cueway.nmos.Inventory;
import org.cueway.nmos.is05.plan.LegWish;
import org.cueway.nmos.is05.take.Options;
import org.cueway.nmos.is05.take.Options.Flag;
import org.cueway.nmos.is05.take.Options.Policy;
import org.cueway.nmos.is05.take.Options.When;
import org.cueway.nmos.is05.take.Route;
import org.cueway.nmos.is05.take.Route.Feed;
import org.cueway.nmos.is05.take.Route.Seen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is asked for of a take. */
final class TakeBody {
    private static final List<String> ROUTE = List.of("sender", "receiver", "legs", "sdp", "seen", "override");
    private static final List<String> HOW = List.of("at", "by", "policy", "dryRun", "override");

    private final Names names;
    private final NmosPageLimits limits;

    TakeBody(Names names, NmosPageLimits limits) {
        this.names = names;
        this.limits = limits;
    }

    /** Several routes, or the one that the body itself is. */
    List<Route> routes(JsonNode body) throws Refusal {
        if (!body.has("connections")) {
            only(body, ROUTE, HOW);
            return List.of(route(body));
        }
        only(body, List.of("connections"), HOW);
        return routes(body.path("connections"), "connections");
    }

    /** A list of routes. */
    List<Route> routes(JsonNode list, String name) throws Refusal {
        if (!list.isArray() || list.isEmpty() || list.size() > limits.crosspoints()) {
            throw Refusal.body(
                    name + " as a list of 1 to " + limits.crosspoints() + " crosspoints",
                    list.isArray() ? list.size() + " of them" : found(list));
        }
        var routes = new ArrayList<Route>();
        for (JsonNode each : list) {
            if (!each.isObject()) throw Refusal.body("a crosspoint: { sender, receiver }", found(each));
            only(each, ROUTE, List.of());
            routes.add(route(each));
        }
        return routes;
    }

    private Route route(JsonNode json) throws Refusal {
        if (!json.has("receiver")) throw Refusal.body("receiver: the ID, label or alias of one", "nothing");
        if (!json.has("sender") && !json.has("sdp")) {
            throw Refusal.body("sender: the ID, label or alias of one, or null to disconnect", "nothing");
        }
        var receiver = names.receiver(text(json, "receiver"));
        var sdp = Optional.of(text(json, "sdp", limits.sdpChars())).filter(text -> !text.isEmpty());
        var sender = Optional.of(text(json, "sender")).filter(text -> !text.isEmpty());
        Feed feed;
        if (sender.isPresent()) {
            var id = names.sender(sender.get());
            feed = sdp.<Feed>map(text -> new Feed.Edited(id, text)).orElseGet(() -> new Feed.Sender(id));
        } else {
            feed = sdp.<Feed>map(Feed.Described::new).orElseGet(Feed.Nothing::new);
        }
        return new Route(receiver, feed, legs(json, names.inventory(), receiver), seen(json), flag(json, "override"));
    }

    /** Which of the receiver's legs are to receive, counted from 0; the others are switched off. */
    private static List<LegWish> legs(JsonNode json, Inventory inventory, String receiver) throws Refusal {
        var given = json.path("legs");
        if (given.isMissingNode() || given.isNull()) return List.of();
        var wanted = new TreeSet<Integer>();
        if (given.isArray()) {
            given.forEach(leg -> wanted.add(leg.isIntegralNumber() ? leg.asInt(-1) : -1));
        }
        int legs = inventory.receiver(receiver).map(each -> each.legs().size()).orElse(0);
        if (wanted.isEmpty() || wanted.first() < 0 || wanted.last() >= Math.max(1, legs)) {
            throw Refusal.body("legs as a list of numbers from 0 to " + Math.max(0, legs - 1), given.toString());
        }
        var wishes = new ArrayList<LegWish>();
        for (int i = 0; i < legs; i++) wishes.add(wanted.contains(i) ? LegWish.from(i) : LegWish.off());
        return wishes;
    }

    private Optional<Seen> seen(JsonNode json) throws Refusal {
        var seen = json.path("seen");
        if (seen.isMissingNode() || seen.isNull()) return Optional.empty();
        if (!seen.isObject() || !seen.has("sender")) {
            throw Refusal.body("seen: { sender }, what the receiver was connected to, or null", found(seen));
        }
        var sender = Optional.of(text(seen, "sender")).filter(text -> !text.isEmpty());
        var active = seen.path("active");
        return Optional.of(new Seen(active.isBoolean() ? active.booleanValue() : sender.isPresent(), sender));
    }

    /** How; {@code caller} is who asks if the body names nobody. */
    Options options(JsonNode body, String caller) throws Refusal {
        var by = text(body, "by");
        var options = Options.by(by.isEmpty() ? caller : by).with(when(body.path("at")));
        options = switch (text(body, "policy")) {
            case "", "continue" -> options.with(Policy.CONTINUE);
            case "stop" -> options.with(Policy.STOP);
            case String other -> throw Refusal.body("policy: continue or stop", other);
        };
        if (flag(body, "dryRun")) options = options.with(Flag.DRY_RUN);
        return flag(body, "override") ? options.with(Flag.OVERRIDE) : options;
    }

    private static When when(JsonNode at) throws Refusal {
        if (at.isMissingNode() || at.isNull()) return new When.Now();
        if (at.path("in").isNumber()) {
            double seconds = at.path("in").asDouble();
            if (seconds > 0 && seconds <= 86_400) return new When.In(Duration.ofMillis(Math.round(seconds * 1000)));
        } else if (at.path("time").isString()) {
            try {
                return new When.At(Instant.parse(at.path("time").asString()));
            } catch (DateTimeException _) {
                // said below
            }
        }
        throw Refusal.body(
                "at: { time: a moment such as 2026-11-26T19:30:00Z } or { in: seconds from now }", at.toString());
    }

    static void only(JsonNode json, List<String> some, List<String> others) throws Refusal {
        var known = new TreeSet<>(some);
        known.addAll(others);
        for (var name : new TreeSet<>(json.propertyNames())) {
            if (!known.contains(name)) throw Refusal.body("one of " + String.join(", ", known), name);
        }
    }

    String text(JsonNode json, String name) throws Refusal {
        return text(json, name, limits.textChars());
    }

    /** Empty if it is not there or null. */
    static String text(JsonNode json, String name, int most) throws Refusal {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) return "";
        if (!value.isString() || value.stringValue().length() > most) {
            throw Refusal.body(name + " as a text of at most " + most + " characters", found(value));
        }
        return value.stringValue();
    }

    /** False if it is not there or null. */
    static boolean flag(JsonNode json, String name) throws Refusal {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) return false;
        if (!value.isBoolean()) throw Refusal.body(name + ": true or false", found(value));
        return value.booleanValue();
    }

    /** What was there, in few words. */
    static String found(JsonNode value) {
        var text = value.toString();
        return value.isMissingNode() ? "nothing" : text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    /** Of an object body alone. */
    static ObjectNode object(JsonNode body) throws Refusal {
        if (body instanceof ObjectNode object) return object;
        throw Refusal.body("a JSON object", found(body));
    }

    static Set<String> ids(JsonNode list, String name) throws Refusal {
        var ids = new java.util.LinkedHashSet<String>();
        for (JsonNode each : list) {
            if (!each.isString()) throw Refusal.body(name + " as a list of texts", found(list));
            ids.add(each.stringValue());
        }
        if (!list.isArray() || ids.isEmpty())
            throw Refusal.body(name + " as a list of IDs, labels or aliases", found(list));
        return ids;
    }
}
