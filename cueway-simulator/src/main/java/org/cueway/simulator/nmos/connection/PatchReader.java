package org.cueway.simulator.nmos.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cueway.simulator.nmos.http.Refusal;
import org.cueway.simulator.nmos.resource.Tai;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of a PATCH as strictly as the schemas of IS-05, and holds it against the constraints. Pure.
 *
 * @param constraints that are enforced
 */
record PatchReader(Identity who, ArrayNode constraints) {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern EXTENSION = Pattern.compile("ext_[a-zA-Z0-9_]+");

    /**
     * Reads it.
     *
     * @throws Refusal 400, with what is wrong
     */
    Patch read(JsonNode body) throws Refusal {
        var members = who.side() == Side.RECEIVER
                ? Set.of("sender_id", "master_enable", "activation", "transport_file", "transport_params")
                : Set.of("receiver_id", "master_enable", "activation", "transport_params");
        only(body, "the body", members);
        var enabled = Optional.<Boolean>empty();
        if (body.has("master_enable")) {
            demand(body.path("master_enable").isBoolean(), "master_enable: expected true or false");
            enabled = Optional.of(body.path("master_enable").booleanValue());
        }
        return new Patch(peer(body), enabled, file(body), params(body), activation(body));
    }

    private Patch.Peer peer(JsonNode body) throws Refusal {
        var name = who.side().peer();
        if (!body.has(name)) return new Patch.Peer.Kept();
        var peer = body.path(name);
        if (peer.isNull()) return new Patch.Peer.Set(Optional.empty());
        demand(peer.isString() && UUID.matcher(peer.asString()).matches(), name + ": expected a UUID or null");
        return new Patch.Peer.Set(Optional.of(peer.asString()));
    }

    private static Optional<TransportFile> file(JsonNode body) throws Refusal {
        if (!body.has("transport_file")) return Optional.empty();
        var file = body.path("transport_file");
        only(file, "transport_file", Set.of("data", "type"));
        demand(file.has("data") && file.has("type"), "transport_file: expected data and type");
        return Optional.of(new TransportFile(textOrNull(file, "data"), textOrNull(file, "type")));
    }

    private static Optional<String> textOrNull(JsonNode file, String name) throws Refusal {
        var value = file.path(name);
        demand(value.isNull() || value.isString(), "transport_file." + name + ": expected text or null");
        return value.isNull() ? Optional.empty() : Optional.of(value.asString());
    }

    private Optional<List<ObjectNode>> params(JsonNode body) throws Refusal {
        if (!body.has("transport_params")) return Optional.empty();
        var params = body.path("transport_params");
        demand(params.isArray(), "transport_params: expected a list");
        demand(
                params.size() == who.legs().size(),
                "transport_params: expected " + who.legs().size() + " legs, found " + params.size());
        var legs = new ArrayList<ObjectNode>();
        for (int leg = 0; leg < params.size(); leg++) {
            if (!(params.get(leg) instanceof ObjectNode object)) {
                throw new Refusal(400, "transport_params[" + leg + "]: expected an object");
            }
            check(object, leg);
            legs.add(object.deepCopy());
        }
        return Optional.of(legs);
    }

    /** Whether parameters of a leg, wherever they come from, are right. */
    void check(ObjectNode params, int leg) throws Refusal {
        var types = Parameters.of(who.side(), who.essence());
        for (var param : params.properties()) {
            var name = param.getKey();
            var value = param.getValue();
            var place = "transport_params[" + leg + "]." + name;
            var type = types.get(name);
            if (type == null) {
                throw new Refusal(
                        400, place + (EXTENSION.matcher(name).matches() ? " is not supported" : " is unknown"));
            }
            demand(type.accepts(value), place + ": " + value + " is not allowed there");
            if (type.mayBeAuto() && ParamType.isAuto(value)) continue;
            var problem = Constraints.problem(constraints.path(leg).path(name), value);
            if (problem.isPresent()) throw new Refusal(400, place + ": " + value + " is " + problem.get());
        }
    }

    private static Patch.Wish activation(JsonNode body) throws Refusal {
        if (!body.has("activation")) return new Patch.Wish.Staged();
        var activation = body.path("activation");
        only(activation, "activation", Set.of("mode", "requested_time"));
        demand(activation.has("mode"), "activation: expected a mode");
        var time = activation.path("requested_time");
        var requested = Optional.<Tai>empty();
        if (activation.has("requested_time") && !time.isNull()) {
            requested = time.isString() ? Tai.parse(time.asString()) : Optional.empty();
            demand(requested.isPresent(), "requested_time: expected seconds:nanoseconds, found " + time);
        }
        if (activation.path("mode").isNull()) return new Patch.Wish.Cancelled();
        for (var mode : Activation.Mode.values()) {
            if (activation.path("mode").asString("").equals(mode.word())) {
                if (mode == Activation.Mode.IMMEDIATE) {
                    return new Patch.Wish.Immediate(activation.has("requested_time"));
                }
                var at = requested.orElseThrow(() -> new Refusal(400, mode.word() + ": expected a requested_time"));
                return new Patch.Wish.Scheduled(mode, at);
            }
        }
        throw new Refusal(400, "activation.mode: " + activation.path("mode") + " is unknown");
    }

    private static void only(JsonNode object, String name, Set<String> members) throws Refusal {
        demand(object.isObject(), name + ": expected an object");
        for (var member : object.propertyNames()) {
            demand(members.contains(member), name + ": " + member + " is unknown");
        }
    }

    private static void demand(boolean right, String otherwise) throws Refusal {
        if (!right) throw new Refusal(400, otherwise);
    }
}
