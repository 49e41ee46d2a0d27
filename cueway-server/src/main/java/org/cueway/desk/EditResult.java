package org.cueway.desk;

import org.cueway.rundown.Outcome;
import org.cueway.store.Entry;

/** What became of an edit of a running order at the desk. */
public sealed interface EditResult {
    /**
     * It was applied, and is durable.
     *
     * @param entry with its place in the journal
     */
    record Kept(Entry entry, Outcome.Applied outcome) implements EditResult {}

    /** It was refused and nothing changed. */
    record Refused(Outcome.Refused outcome) implements EditResult {}

    /** What the running order has to say about it. */
    Outcome outcome();
}
