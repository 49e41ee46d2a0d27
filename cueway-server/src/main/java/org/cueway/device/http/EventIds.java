package org.cueway.device.http;

import java.security.SecureRandom;
import java.time.Instant;

/** Names events: 26 characters that sort by time and are not given twice (the form of a ULID). Confined to one thread. */
final class EventIds {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_CHARS = 10;
    private static final int RANDOM_CHARS = 16;
    private static final int BITS = 5;

    private final SecureRandom random = new SecureRandom();
    /** Milliseconds of the last one; the next has more, whatever the clock says, so that they keep their order. */
    private long last;

    String next(Instant now) {
        var id = new char[TIME_CHARS + RANDOM_CHARS];
        last = Math.max(now.toEpochMilli(), last + 1);
        long millis = last;
        for (int at = TIME_CHARS - 1; at >= 0; at--) {
            id[at] = DIGITS.charAt((int) (millis & (DIGITS.length() - 1)));
            millis >>>= BITS;
        }
        for (int at = TIME_CHARS; at < id.length; at++) id[at] = DIGITS.charAt(random.nextInt(DIGITS.length()));
        return new String(id);
    }
}
