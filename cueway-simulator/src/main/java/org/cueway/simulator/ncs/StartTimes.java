package org.cueway.simulator.ncs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.cueway.mos.value.MosTime;

/**
 * When the shows of a run begin. {@code @start@} in a file is the next full half hour of the local clock that is at least
 * five minutes away, so that a show is always about to begin; {@code @start+hh:mm@} is that much later.
 *
 * @param start of the first show
 */
record StartTimes(Instant start) {
    private static final Pattern PLACEHOLDER = Pattern.compile("@start(?:\\+(\\d\\d):(\\d\\d))?@");
    private static final Duration LEAD = Duration.ofMinutes(5);
    private static final int SLOT_MINUTES = 30;

    /** For a run that begins now. */
    static StartTimes after(Instant now, ZoneId zone) {
        var earliest = now.plus(LEAD).atZone(zone);
        var hour = earliest.truncatedTo(ChronoUnit.HOURS);
        var minutes = (Duration.between(hour, earliest).toMinutes() / SLOT_MINUTES + 1) * SLOT_MINUTES;
        return new StartTimes(hour.plusMinutes(minutes).toInstant());
    }

    /** The text with times in place of the placeholders. */
    String fillIn(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var later = found.group(1) == null
                    ? Duration.ZERO
                    : Duration.ofHours(Integer.parseInt(found.group(1))).plusMinutes(Integer.parseInt(found.group(2)));
            return MosTime.of(start.plus(later)).text();
        });
    }
}
