package org.cueway.simulator.nmos.connection;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What {@code /constraints} says of an endpoint, and whether values keep to it (nmos §4.3). Pure. */
final class Constraints {
    private static final int LEAST_PORT = 1_024;
    private static final int MOST_PORT = 65_535;
    private static final String MULTICAST = "^2(2[4-9]|3[0-9])\\.";

    private Constraints() {}

    /** One object for each leg, with an entry for each parameter. */
    static ArrayNode of(Identity who) {
        var legs = JsonNodeFactory.instance.arrayNode();
        for (var leg : who.legs()) {
            var constraints = legs.addObject();
            Parameters.of(who.side(), who.essence()).forEach((name, _) -> {
                var constraint = constraints.putObject(name);
                switch (name) {
                    case "interface_ip" -> constraint.putArray("enum").add(leg.ip());
                    case "source_ip" -> {
                        if (who.side() == Side.SENDER)
                            constraint.putArray("enum").add(leg.ip());
                    }
                    case "destination_ip" -> {
                        if (who.essence().transport() == Transport.RTP_MULTICAST) constraint.put("pattern", MULTICAST);
                    }
                    case "destination_port" -> {
                        if (who.essence().transport() != Transport.MQTT) {
                            constraint.put("minimum", LEAST_PORT).put("maximum", MOST_PORT);
                        }
                    }
                    default -> {} // free
                }
            });
        }
        return legs;
    }

    /** What is wrong with a value; empty if it keeps to its constraint. */
    static Optional<String> problem(JsonNode constraint, JsonNode value) {
        if (value.isNumber()) {
            var number = value.decimalValue();
            if (constraint.has("minimum") && number.compareTo(limit(constraint, "minimum")) < 0) {
                return Optional.of("below " + constraint.path("minimum"));
            }
            if (constraint.has("maximum") && number.compareTo(limit(constraint, "maximum")) > 0) {
                return Optional.of("above " + constraint.path("maximum"));
            }
        }
        if (constraint.has("enum") && constraint.path("enum").valueStream().noneMatch(value::equals)) {
            return Optional.of("none of " + constraint.path("enum"));
        }
        if (constraint.has("pattern")
                && value.isString()
                && !Pattern.compile(constraint.path("pattern").asString())
                        .matcher(value.asString())
                        .find()) {
            return Optional.of("not like " + constraint.path("pattern"));
        }
        return Optional.empty();
    }

    private static BigDecimal limit(JsonNode constraint, String name) {
        return constraint.path(name).decimalValue();
    }
}
