package org.cueway.export;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * A stack as a table: {@code page;story;template;…}, one more column for each field that any graphic of it has, sorted by name.
 * Semicolons between cells, CR LF behind rows, quotes as RFC 4180 has them, UTF-8. Pure.
 */
public final class StackCsv {
    private StackCsv() {}

    /** The whole table. */
    public static String of(Stack stack) {
        var fields = new TreeSet<String>();
        stack.entries().forEach(entry -> fields.addAll(entry.filled().data().keySet()));
        var text = new StringBuilder();
        var names = new ArrayList<>(List.of("page", "story", "template"));
        names.addAll(fields);
        row(text, names);
        for (var entry : stack.entries()) {
            var cells = new ArrayList<>(List.of(
                    entry.spot().page(),
                    entry.source().storyNum(),
                    entry.filled().template()));
            fields.forEach(field -> cells.add(entry.filled().data().getOrDefault(field, "")));
            row(text, cells);
        }
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        var row = new StringJoiner(";");
        cells.forEach(cell -> row.add(quoted(cell)));
        text.append(row).append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ';' || c == '"' || c == '\r' || c == '\n')
                && cell.equals(cell.strip());
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
