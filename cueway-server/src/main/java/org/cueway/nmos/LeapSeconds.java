package org.cueway.nmos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** How far TAI is ahead of UTC, as a table that comes with us: leap seconds are data (nmos §4.5). Immutable. */
public final class LeapSeconds {
    private static final LeapSeconds OURS = read();

    private final NavigableMap<Instant, Integer> offsets;

    private LeapSeconds(NavigableMap<Instant, Integer> offsets) {
        this.offsets = offsets;
    }

    /** The table that comes with us. */
    public static LeapSeconds known() {
        return OURS;
    }

    /** The moment in TAI. Before 1972 it counts as 10 seconds ahead; a moment before 1970 is {@link Tai#ZERO}. */
    public Tai tai(Instant utc) {
        long seconds = utc.getEpochSecond() + offset(utc);
        return seconds < 0 ? Tai.ZERO : new Tai(seconds, utc.getNano());
    }

    /** The moment in UTC. A leap second itself is the first second after it. */
    public Instant utc(Tai tai) {
        var guess = Instant.ofEpochSecond(tai.seconds(), tai.nanos());
        return guess.minusSeconds(offset(guess.minusSeconds(offset(guess))));
    }

    private int offset(Instant utc) {
        var entry = offsets.floorEntry(utc);
        return entry == null ? offsets.firstEntry().getValue() : entry.getValue();
    }

    private static LeapSeconds read() {
        var table = new TreeMap<Instant, Integer>();
        try (var text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LeapSeconds.class.getResourceAsStream("leap-seconds.txt")),
                StandardCharsets.US_ASCII))) {
            text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(row -> table.put(
                            LocalDate.parse(row[0]).atStartOfDay(ZoneOffset.UTC).toInstant(), Integer.valueOf(row[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LeapSeconds(table);
    }
}
