package org.cueway.nmos.is05.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private boolean isAutoStaged(int leg, String name) {
        return leg < staged.legs().size()
                && staged.legs().get(leg).value(name).filter(Constraint::isAuto).isPresent();
    }

    /** To be kept. */
    public JsonNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("staged", json(staged));
        json.set("active", json(active));
        return json;
    }

    private static JsonNode json(Settings settings) {
        var json = ReceiverPlan.head(settings.peer(), settings.enabled());
        settings.file().ifPresent(file -> ReceiverPlan.file(json, file));
        ReceiverPlan.legs(json, settings.legs());
        return json;
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
