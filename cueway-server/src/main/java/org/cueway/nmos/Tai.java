package org.cueway.nmos;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A moment, or a length, of international atomic time, {@code 1795280441:250000000}: seconds and nanoseconds, compared as numbers
 * (C-14). How it relates to UTC: {@link LeapSeconds}.
 *
 * @param seconds since 1970-01-01T00:00:00 TAI, from 0
 * @param nanos 0 to 999,999,999
 */
public record Tai(long seconds, int nanos) implements Comparable<Tai> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9]{1,9})");
    private static final int SECOND = 1_000_000_000;
    private static final Comparator<Tai> ORDER =
            Comparator.comparingLong(Tai::seconds).thenComparingInt(Tai::nanos);

    /** The first moment; what a resource without a version counts as. */
    public static final Tai ZERO = new Tai(0, 0);

    /** @throws IllegalArgumentException if a part is out of its range */
    public Tai {
        if (seconds < 0 || nanos < 0 || nanos >= SECOND) {
            throw new IllegalArgumentException(
                    "expected seconds from 0 and nanoseconds below 10^9, found " + seconds + ":" + nanos);
        }
    }

    /** Of {@code s:ns}; empty if it is no such thing. */
    public static Optional<Tai> of(String text) {
        var found = FORM.matcher(text.strip());
        return found.matches()
                ? Optional.of(new Tai(Long.parseLong(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Tai other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return seconds + ":" + nanos;
    }
}
