package org.cueway.nmos.is05.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a device allows one parameter to be (IS-05 {@code /constraints}).
 *
 * @param allowed the only values; empty: no such limit
 * @param pattern found in a text; empty: no such limit, or it cannot be read
 */
public record Constraint(
        List<JsonNode> allowed, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum, Optional<String> pattern) {
    private static final int MAX_PATTERN_CHARS = 500;
    private static final int MAX_VALUE_CHARS = 500;

    /** Takes a copy. */
    public Constraint {
        allowed = List.copyOf(allowed);
    }

    static Constraint read(JsonNode json) {
        var allowed = new ArrayList<JsonNode>();
        json.path("enum").forEach(value -> {
            if (value.isValueNode()) allowed.add(value);
        });
        return new Constraint(
                allowed,
                number(json, "minimum"),
                number(json, "maximum"),
                Optional.of(json.path("pattern"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .filter(Constraint::isUsable));
    }

    private static Optional<BigDecimal> number(JsonNode json, String key) {
        return Optional.of(json.path(key)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    private static boolean isUsable(String pattern) {
        try {
            Pattern.compile(pattern);
            return pattern.length() <= MAX_PATTERN_CHARS;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    /**
     * Why a value is not allowed, as what was expected; empty if it is. {@code auto} and null are for the schema to judge: devices take
     * the first whatever their list says (IS-05 "Constraints").
     */
    public Optional<String> objection(JsonNode value) {
        if (value.isNull() || isAuto(value)) return Optional.empty();
        if (!allowed.isEmpty() && allowed.stream().noneMatch(one -> same(one, value))) {
            return Optional.of(
                    allowed.stream().map(JsonNode::asString).collect(Collectors.joining(", ", "one of ", "")));
        }
        return value.isNumber() ? range(value.decimalValue()) : form(value.asString());
    }

    private Optional<String> range(BigDecimal number) {
        boolean within = minimum.map(least -> number.compareTo(least) >= 0).orElse(true)
                && maximum.map(most -> number.compareTo(most) <= 0).orElse(true);
        return within
                ? Optional.empty()
                : Optional.of(minimum.map(BigDecimal::toPlainString).orElse("any") + " to "
                        + maximum.map(BigDecimal::toPlainString).orElse("any"));
    }

    private Optional<String> form(String text) {
        return pattern.filter(form -> text.length() > MAX_VALUE_CHARS
                        || !Pattern.compile(form).matcher(text).find())
                .map(form -> "text with " + form);
    }

    /** The only values that are texts. */
    public List<String> choices() {
        return allowed.stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    static boolean isAuto(JsonNode value) {
        return value.isString() && "auto".equals(value.stringValue());
    }

    /** Equal, 5004.0 and 5004 too. */
    static boolean same(JsonNode one, JsonNode other) {
        return (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }
}
