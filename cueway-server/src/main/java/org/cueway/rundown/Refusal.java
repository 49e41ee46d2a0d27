package org.cueway.rundown;

import org.cueway.base.Reason;

/** Why an edit was refused. */
public enum Refusal implements Reason {
    UNKNOWN_RUNDOWN(
            "roID is not held by this device",
            true,
            "An earlier message of this running order never arrived, or it was deleted here.",
            "Resend the running order from the newsroom, or ask for it with roReq."),
    UNKNOWN_STORY(
            "storyID is not in this running order",
            true,
            "The two ends disagree about the running order: an earlier edit was missed.",
            "Resend the running order from the newsroom."),
    UNKNOWN_ITEM(
            "itemID is not in this story",
            true,
            "The two ends disagree about the story: an earlier edit was missed.",
            "Resend the running order from the newsroom."),
    STORY_PRESENT(
            "storyID already present",
            true,
            "A story was to be added that is there already: the two ends disagree about the running order.",
            "Resend the running order from the newsroom."),
    ITEM_PRESENT(
            "itemID already present in this story",
            true,
            "An item was to be added that is there already: the two ends disagree about the story.",
            "Resend the running order from the newsroom."),
    DUPLICATE_STORY(
            "duplicate storyID",
            false,
            "One message describes two stories with the same storyID, so neither can be addressed.",
            "Correct the message at its sender; a storyID stands once in a running order."),
    DUPLICATE_ITEM(
            "duplicate itemID in a story",
            false,
            "One message describes two items with the same itemID in one story, so neither can be addressed.",
            "Correct the message at its sender; an itemID stands once in a story."),
    DUPLICATE_STORY_SOURCE(
            "duplicate storyID in element_source",
            false,
            "A list of stories to move or delete names one twice, so the wanted order is ambiguous.",
            "Correct the message at its sender."),
    DUPLICATE_ITEM_SOURCE(
            "duplicate itemID in element_source",
            false,
            "A list of items to move or delete names one twice, so the wanted order is ambiguous.",
            "Correct the message at its sender."),
    TARGET_AMONG_STORIES(
            "target is among the moved stories",
            false,
            "A story cannot be moved in front of itself.",
            "Correct the message at its sender."),
    TARGET_AMONG_ITEMS(
            "target is among the moved items",
            false,
            "An item cannot be moved in front of itself.",
            "Correct the message at its sender."),
    SWAP_STORIES(
            "SWAP needs exactly two storyIDs",
            false,
            "A swap names less or more than two stories, or one story twice.",
            "Correct the message at its sender."),
    SWAP_ITEMS(
            "SWAP needs exactly two itemIDs",
            false,
            "A swap names less or more than two items, or one item twice.",
            "Correct the message at its sender."),
    DISCONNECTED(
            "DISCONNECTED",
            true,
            "An earlier edit did not fit, and the newsroom has not answered yet how the running order is.",
            "Nothing: it is taken again as soon as the newsroom answers roReq, or sends the running order anew."),
    STORY_WITHOUT_ID(
            "storyID missing",
            false,
            "A story came without a storyID, so no later message could address it.",
            "Correct the message at its sender.");

    private final Words words;
    private final boolean lostSynchronisation;

    Refusal(String text, boolean lostSynchronisation, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
        this.lostSynchronisation = lostSynchronisation;
    }

    /**
     * Whether it shows that the two ends hold different running orders (MOS 4.0 §2.3), rather than a bad message. What
     * refuses an {@link Edit.Delete} asks for no healing all the same: neither end holds it any longer.
     */
    public boolean lostSynchronisation() {
        return lostSynchronisation;
    }

    @Override
    public Words words() {
        return words;
    }
}
