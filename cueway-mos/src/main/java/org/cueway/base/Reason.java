package org.cueway.base;

/**
 * Why something was refused or had to be repaired. Implemented by one enum per package, whose constants
 * {@code docs/refusals.md} lists; decisions (a refusal, a {@code roReq}) are made on the constant, never on text.
 */
public interface Reason {
    /** The constant's name, e.g. {@code UNKNOWN_STORY}; stable, it appears in logs and in the API. */
    String name();

    /** The words a peer reads: element, problem, what was expected; at most 100 characters, so a detail fits behind. */
    String text();

    /** What usually causes it, in one sentence for the person who reads the log. */
    String cause();

    /** What to do about it, in one sentence. */
    String remedy();

    /** The text with a detail behind it, e.g. {@code storyID is not in this running order: 3F9A0002}. */
    default String with(String detail) {
        return detail.isEmpty() ? text() : text() + ": " + detail;
    }
}
