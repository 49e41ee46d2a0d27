package org.cueway.export.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cueway.rundown.Item;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;
import org.cueway.script.Part;
import org.cueway.script.Run;

/**
 * Scripts as plain text for prompters ({@code device-protocols} §7.1): a marker line for each story, a blank line behind each
 * paragraph and never two in a row, instructions and items in square brackets. Pure.
 */
public final class ScriptText {
    private ScriptText() {}

    /** The bytes of all stories that are wanted, in the order of the running order. */
    public static byte[] bytes(Rundown rundown, TextStyle style) {
        return style.encoding()
                .bytes(text(rundown, style).replace("\n", style.lineEnd().text()));
    }

    /** The same as text, with LF. */
    static String text(Rundown rundown, TextStyle style) {
        var text = new StringBuilder();
        for (var read : Scripts.of(rundown, style)) {
            if (style.has(TextStyle.Extra.MARKERS)) text.append(marker(read)).append("\n\n");
            for (var part : read.script().parts()) {
                line(part, read.story(), style)
                        .ifPresent(line -> text.append(line).append("\n\n"));
            }
        }
        return style.has(TextStyle.Extra.PLAIN_QUOTES) ? plain(text.toString()) : text.toString();
    }

    private static String marker(Scripts.Read read) {
        var words = new ArrayList<String>();
        for (var word : List.of(read.number(), read.slug())) {
            if (!word.isEmpty()) words.add(onOneLine(word));
        }
        if (read.isFloated()) words.add("(FLOATED)");
        return "=== " + String.join(" ", words) + " ===";
    }

    /** Empty for what is not shown, and for blank lines: there is one behind each paragraph anyway. */
    private static Optional<String> line(Part part, Story story, TextStyle style) {
        var line = switch (part) {
            case Part.Paragraph(var runs) -> paragraph(runs, style);
            case Part.PresenterChange(var name, var _) -> name.isEmpty() ? "" : onOneLine(name) + ":";
            case Part.ItemMark mark -> style.has(TextStyle.Extra.ITEMS) ? item(mark, story) : "";
        };
        return Optional.of(line).filter(it -> !it.isBlank());
    }

    private static String paragraph(List<Run> runs, TextStyle style) {
        var text = new StringBuilder();
        boolean inPackage = false;
        for (var run : runs) {
            boolean packaged = run.role() == Run.Role.PACKAGE;
            text.append(
                    switch (run.role()) {
                        case READ -> read(run, style);
                        // The reader has put instructions into brackets.
                        case INSTRUCTION -> run.text();
                        case PACKAGE -> style.has(TextStyle.Extra.PACKAGES) ? run.text() : inPackage ? "" : "[package]";
                    });
            inPackage = packaged;
        }
        return text.toString().strip();
    }

    private static String read(Run run, TextStyle style) {
        return style.has(TextStyle.Extra.CAPITALS) && run.styles().contains(Run.Style.EMPHASIS)
                ? run.text().toUpperCase(Locale.ROOT)
                : run.text();
    }

    /** What the story's own item says wins over what stands in its body, which may be older. */
    private static String item(Part.ItemMark mark, Story story) {
        var slug = find(mark, story)
                .flatMap(item -> item.fields().get("itemSlug"))
                .filter(text -> !text.isBlank())
                .orElse(mark.slug().isBlank() ? mark.objID() : mark.slug());
        return "[" + onOneLine(slug.isBlank() ? "item" : slug) + "]";
    }

    static Optional<Item> find(Part.ItemMark mark, Story story) {
        return story.items().stream()
                .filter(item -> !mark.itemID().isEmpty() && item.itemID().equals(mark.itemID()))
                .findFirst();
    }

    private static String onOneLine(String text) {
        return text.replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ").strip();
    }

    private static String plain(String text) {
        return text.replaceAll("[\u2018\u2019\u201A\u2039\u203A]", "'")
                .replaceAll("[\u201C\u201D\u201E\u00AB\u00BB]", "\"")
                .replaceAll("[\u2010-\u2015]", "-")
                .replace("\u2026", "...")
                .replace('\u00A0', ' ');
    }
}
