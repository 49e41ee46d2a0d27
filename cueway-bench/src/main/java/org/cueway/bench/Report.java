package org.cueway.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the bench prints: figures side by side, and each ratio with its bar. Confined to the bench's thread. */
final class Report {
    /**
     * A ratio and what it has to be.
     *
     * @param what in words
     * @param value measured
     * @param bar what it must reach
     * @param orLess whether {@code bar} is the most it may be, instead of the least
     */
    record Ratio(String what, double value, double bar, boolean orLess) {
        boolean met() {
            return orLess ? value <= bar : value >= bar;
        }
    }

    private record Row(String work, String server, Measured measured) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Ratio> ratios = new ArrayList<>();

    void add(String work, String server, Measured measured) {
        rows.add(new Row(work, server, measured));
    }

    void add(Ratio ratio) {
        ratios.add(ratio);
    }

    /** Whether every bar was met. */
    boolean met() {
        return ratios.stream().allMatch(Ratio::met);
    }

    /** A table for people. */
    String table() {
        var text = new StringBuilder();
        if (!rows.isEmpty()) text.append(line("", "", "per second", "median", "p99"));
        for (var row : rows) {
            var measured = row.measured();
            text.append(line(
                    row.work(),
                    row.server(),
                    String.format(Locale.ROOT, "%,.0f", measured.perSecond()),
                    Measured.millis(measured.median()),
                    Measured.millis(measured.p99())));
        }
        text.append('\n');
        for (var ratio : ratios) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-66s %8.2f   bar %s %.2f   %s%n",
                    ratio.what(),
                    ratio.value(),
                    ratio.orLess() ? "<=" : ">=",
                    ratio.bar(),
                    ratio.met() ? "met" : "MISSED"));
        }
        return text.toString();
    }

    /** The same for programs: records and lists that a JSON mapper understands. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("java", Runtime.version().toString());
        json.put("load", rows.stream().map(Report::json).toList());
        json.put("ratios", ratios);
        json.put("met", met());
        return json;
    }

    private static Map<String, Object> json(Row row) {
        var json = new LinkedHashMap<String, Object>();
        json.put("work", row.work());
        json.put("server", row.server());
        json.put("perSecond", Math.round(row.measured().perSecond()));
        json.put("medianMs", row.measured().median().toNanos() / 1e6);
        json.put("p99Ms", row.measured().p99().toNanos() / 1e6);
        return json;
    }

    private static String line(String work, String server, String rate, String median, String p99) {
        return String.format(Locale.ROOT, "%-32s %-20s %12s %12s %12s%n", work, server, rate, median, p99);
    }
}
