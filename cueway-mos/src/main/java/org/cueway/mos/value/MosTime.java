package org.cueway.mos.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A point in time as MOS writes it: {@code YYYY-MM-DDThh:mm:ss[,ddd][Z|±hh:mm]} (MOS 4.0 §6). A point instead of the
 * comma, one to nine digits behind it, and {@code ±hhmm} are read too (R133, R157).
 *
 * @param text as it came
 */
public record MosTime(String text) implements Leaf {
    /**
     * What stands in the text.
     *
     * @param local date and time of day as written
     * @param offset from UTC, if written; without one it is a time in the sender's own zone (R134)
     */
    public record Reading(LocalDateTime local, Optional<ZoneOffset> offset) {}

    /** Writes a time the way we send it: comma, three digits, {@code Z}. */
    public static MosTime of(Instant time) {
        var utc = time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        var text = new StringBuilder(24).append(utc.toLocalDate()).append('T');
        two(text, utc.getHour()).append(':');
        two(text, utc.getMinute()).append(':');
        two(text, utc.getSecond()).append(',');
        int millis = utc.getNano() / 1_000_000;
        if (millis < 100) text.append('0');
        return new MosTime(two(text, millis).append('Z').toString());
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return (number < 10 ? text.append('0') : text).append(number);
    }

    /** What the text says; empty if it cannot be read. */
    public Optional<Reading> value() {
        return new TimeReader(text.strip()).read();
    }

    /** The moment that is meant; empty if the text cannot be read. A time without zone is one in {@code zone}. */
    public Optional<Instant> instant(ZoneId zone) {
        return value().map(read -> read.offset()
                .map(read.local()::toInstant)
                .orElseGet(() -> read.local().atZone(zone).toInstant()));
    }

    @Override
    public boolean readable() {
        return value().isPresent();
    }
}
