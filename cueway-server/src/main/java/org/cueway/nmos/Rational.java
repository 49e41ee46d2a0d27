package org.cueway.nmos;

import java.math.BigInteger;

/**
 * A rate such as 30000/1001. Two are equal by {@link #compareTo} when they mean the same number: 60/2 and 30/1 (BCP-004-01).
 *
 * @param denominator not 0
 */
public record Rational(long numerator, long denominator) implements Comparable<Rational> {
    /** @throws IllegalArgumentException if the denominator is 0 */
    public Rational {
        if (denominator == 0) throw new IllegalArgumentException("expected a denominator other than 0");
    }

    @Override
    public int compareTo(Rational other) {
        var left = BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.denominator));
        var right = BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator));
        boolean turned = (denominator < 0) != (other.denominator < 0);
        return turned ? right.compareTo(left) : left.compareTo(right);
    }

    @Override
    public String toString() {
        return denominator == 1 ? String.valueOf(numerator) : numerator + "/" + denominator;
    }
}
