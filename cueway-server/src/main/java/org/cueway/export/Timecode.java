package org.cueway.export;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A count of samples as {@code hh:mm:ss:ff}, with as many frames in a second as the time base says, none dropped. Of a time base
 * that is none of pictures (more than 120) it is {@code hh:mm:ss.mmm}. Pure.
 */
final class Timecode {
    private static final Pattern CLOCK = Pattern.compile("\\d{1,3}:[0-5]?\\d:[0-5]?\\d");
    private static final Pattern COUNT = Pattern.compile("\\d{1,12}");
    private static final Pattern BASE = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6})?");
    private static final double MOST_FRAMES = 120;

    private Timecode() {}

    /**
     * The time code.
     *
     * @param samples a count, or {@code hh:mm:ss}
     * @param timeBase samples in a second
     * @return empty if the one cannot be read, or the other is not known and needed: nothing is guessed
     */
    static Optional<String> of(String samples, String timeBase) {
        var said = samples.strip();
        if (CLOCK.matcher(said).matches()) {
            var parts = said.split(":");
            return Optional.of("%02d:%02d:%02d:00"
                    .formatted(Integer.valueOf(parts[0]), Integer.valueOf(parts[1]), Integer.valueOf(parts[2])));
        }
        var base = timeBase.strip();
        if (!COUNT.matcher(said).matches() || !BASE.matcher(base).matches() || Double.parseDouble(base) <= 0) {
            return Optional.empty();
        }
        long count = Long.parseLong(said);
        double perSecond = Double.parseDouble(base);
        return Optional.of(perSecond > MOST_FRAMES ? clock(count, perSecond) : frames(count, perSecond));
    }

    /** 59.94 is counted in 60s, as time codes do. */
    private static String frames(long count, double perSecond) {
        long frames = Math.max(1, Math.round(perSecond));
        return "%s:%02d".formatted(seconds(count / frames), count % frames);
    }

    private static String clock(long count, double perSecond) {
        long millis = Math.round(count / perSecond * 1000);
        return "%s.%03d".formatted(seconds(millis / 1000), millis % 1000);
    }

    private static String seconds(long seconds) {
        return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
