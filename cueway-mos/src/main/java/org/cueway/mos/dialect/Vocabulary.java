package org.cueway.mos.dialect;

/**
 * Which edits of running orders a peer understands (R111).
 *
 * @param edits whether it takes {@code roElementAction} or wants the messages that it replaced
 * @param statuses whether it takes {@code roElementStat} or wants {@code roStat} and {@code roItemStat}
 * @param swap whether it can change the places of two stories or items; if not it is told of moves
 * @param moveMultiple whether one message may move several stories; if not each is moved by itself
 * @param itemEdits whether single items may be inserted, replaced, moved and deleted; if not their story is replaced
 * @param emptyStories whether it takes stories without items; if not such a story is not there for it
 */
public record Vocabulary(
        Form edits, Form statuses, boolean swap, boolean moveMultiple, boolean itemEdits, boolean emptyStories) {
    /** Which of two forms of the same message. */
    public enum Form {
        /** Of MOS 2.8.5 and 4.0. */
        CURRENT,
        /** Of earlier 2.8.x; never on MOS 4.0. */
        SUPERSEDED
    }

    /** Everything that MOS 4.0 has. */
    public static final Vocabulary FULL = new Vocabulary(Form.CURRENT, Form.CURRENT, true, true, true, true);

    /** The same abilities in the words of MOS 4.0, which knows no others. */
    Vocabulary current() {
        return new Vocabulary(Form.CURRENT, Form.CURRENT, swap, moveMultiple, itemEdits, emptyStories);
    }
}
