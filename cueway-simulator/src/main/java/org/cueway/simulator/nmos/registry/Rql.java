package org.cueway.simulator.nmos.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cueway.simulator.nmos.http.Refusal;
import org.cueway.simulator.nmos.http.Request;
import tools.jackson.databind.JsonNode;

/**
 * Reads one expression of the Resource Query Language in its normal form: and, or, not, eq, ne, gt, ge, lt, le, in (nmos §3.7).
 * Values are percent-encoded inside it. Confined to its thread.
 */
final class Rql {
    private static final int MAX_DEPTH = 50;

    private final String text;
    private int at;
    private int depth;

    private Rql(String text) {
        this.text = text;
    }

    /**
     * The filter that an expression is.
     *
     * @throws Refusal 400 if it is malformed, 501 if it has an operator that is not known here
     */
    static Predicate<JsonNode> read(String expression) throws Refusal {
        // Some clients encode the whole once more, as a value of a query.
        var plain = expression.indexOf('(') < 0 ? Request.decoded(expression) : expression;
        var reader = new Rql(plain);
        var filter = reader.call();
        if (reader.at < plain.length()) throw reader.malformed();
        return filter;
    }

    private Predicate<JsonNode> call() throws Refusal {
        if (++depth > MAX_DEPTH) throw new Refusal(400, "RQL is nested too deeply");
        int open = text.indexOf('(', at);
        if (open < 0) throw malformed();
        var operator = text.substring(at, open);
        at = open + 1;
        var filter = switch (operator) {
            case "and" -> calls().stream().reduce(_ -> true, Predicate::and);
            case "or" -> calls().stream().reduce(_ -> false, Predicate::or);
            case "not" -> call().negate();
            case "eq", "ne", "gt", "ge", "lt", "le" -> comparison(operator);
            case "in" -> in();
            default -> throw unknown(operator);
        };
        expect(')');
        depth--;
        return filter;
    }

    private Refusal unknown(String operator) {
        return operator.matches("[a-z_]+")
                ? new Refusal(501, "RQL operator " + operator + " is not implemented")
                : malformed();
    }

    private List<Predicate<JsonNode>> calls() throws Refusal {
        var all = new ArrayList<Predicate<JsonNode>>();
        all.add(call());
        while (skip(',')) {
            all.add(call());
        }
        return all;
    }

    private Predicate<JsonNode> comparison(String operator) throws Refusal {
        var key = value();
        expect(',');
        var operand = value();
        return switch (operator) {
            case "eq" -> body -> Comparison.any(body, key, String::equals, operand);
            case "ne" -> body -> !Comparison.any(body, key, String::equals, operand);
            case "gt" -> body -> Comparison.any(body, key, (one, other) -> Comparison.order(one, other) > 0, operand);
            case "ge" -> body -> Comparison.any(body, key, (one, other) -> Comparison.order(one, other) >= 0, operand);
            case "lt" -> body -> Comparison.any(body, key, (one, other) -> Comparison.order(one, other) < 0, operand);
            default -> body -> Comparison.any(body, key, (one, other) -> Comparison.order(one, other) <= 0, operand);
        };
    }

    private Predicate<JsonNode> in() throws Refusal {
        var key = value();
        expect(',');
        expect('(');
        var among = new ArrayList<String>();
        if (!skip(')')) {
            among.add(value());
            while (skip(',')) {
                among.add(value());
            }
            expect(')');
        }
        return body -> among.stream().anyMatch(one -> Comparison.any(body, key, String::equals, one));
    }

    private String value() throws Refusal {
        int end = at;
        while (end < text.length() && "(),".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var found = text.substring(at, end);
        at = end;
        int colon = found.indexOf(':');
        // string:x and the like; a URN has its colons encoded, or starts with no such word.
        var typed = colon > 0 && List.of("string", "number", "boolean").contains(found.substring(0, colon));
        return Request.decoded(typed ? found.substring(colon + 1) : found);
    }

    private boolean skip(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) return false;
        at++;
        return true;
    }

    private void expect(char wanted) throws Refusal {
        if (!skip(wanted)) throw malformed();
    }

    private Refusal malformed() {
        return new Refusal(400, "RQL is malformed at character " + at);
    }
}
