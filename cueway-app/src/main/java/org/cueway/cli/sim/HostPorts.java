package org.cueway.cli.sim;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a MOS system is, as people write it: {@code HOST}, {@code HOST:lower:upper} or {@code HOST:lower:upper:query}; IPv6 in
 * brackets.
 *
 * @param query empty if it was not said
 */
record HostPorts(String host, int lower, int upper, OptionalInt query) {
    static final String FORM = "HOST[:LOWER:UPPER[:QUERY]]";
    static final int HIGHEST_PORT = 65_535;

    private static final int LOWER = 10_540;
    private static final int UPPER = 10_541;
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:\\[(?<six>[0-9a-fA-F:.%]+)]|(?<name>[^:\\[\\]\\s]+))(?::(?<lower>\\d{1,5}):(?<upper>\\d{1,5})(?::(?<query>\\d{1,5}))?)?");

    /** Reads it; empty if it is not of that form. */
    static Optional<HostPorts> read(String text) {
        var found = WRITTEN.matcher(text);
        if (!found.matches()) return Optional.empty();
        var host = Optional.ofNullable(found.group("six")).or(() -> Optional.ofNullable(found.group("name")));
        int lower = port(found.group("lower"), LOWER);
        int upper = port(found.group("upper"), UPPER);
        boolean searched = found.group("query") != null;
        int query = port(found.group("query"), 1);
        boolean fits = isPort(lower) && isPort(upper) && isPort(query);
        return host.filter(_ -> fits)
                .map(name -> new HostPorts(name, lower, upper, searched ? OptionalInt.of(query) : OptionalInt.empty()));
    }

    private static int port(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= HIGHEST_PORT;
    }
}
