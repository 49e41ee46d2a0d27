package org.cueway.storyaction;

import org.cueway.base.Reason;

/**
 * Why the newsroom is not even asked, for what is wrong with the wish itself. One that names what the running order does
 * not have is refused with the {@link org.cueway.rundown.Refusal} of an edit that does.
 */
public enum ActionReason implements Reason {
    UNKNOWN_OPERATION(
            "unknown operation",
            "The request names something that a newsroom cannot be asked.",
            "Write one of NEW, UPDATE, MOVE and DELETE."),
    NOTHING_WANTED(
            "nothing is to be changed",
            "The request names a story and no slug, page number or text for it.",
            "Name what is to be changed in storySlug, storyNum or text."),
    SLUG_MISSING(
            "storySlug missing",
            "A new story without a slug could not be told from others.",
            "Give the story a storySlug."),
    NO_STORY(
            "storyID missing",
            "The request does not say which story it is about.",
            "Name the story in storyID, or several to be moved in storyIDs."),
    LEASE_LOCK_OUT_OF_RANGE(
            "leaseLock out of range",
            "leaseLock is a whole number of seconds from 1 to 998.",
            "Ask for a shorter lock, or for none."),
    TEXT_IS_ELSEWHERE(
            "the text of this story cannot be edited here",
            "The newsroom keeps the text of this story in a metadata block, in a form of its own.",
            "Edit the text in the newsroom.");

    private final Words words;

    ActionReason(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
