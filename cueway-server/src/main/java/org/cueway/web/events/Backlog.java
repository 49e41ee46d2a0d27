package org.cueway.web.events;

import java.util.ArrayList;
import java.util.List;
import org.cueway.store.Committed;

/**
 * What became durable since the last look. Bounded: what does not fit is lost, and that something was lost is said. Guarded
 * by its monitor, which nobody holds for longer than a few instructions: the thread that all writing waits for adds here.
 */
final class Backlog {
    private final int maxEntries;
    private final long maxChars;
    private List<Committed> waiting = new ArrayList<>();
    private long chars;
    private boolean open;
    private boolean lost;

    Backlog(int maxEntries, long maxChars) {
        this.maxEntries = maxEntries;
        this.maxChars = maxChars;
    }

    /** What was taken; {@code lost} if more came than fitted, or came while nobody collected. */
    record Taken(List<Committed> entries, boolean lost) {}

    /** From now on entries are kept; until now they were lost. */
    synchronized void open() {
        if (!open) {
            open = true;
            lost = true;
        }
    }

    /** From now on nothing is kept. */
    synchronized void close() {
        open = false;
        clear();
    }

    synchronized void add(Committed committed) {
        if (!open || lost) {
            lost |= open;
            return;
        }
        chars += committed.entry().message().length();
        if (waiting.size() >= maxEntries || chars > maxChars) {
            clear();
            lost = true;
        } else {
            waiting.add(committed);
        }
    }

    /** Takes all, and begins anew. */
    synchronized Taken take() {
        var taken = new Taken(waiting, lost);
        clear();
        lost = false;
        return taken;
    }

    private void clear() {
        waiting = new ArrayList<>();
        chars = 0;
    }
}
