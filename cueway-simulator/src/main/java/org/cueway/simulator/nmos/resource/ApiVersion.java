package org.cueway.simulator.nmos.resource;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of an API; numbers, so that v1.12 is above v1.5. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    private static final Pattern FORM = Pattern.compile("v([0-9]{1,6})\\.([0-9]{1,6})");
    private static final Comparator<ApiVersion> ORDER =
            Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

    public static final ApiVersion V1_0 = new ApiVersion(1, 0);
    public static final ApiVersion V1_1 = new ApiVersion(1, 1);
    public static final ApiVersion V1_2 = new ApiVersion(1, 2);
    public static final ApiVersion V1_3 = new ApiVersion(1, 3);

    /** Reads {@code v1.3}; empty if it is something else. */
    public static Optional<ApiVersion> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    public boolean isBelow(ApiVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public String toString() {
        return "v" + major + "." + minor;
    }
}
