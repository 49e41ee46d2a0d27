package org.cueway.web.json;

import org.cueway.base.Reason;
import org.cueway.rundown.Outcome;

/** What a comparison of a running order with its newsroom came to. */
public sealed interface Compared {
    /** What would change if the newsroom's were taken over now. */
    record Differs(Outcome.Applied applied) implements Compared {}

    /** The newsroom did not say how it is. */
    record Not(Reason reason, String detail) implements Compared {}
}
