package org.cueway.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The paragraph that is being set: characters become runs, blanks shrink, instructions get their brackets. Confined to its
 * {@link Composer}.
 */
final class Line {
    private static final String OPENING = "([{<«（［【";
    private static final String CLOSING = ")]}>»）］】";

    /** How a character looks. */
    record Look(Run.Role role, Set<Run.Style> styles) {}

    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Look look;
    /** The look of a blank that is set only if something follows it. */
    private @Nullable Look blank;

    private boolean hasText;
    private boolean afterTab;
    /** Number of the first run of the instruction that is being set. */
    private int instruction;

    /** Whether there is anything but blanks. */
    boolean hasText() {
        return hasText;
    }

    void add(char c, Look its) {
        if (blank != null && hasText && !afterTab) {
            append(' ', blank);
        }
        blank = null;
        append(c, its);
        hasText = true;
        afterTab = false;
    }

    void blank(Look its) {
        if (blank == null) {
            blank = its;
        }
    }

    void tab(Look its) {
        blank = null;
        append('\t', its);
        afterTab = true;
    }

    private void append(char c, Look its) {
        if (!its.equals(look)) {
            endRun();
            look = its;
        }
        text.append(c);
    }

    private void endRun() {
        if (look != null && !text.isEmpty()) {
            runs.add(new Run(text.toString(), look.role(), look.styles()));
        }
        text.setLength(0);
        look = null;
    }

    void beginInstruction() {
        instruction = runs.size() + (text.isEmpty() ? 0 : 1);
    }

    /** Puts brackets around what was set since its beginning, unless it has some. */
    void endInstruction() {
        endRun();
        int first = instruction;
        int last = runs.size() - 1;
        while (first <= last && runs.get(first).text().isBlank()) first++;
        while (first < last && runs.get(last).text().isBlank()) last--;
        if (first > last) {
            return;
        }
        String begins = runs.get(first).text();
        int from = begins.length() - begins.stripLeading().length();
        String ends = runs.get(last).text().stripTrailing();
        boolean has = OPENING.indexOf(begins.charAt(from)) >= 0 && CLOSING.indexOf(ends.charAt(ends.length() - 1)) >= 0;
        if (!has) {
            runs.set(first, with(runs.get(first), begins.substring(0, from) + "[" + begins.substring(from)));
            runs.set(last, with(runs.get(last), runs.get(last).text() + "]"));
        }
    }

    private static Run with(Run run, String text) {
        return new Run(text, run.role(), run.styles());
    }

    /** What was set; empty if there is nothing but blanks. Begins anew. */
    List<Run> take() {
        endRun();
        List<Run> all = hasText ? List.copyOf(runs) : List.of();
        runs.clear();
        blank = null;
        hasText = false;
        afterTab = false;
        instruction = 0;
        return all;
    }
}
