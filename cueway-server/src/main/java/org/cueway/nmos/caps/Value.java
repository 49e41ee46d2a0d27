package org.cueway.nmos.caps;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.cueway.nmos.Rational;
import tools.jackson.databind.JsonNode;

/** A value of a parameter, as it stands in a resource, a constraint or a session description. */
sealed interface Value {
    /** A word. */
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Yes or no. */
    record Flag(boolean set) implements Value {
        @Override
        public String toString() {
            return set ? "yes" : "no";
        }
    }

    /** A number, whole or not, or a rate. */
    record Amount(Rational number) implements Value {
        @Override
        public String toString() {
            long whole = number.numerator() / number.denominator();
            return whole * number.denominator() == number.numerator()
                    ? String.valueOf(whole)
                    : decimal().orElse(number.toString());
        }

        /** {@code 0.125}; a rate such as 30000/1001 stays what it is. */
        private Optional<String> decimal() {
            var below = BigInteger.valueOf(number.denominator());
            return below.pow(1).bitLength() < 40
                            && BigInteger.TEN.pow(9).mod(below).signum() == 0
                    ? Optional.of(BigDecimal.valueOf(number.numerator())
                            .divide(BigDecimal.valueOf(number.denominator()))
                            .stripTrailingZeros()
                            .toPlainString())
                    : Optional.empty();
        }
    }

    /** A whole number. */
    static Value of(long number) {
        return new Amount(new Rational(number, 1));
    }

    /** Of JSON: a string, a number, a boolean, or an object with a numerator; empty if it is none of these. */
    static Optional<Value> of(JsonNode json) {
        if (json.isString()) return Optional.of(new Text(json.stringValue()));
        if (json.isBoolean()) return Optional.of(new Flag(json.booleanValue()));
        return amount(json).map(Amount::new);
    }

    /** Of JSON: a number, or an object with a numerator, whose denominator is 1 unless it says otherwise. */
    static Optional<Rational> amount(JsonNode json) {
        if (json.isNumber()) return number(json.decimalValue());
        var above = json.path("numerator");
        var below = json.path("denominator");
        if (!above.isIntegralNumber() || !above.canConvertToLong()) return Optional.empty();
        if (below.isMissingNode()) return Optional.of(new Rational(above.longValue(), 1));
        return below.isIntegralNumber() && below.canConvertToLong() && below.longValue() != 0
                ? Optional.of(new Rational(above.longValue(), below.longValue()))
                : Optional.empty();
    }

    /** Of {@code 25}, {@code 30000/1001} or {@code 0.125}; empty if it is no such thing. */
    static Optional<Rational> amount(String text) {
        int slash = text.indexOf('/');
        var above = slash < 0 ? text : text.substring(0, slash);
        if (slash < 0 && text.matches("\\d{1,9}(\\.\\d{1,9})?")) return number(new BigDecimal(text));
        if (slash < 0 || !above.matches("\\d{1,9}")) return Optional.empty();
        var below = text.substring(slash + 1);
        return below.matches("0*[1-9]\\d{0,8}")
                ? Optional.of(new Rational(Long.parseLong(above), Long.parseLong(below)))
                : Optional.empty();
    }

    private static Optional<Rational> number(BigDecimal number) {
        try {
            var plain = number.stripTrailingZeros();
            return plain.scale() <= 0
                    ? Optional.of(new Rational(plain.longValueExact(), 1))
                    : Optional.of(new Rational(
                            plain.unscaledValue().longValueExact(),
                            BigInteger.TEN.pow(plain.scale()).longValueExact()));
        } catch (ArithmeticException _) {
            return Optional.empty(); // too large, or too fine, for anything that a stream has
        }
    }
}
