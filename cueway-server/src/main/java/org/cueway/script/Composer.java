package org.cueway.script;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cueway.base.Limits;

/**
 * Sets what it is told, in the order of the body, as parts. It may be told anything in any order: ends without beginnings
 * are passed over, beginnings without ends last until the body ends. Confined to one call of {@link ScriptReader#read}.
 *
 * <p>A paragraph is one that the body opened, empty or not, or text that stands between such; the latter ends where anything
 * else begins.
 */
final class Composer {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

    private final int maxUnknownNames;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Map<Run.Style, Integer> styles = new EnumMap<>(Run.Style.class);
    private final Map<Run.Role, Integer> roles = new EnumMap<>(Run.Role.class);
    private final Line line = new Line();
    /** The body opened a paragraph. */
    private boolean open;
    /** Something of that paragraph has been set, so that nothing more in it is no blank line. */
    private boolean begun;

    private String presenter = "";

    Composer(Limits.Script limits) {
        this.maxUnknownNames = limits.maxUnknownNames();
    }

    /** All that was told. Call once, at the end. */
    Script script() {
        boundary();
        return new Script(parts, unknown);
    }

    void openParagraph() {
        boundary();
        open = true;
        begun = false;
    }

    void closeParagraph() {
        boolean blank = open && !begun && !line.hasText();
        boundary();
        if (blank) {
            parts.add(new Part.Paragraph(List.of()));
        }
    }

    /** Whatever came is a paragraph; whatever comes is another. */
    void boundary() {
        endLine();
        open = false;
    }

    /** In {@code a<br/><br/>b} the second one makes a blank line. */
    void lineBreak() {
        if (!line.hasText()) {
            parts.add(new Part.Paragraph(List.of()));
        }
        endLine();
        begun = true;
    }

    private void endLine() {
        var runs = line.take();
        if (!runs.isEmpty()) {
            parts.add(new Part.Paragraph(runs));
            begun = true;
        }
    }

    /** Whether what comes would stand for itself, in no paragraph. */
    boolean isBetweenParagraphs() {
        return !open && !line.hasText();
    }

    void text(String text) {
        var look = new Line.Look(role(), lookOf(styles));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                line.blank(look);
            } else {
                line.add(c, look);
            }
        }
    }

    /** Blank text. */
    void gap() {
        line.blank(new Line.Look(role(), lookOf(styles)));
    }

    void tab() {
        line.tab(new Line.Look(role(), lookOf(styles)));
    }

    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    static String onOneLine(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    void open(Run.Style style) {
        styles.merge(style, 1, Integer::sum);
    }

    void close(Run.Style style) {
        styles.computeIfPresent(style, (_, depth) -> depth == 1 ? null : depth - 1);
    }

    void open(Run.Role role) {
        if (role == Run.Role.INSTRUCTION && !roles.containsKey(role)) {
            line.beginInstruction();
        }
        roles.merge(role, 1, Integer::sum);
    }

    void close(Run.Role role) {
        boolean was = roles.containsKey(role);
        roles.computeIfPresent(role, (_, depth) -> depth == 1 ? null : depth - 1);
        if (role == Run.Role.INSTRUCTION && was && !roles.containsKey(role)) {
            line.endInstruction();
        }
    }

    /** Styles and roles end here, whether or not somebody says so. */
    void plain() {
        while (roles.containsKey(Run.Role.INSTRUCTION)) {
            close(Run.Role.INSTRUCTION);
        }
        roles.clear();
        styles.clear();
    }

    private Run.Role role() {
        return roles.containsKey(Run.Role.INSTRUCTION)
                ? Run.Role.INSTRUCTION
                : roles.containsKey(Run.Role.PACKAGE) ? Run.Role.PACKAGE : Run.Role.READ;
    }

    private static Set<Run.Style> lookOf(Map<Run.Style, Integer> styles) {
        return styles.isEmpty() ? Set.of() : Set.copyOf(styles.keySet());
    }

    void item(Part.ItemMark mark) {
        apart(mark);
    }

    /** An empty name says nothing. */
    void presenter(String text) {
        String name = onOneLine(text);
        if (name.isEmpty()) {
            return;
        }
        presenter = name;
        endLine();
        // Some write the rate first.
        boolean rateOnly = !parts.isEmpty()
                && parts.getLast() instanceof Part.PresenterChange(var before, var rate)
                && before.isEmpty()
                && rate.isPresent();
        if (rateOnly && parts.removeLast() instanceof Part.PresenterChange(var _, var rate)) {
            apart(new Part.PresenterChange(name, rate));
        } else {
            apart(new Part.PresenterChange(name, Optional.empty()));
        }
    }

    /** Belongs to the presenter named directly before; otherwise the one who reads goes on at another rate. */
    void rate(String text) {
        String rate = onOneLine(text);
        if (rate.isEmpty()) {
            return;
        }
        endLine();
        if (!parts.isEmpty()
                && parts.getLast() instanceof Part.PresenterChange(var name, var given)
                && given.isEmpty()) {
            parts.removeLast();
            apart(new Part.PresenterChange(name, Optional.of(rate)));
        } else {
            apart(new Part.PresenterChange(presenter, Optional.of(rate)));
        }
    }

    private void apart(Part part) {
        endLine();
        parts.add(part);
        begun = true;
    }

    void unknown(String name) {
        if (unknown.size() < maxUnknownNames) {
            unknown.add(name);
        }
    }
}
