package org.cueway.base;

/**
 * Why something was refused or had to be repaired. Implemented by one enum per package, whose constants
 * {@code docs/refusals.md} lists; decisions (a refusal, a {@code roReq}) are made on the constant, never on text.
 */
public interface Reason {
    /** The constant's name, e.g. {@code UNKNOWN_STORY}; stable, it appears in logs and in the API. */
    String name();

    /** What it says to people. */
    Words words();

    /**
     * What a reason says to people.
     *
     * @param text the words a peer reads: element, problem, what was expected; at most 100 characters, so that a detail
     *     fits behind
     * @param cause what usually causes it, in one sentence for the person who reads the log
     * @param remedy what to do about it, in one sentence
     * @param seen which systems in the field really send it, with the number of the observation; empty if none is known
     */
    record Words(String text, String cause, String remedy, String seen) {
        /** Of something that nobody is known to send. */
        public Words(String text, String cause, String remedy) {
            this(text, cause, remedy, "");
        }
    }

    /** The words a peer reads. */
    default String text() {
        return words().text();
    }

    /** The text with a detail behind it, e.g. {@code storyID is not in this running order: 3F9A0002}. */
    default String with(String detail) {
        return detail.isEmpty() ? text() : text() + ": " + detail;
    }
}
