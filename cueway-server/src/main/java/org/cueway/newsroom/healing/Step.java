package org.cueway.newsroom.healing;

/** The next thing to do for one newsroom. */
sealed interface Step {
    /** Keep in mind that a running order is not what the newsroom has; that has to outlive us. */
    record Mark(String roID) implements Step {}

    /** Ask which running orders there are. */
    record ListAll() implements Step {}

    /** Ask for one. */
    record Fetch(String roID, Why why) implements Step {}

    /** Why a running order is asked for. */
    enum Why {
        /** A message about it did not fit. */
        LOST,
        /** Messages about it crossed the answer, so that one may have been applied twice. */
        CROSSED,
        /** Somebody wants it. */
        BY_HAND,
        /** It is its turn among all of them. */
        WALK,
        /** The newsroom did not have it a while ago. */
        LACKING
    }
}
