package org.cueway.storyaction;

import org.cueway.base.Reason;

/** What became of a request that a newsroom be asked. */
public sealed interface AskResult {
    /**
     * It is durable and will be sent; now or, if {@code repeated}, since an earlier request with this key.
     */
    record Asked(StoryAction action, boolean repeated) implements AskResult {}

    /** It cannot be meant: the newsroom would refuse it. */
    record Refused(Reason reason, String detail) implements AskResult {}

    /** The newsroom cannot be asked now; {@code why} says which newsroom, or how much waits. */
    record CannotAsk(Reason reason, String why) implements AskResult {}

    /** Something else was asked under this key. */
    record OtherUnderKey(StoryAction action) implements AskResult {}
}
