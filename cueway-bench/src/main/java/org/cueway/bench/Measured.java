package org.cueway.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * What one round, or the middle one of several, showed.
 *
 * @param perSecond answered messages per second
 * @param median half of the answers came within this time
 * @param p99 all but one in a hundred did
 */
record Measured(double perSecond, Duration median, Duration p99) {
    static Measured of(List<LoadLane> lanes, Duration took) {
        var sorted = lanes.stream()
                .flatMapToLong(lane -> LongStream.of(lane.latencies()))
                .sorted()
                .toArray();
        if (sorted.length == 0) throw new IllegalStateException("expected answers within " + took + ", found none");
        return new Measured(
                sorted.length * 1e9 / took.toNanos(),
                Duration.ofNanos(sorted[sorted.length / 2]),
                Duration.ofNanos(sorted[(int) (sorted.length * 0.99)]));
    }

    /** The round with the middle rate. */
    static Measured middle(List<Measured> rounds) {
        var sorted = rounds.toArray(Measured[]::new);
        Arrays.sort(sorted, (a, b) -> Double.compare(a.perSecond, b.perSecond));
        return sorted[sorted.length / 2];
    }

    /** A duration in milliseconds with two digits, for people. */
    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
    }
}
