package org.cueway.desk;

import org.cueway.base.Reason;
import org.cueway.cue.CueOutcome;
import org.cueway.store.Entry;

/** What became of a cue at the desk. */
public sealed interface CueResult {
    /**
     * It is durable, and those who act on cues hear of it.
     *
     * @param entry with its place in the journal
     */
    record Kept(Entry entry, CueOutcome.Given given) implements CueResult {}

    /** Nothing follows from it. */
    record Refused(Reason reason, String detail) implements CueResult {}
}
