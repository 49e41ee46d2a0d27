package org.cueway.nmos.is05.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a sender or receiver allows, leg by leg (C-46): as many legs as the device has, and by name every parameter that it has.
 *
 * @param legs may be empty if they could not be read
 */
public record Constraints(List<Map<String, Constraint>> legs) {
    /** Nothing is known. */
    public static final Constraints UNKNOWN = new Constraints(List.of());

    /** Takes copies. */
    public Constraints {
        legs = legs.stream()
                .map(leg -> Collections.unmodifiableMap(new LinkedHashMap<>(leg)))
                .toList();
    }

    /** Of the device's answer; what cannot be read is as if it were free. */
    public static Constraints read(JsonNode json) {
        var legs = new ArrayList<Map<String, Constraint>>();
        json.forEach(leg -> {
            var parameters = new LinkedHashMap<String, Constraint>();
            leg.properties().forEach(entry -> parameters.put(entry.getKey(), Constraint.read(entry.getValue())));
            legs.add(parameters);
        });
        return new Constraints(legs);
    }

    /** Whether a leg has this parameter; of a leg that nothing is known of everything may be there. */
    public boolean has(int leg, String name) {
        return leg >= legs.size() || legs.get(leg).isEmpty() || legs.get(leg).containsKey(name);
    }

    /** Whether a leg certainly has this parameter. */
    public boolean names(int leg, String name) {
        return leg < legs.size() && legs.get(leg).containsKey(name);
    }

    /** What is allowed; empty if nothing is said of it. */
    public Optional<Constraint> of(int leg, String name) {
        return leg < legs.size() ? Optional.ofNullable(legs.get(leg).get(name)) : Optional.empty();
    }

    /** What is wrong with parameters for a leg; empty if nothing is. Each names leg, parameter, expected and found. */
    public Optional<Plan.Impossible> objection(int leg, Leg parameters) {
        for (var entry : parameters.values().entrySet()) {
            var where = "leg " + (leg + 1) + " " + entry.getKey();
            if (!has(leg, entry.getKey())) {
                return Optional.of(new Plan.Impossible(TakeReason.PARAMETER_UNKNOWN, where));
            }
            var expected = of(leg, entry.getKey()).flatMap(constraint -> constraint.objection(entry.getValue()));
            if (expected.isPresent()) {
                var found = where + ": expected " + expected.orElseThrow() + ", found "
                        + entry.getValue().asString();
                return Optional.of(new Plan.Impossible(TakeReason.PARAMETER_NOT_ALLOWED, found));
            }
        }
        return Optional.empty();
    }
}
