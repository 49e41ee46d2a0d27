package org.cueway.mos.value;

import java.time.Duration;
import java.util.Optional;

/**
 * The planned length of a running order, {@code roEdDur}: {@code hh:mm:ss} (MOS 4.0 §6). One digit and more than 24 hours
 * are read, and so are plain seconds (R135).
 *
 * @param text as it came
 */
public record RoDuration(String text) implements Leaf {
    /** Most digits of hours, or of plain seconds. */
    private static final int MAX_DIGITS = 9;

    /** Writes {@code hh:mm:ss}; parts of a second are dropped, a negative length is written as zero. */
    public static RoDuration of(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        return new RoDuration(two(seconds / 3600) + ':' + two(seconds / 60 % 60) + ':' + two(seconds % 60));
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /** The length; empty if the text cannot be read. */
    public Optional<Duration> value() {
        String came = text.strip();
        int first = came.indexOf(':');
        if (first < 0) return number(came, 0, came.length()).map(Duration::ofSeconds);
        int second = came.indexOf(':', first + 1);
        if (second < 0 || second - first > 3 || came.length() - second > 3) return Optional.empty();
        var hours = number(came, 0, first);
        var minutes = number(came, first + 1, second);
        var seconds = number(came, second + 1, came.length());
        if (hours.isEmpty() || minutes.isEmpty() || seconds.isEmpty()) return Optional.empty();
        if (minutes.get() > 59 || seconds.get() > 59) return Optional.empty();
        return Optional.of(
                Duration.ofHours(hours.get()).plusMinutes(minutes.get()).plusSeconds(seconds.get()));
    }

    /** Whether it is written as MOS asks, {@code hh:mm:ss}, and not as plain seconds. */
    public boolean wellFormed() {
        return text.indexOf(':') > 0 && readable();
    }

    @Override
    public boolean readable() {
        return value().isPresent();
    }

    private static Optional<Long> number(String text, int from, int to) {
        if (to <= from || to - from > MAX_DIGITS) return Optional.empty();
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return Optional.empty();
            number = number * 10 + (c - '0');
        }
        return Optional.of(number);
    }
}
