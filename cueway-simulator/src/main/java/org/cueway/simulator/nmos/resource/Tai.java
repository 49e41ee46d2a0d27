package org.cueway.simulator.nmos.resource;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time in TAI, as NMOS writes it: seconds, colon, nanoseconds. Compared as numbers, so that 9:5 is before 10:1. */
public record Tai(long seconds, int nanos) implements Comparable<Tai> {
    /** TAI minus UTC since 2017 (IERS Bulletin C). */
    public static final Duration AHEAD_OF_UTC = Duration.ofSeconds(37);

    public static final Tai ZERO = new Tai(0, 0);

    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9]{1,9})");
    private static final Comparator<Tai> ORDER =
            Comparator.comparingLong(Tai::seconds).thenComparingInt(Tai::nanos);

    /** Reads {@code 1795280441:250000000}; empty if it is something else. */
    public static Optional<Tai> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Tai(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    public static Tai of(Instant utc) {
        var there = utc.plus(AHEAD_OF_UTC);
        return new Tai(there.getEpochSecond(), there.getNano());
    }

    /** The same moment in UTC. */
    public Instant utc() {
        return Instant.ofEpochSecond(seconds, nanos).minus(AHEAD_OF_UTC);
    }

    public Tai plus(Duration time) {
        return of(utc().plus(time));
    }

    /** The moment after. */
    public Tai next() {
        return nanos + 1 == NANOS_PER_SECOND ? new Tai(seconds + 1, 0) : new Tai(seconds, nanos + 1);
    }

    /** As a length of time. */
    public Duration length() {
        return Duration.ofSeconds(seconds, nanos);
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
