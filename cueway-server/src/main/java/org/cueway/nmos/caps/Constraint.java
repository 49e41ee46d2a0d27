package org.cueway.nmos.caps;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cueway.nmos.Rational;

/**
 * What one parameter must be: all of its keywords, each only if it is there (nmos §7.3).
 *
 * @param oneOf empty if there is no {@code enum}; an {@code enum} without values is never satisfied
 * @param minimum inclusive
 * @param maximum inclusive
 */
record Constraint(Optional<List<Value>> oneOf, Optional<Rational> minimum, Optional<Rational> maximum) {
    /** AES67 writes packet times with two digits after the point: 0.12 is the 0.125 ms of others. */
    private static final Rational SAME_PACKET_TIME = new Rational(6, 1000);

    /** Takes copies. */
    Constraint {
        oneOf = oneOf.map(List::copyOf);
    }

    /** Whether anything will do. */
    boolean free() {
        return oneOf.isEmpty() && minimum.isEmpty() && maximum.isEmpty();
    }

    /** Whether every one of the values is as wished. */
    boolean satisfied(String parameter, List<Value> values) {
        return values.stream().allMatch(value -> satisfied(parameter, value));
    }

    private boolean satisfied(String parameter, Value value) {
        return oneOf.map(list -> list.stream().anyMatch(wished -> same(parameter, wished, value)))
                        .orElse(true)
                && minimum.map(least -> !(value instanceof Value.Amount(var number)) || number.compareTo(least) >= 0)
                        .orElse(true)
                && maximum.map(most -> !(value instanceof Value.Amount(var number)) || number.compareTo(most) <= 0)
                        .orElse(true);
    }

    private static boolean same(String parameter, Value wished, Value is) {
        return switch (wished) {
            case Value.Text(var text) -> is instanceof Value.Text(var other) && sameText(parameter, text, other);
            case Value.Flag flag -> flag.equals(is);
            case Value.Amount(var number) -> is instanceof Value.Amount(var other) && near(parameter, number, other);
        };
    }

    /** Media types are the same in capitals (RFC 6838 §4.2). */
    private static boolean sameText(String parameter, String one, String other) {
        return parameter.equals(Parameter.MEDIA_TYPE) ? one.equalsIgnoreCase(other) : one.equals(other);
    }

    private static boolean near(String parameter, Rational one, Rational other) {
        if (one.compareTo(other) == 0) return true;
        boolean time = parameter.equals(Parameter.PACKET_TIME) || parameter.equals(Parameter.MAX_PACKET_TIME);
        return time && Math.abs(asDouble(one) - asDouble(other)) < asDouble(SAME_PACKET_TIME);
    }

    private static double asDouble(Rational number) {
        return (double) number.numerator() / number.denominator();
    }

    /** What is wished, for people: {@code 1080 or 720}, {@code 1 to 8}. */
    String inWords() {
        var list = oneOf.map(values -> values.isEmpty()
                ? "nothing at all"
                : values.stream().map(Value::toString).collect(Collectors.joining(" or ")));
        var from = minimum.map(least -> new Value.Amount(least).toString());
        var to = maximum.map(most -> new Value.Amount(most).toString());
        Optional<String> range = from.isPresent() && to.isPresent()
                ? Optional.of(from.orElseThrow() + " to " + to.orElseThrow())
                : from.map(least -> "at least " + least).or(() -> to.map(most -> "at most " + most));
        return list.map(values -> range.map(span -> values + ", " + span).orElse(values))
                .or(() -> range)
                .orElse("anything");
    }
}
