package org.cueway.cue;

import java.util.List;
import org.cueway.base.Reason;
import org.cueway.rundown.Target;

/** What became of a trigger. */
public sealed interface CueOutcome {
    /**
     * It came to cues.
     *
     * @param target what it is about, found in the running order
     * @param cues one for each item, in the order of the running order; empty if there is none in what was addressed
     */
    record Given(Trigger trigger, Target target, Due due, List<Cue> cues) implements CueOutcome {
        public Given {
            cues = List.copyOf(cues);
        }
    }

    /** It names what is not there, or cannot be meant; nothing follows from it. */
    record Refused(Reason reason, String detail) implements CueOutcome {}
}
