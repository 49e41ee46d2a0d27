package org.cueway.nmos.is05.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a receiver was on before a take, and the PATCH that brings it back (nmos §5.3). Pure.
 *
 * @param staged what waited there
 * @param active what was in force
 */
public record Before(Settings staged, Settings active) {
    /** What a session description always tells. */
    private static final Set<String> ADDRESS = Set.of("source_ip", "multicast_ip", "destination_port");

    /**
     * Restores it: what was in force, but {@code auto} where that was staged, with the sender and file of that time.
     *
     * @param constraints as they are now: what the device does not have any more, or does not allow, is left out
     */
    public Plan.Ready restore(Transport transport, Constraints constraints, Activation activation) {
        if (!active.enabled()) return ReceiverPlan.off(activation);
        var warnings = new ArrayList<String>();
        var body = ReceiverPlan.head(active.peer(), true);
        if (transport.usesFile()) {
            active.file().ifPresentOrElse(file -> ReceiverPlan.file(body, file), () -> ReceiverPlan.noFile(body));
        }
        var legs = new ArrayList<Leg>();
        for (int i = 0; i < active.legs().size(); i++) legs.add(leg(constraints, i, warnings));
        if (constraints.legs().isEmpty() || constraints.legs().size() == legs.size()) ReceiverPlan.legs(body, legs);
        return new Plan.Ready(ReceiverPlan.activated(body, activation), warnings);
    }

    private Leg leg(Constraints constraints, int i, List<String> warnings) {
        var leg = Leg.EMPTY;
        for (var entry : active.legs().get(i).values().entrySet()) {
            var name = entry.getKey();
            if (Leg.isForeign(name)) continue;
            var one = isAutoStaged(i, name) ? Leg.EMPTY.with(name, "auto") : Leg.EMPTY.with(name, entry.getValue());
            var objection = constraints.objection(i, one);
            if (objection.isEmpty()) {
                leg = leg.with(one);
            } else {
                warnings.add("not restored: " + objection.orElseThrow().detail());
            }
        }
        return leg;
    }

    /** Whether it is known what the device has chosen wherever that was left to it. */
    public boolean isResolved() {
        return active.legs().stream()
                .flatMap(leg -> leg.values().values().stream())
                .noneMatch(Constraint::isAuto);
    }

    private boolean isAutoStaged(int leg, String name) {
        return leg < staged.legs().size()
                && staged.legs().get(leg).value(name).filter(Constraint::isAuto).isPresent();
    }

    /** What is in force without what the device may choose anew each time. */
    public Settings settled() {
        var legs = new ArrayList<Leg>();
        for (int i = 0; i < active.legs().size(); i++) {
            var leg = Leg.EMPTY;
            for (var entry : active.legs().get(i).values().entrySet()) {
                if (!isAutoStaged(i, entry.getKey())) leg = leg.with(entry.getKey(), entry.getValue());
            }
            legs.add(leg);
        }
        return active.with(legs);
    }

    /**
     * What is staged and in force once {@code asked} is, told by what is in force then: what was asked to be {@code auto} is staged so,
     * and what was staged so and neither asked nor told by a session description otherwise.
     */
    public Before after(JsonNode asked, Settings now) {
        boolean filed = asked.path("transport_file").path("data").isString();
        var legs = new ArrayList<Leg>();
        for (int i = 0; i < now.legs().size(); i++) {
            var leg = now.legs().get(i);
            var wished = asked.path("transport_params").path(i);
            for (var name : now.legs().get(i).values().keySet()) {
                boolean auto = wished.has(name)
                        ? Constraint.isAuto(wished.path(name))
                        : isAutoStaged(i, name) && !(filed && ADDRESS.contains(name));
                if (auto) leg = leg.with(name, "auto");
            }
            legs.add(leg);
        }
        return new Before(now.with(legs), now);
    }

    /** To be kept: of what was staged only what is needed to restore it. */
    public JsonNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        var waiting = ReceiverPlan.head(staged.peer(), staged.enabled());
        ReceiverPlan.legs(waiting, staged.legs().stream().map(Before::autos).toList());
        json.set("staged", waiting);
        var now = ReceiverPlan.head(active.peer(), active.enabled());
        active.file().ifPresent(file -> ReceiverPlan.file(now, file));
        ReceiverPlan.legs(now, active.legs());
        json.set("active", now);
        return json;
    }

    private static Leg autos(Leg leg) {
        var autos = Leg.EMPTY;
        for (var entry : leg.values().entrySet()) {
            if (Constraint.isAuto(entry.getValue())) autos = autos.with(entry.getKey(), entry.getValue());
        }
        return autos;
    }

    /** As it was kept; empty if that is not understood. */
    public static Optional<Before> read(JsonNode json) {
        return Settings.read(json.path("staged"))
                .flatMap(staged -> Settings.read(json.path("active")).map(active -> new Before(staged, active)));
    }

    /** As it was kept; empty if that is not understood. */
    public static Optional<Before> read(String json) {
        try {
            return read(JsonMapper.shared().readTree(json));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
