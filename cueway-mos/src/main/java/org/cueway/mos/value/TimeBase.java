package org.cueway.mos.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * Samples per second of an object ({@code objTB}): 50, 59.94, 48000, 1 for stills (R131).
 *
 * @param text as it came
 */
public record TimeBase(String text) implements Leaf {
    /** Longest text looked at; a number with more digits is no time base. */
    private static final int MAX_CHARS = 20;

    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

    /** Samples per second, greater than 0; empty if the text is no such number. Zero is unknown, not infinite. */
    public Optional<BigDecimal> value() {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > MAX_CHARS || !plain(digits)) {
            var whole = Digits.unsigned(digits);
            return whole.isPresent() && whole.getAsLong() > 0
                    ? Optional.of(BigDecimal.valueOf(whole.getAsLong()))
                    : Optional.empty();
        }
        var number = new BigDecimal(digits);
        return number.signum() > 0 ? Optional.of(number) : Optional.empty();
    }

    /** Digits with at most one point, and a digit on at least one side of it. */
    private static boolean plain(String digits) {
        int points = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == '.') points++;
            else if (c < '0' || c > '9') return false;
        }
        return points <= 1 && digits.length() > points;
    }

    /** How long {@code samples} last, rounded to the nanosecond; empty if either is unknown or it passes 292 years. */
    public Optional<Duration> length(Samples samples) {
        var rate = value();
        var count = samples.value();
        if (rate.isEmpty() || count.isEmpty()) return Optional.empty();
        var nanos = BigDecimal.valueOf(count.getAsLong())
                .multiply(NANOS_PER_SECOND)
                .divide(rate.get(), 0, RoundingMode.HALF_UP);
        return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                ? Optional.of(Duration.ofNanos(nanos.longValueExact()))
                : Optional.empty();
    }

    @Override
    public boolean readable() {
        return value().isPresent();
    }
}
