package org.cueway.mos.dialect;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** How a peer wants times written (R133). */
public record TimeForm(Zone zone, Fraction fraction) {
    /** What stands behind the time of day. */
    public enum Zone {
        /** {@code Z}: the time is UTC. */
        UTC,
        /** The peer's own zone as {@code +01:00}. */
        OFFSET,
        /** Nothing: the time is one of the peer's own zone. */
        NONE
    }

    /** How parts of a second are written. */
    public enum Fraction {
        /** Three digits behind a comma, the form of the specification. */
        COMMA,
        /** Three digits behind a point. */
        POINT,
        /** Not at all. */
        NONE
    }

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    /** Writes a time for a peer that lives in {@code home}. */
    public String write(OffsetDateTime time, ZoneId home) {
        var there = time.toInstant();
        var offset = zone == Zone.UTC ? ZoneOffset.UTC : home.getRules().getOffset(there);
        var local = LocalDateTime.ofInstant(there, offset);
        return local.format(SECONDS)
                + switch (fraction) {
                    case COMMA -> "," + millis(local);
                    case POINT -> "." + millis(local);
                    case NONE -> "";
                }
                + switch (zone) {
                    case UTC -> "Z";
                    case OFFSET -> offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
                    case NONE -> "";
                };
    }

    private static String millis(LocalDateTime time) {
        return String.format(Locale.ROOT, "%03d", time.get(ChronoField.MILLI_OF_SECOND));
    }
}
