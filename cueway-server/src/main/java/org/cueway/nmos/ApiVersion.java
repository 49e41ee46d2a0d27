package org.cueway.nmos;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of an API, {@code v1.3}; both parts are numbers, so that v1.12 is above v1.5 (C-03, IS-04 and IS-05 "API
 * Versioning").
 *
 * @param major from 0
 * @param minor from 0
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    private static final Pattern FORM = Pattern.compile("v([0-9]{1,4})\\.([0-9]{1,4})/?");
    private static final Comparator<ApiVersion> ORDER =
            Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

    /** Of {@code v1.3} or {@code v1.3/}, with space around it; empty if it is neither. */
    public static Optional<ApiVersion> of(String text) {
        var found = FORM.matcher(text.strip());
        return found.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    /** Of version 1. */
    public static ApiVersion v1(int minor) {
        return new ApiVersion(1, minor);
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "v" + major + "." + minor;
    }
}
