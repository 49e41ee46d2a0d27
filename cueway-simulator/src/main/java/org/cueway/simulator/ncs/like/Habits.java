package org.cueway.simulator.ncs.like;

import org.cueway.simulator.ncs.answer.Mode;

/**
 * What a newsroom does, however it speaks.
 *
 * @param ids what its running orders and stories are called
 * @param edits by which messages it tells of a change
 * @param delivery when it tells of anything at all
 * @param mode what it is when it starts
 * @param replies how it words its answers
 */
public record Habits(IdStyle ids, EditStyle edits, Delivery delivery, Mode mode, Replies replies) {
    /** As the standard asks. */
    public static final Habits PLAIN =
            new Habits(IdStyle.AS_THEY_ARE, EditStyle.ELEMENT_ACTIONS, Delivery.GO_ON, Mode.ACTIVE, Replies.PLAIN);

    /** When a newsroom tells its devices of its running orders. */
    public enum Delivery {
        /** All in order; after an outage it goes on where it was. */
        GO_ON,
        /** The same, and everything anew with every new connection (R61). */
        RESEND_ALL,
        /** Nothing of a running order before the device has asked for it (R61). */
        ON_REQUEST,
        /** Nothing, though it takes and answers what comes (R82). */
        NEVER
    }

    /** The same with other names. */
    Habits ids(IdStyle next) {
        return new Habits(next, edits, delivery, mode, replies);
    }

    /** The same with other messages for changes. */
    Habits edits(EditStyle next) {
        return new Habits(ids, next, delivery, mode, replies);
    }

    /** The same with another delivery. */
    Habits delivery(Delivery next) {
        return new Habits(ids, edits, next, mode, replies);
    }

    /** The same in another mode. */
    Habits mode(Mode next) {
        return new Habits(ids, edits, delivery, next, replies);
    }

    /** The same with other words for answers. */
    Habits replies(Replies next) {
        return new Habits(ids, edits, delivery, mode, next);
    }
}
