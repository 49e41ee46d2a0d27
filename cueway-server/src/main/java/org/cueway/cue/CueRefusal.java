package org.cueway.cue;

import org.cueway.base.Reason;

/**
 * Why a cue was refused, for what is wrong with the cue itself. One that names what the running order does not have is
 * refused with the {@link org.cueway.rundown.Refusal} of an edit that does, since the same follows from it.
 */
public enum CueRefusal implements Reason {
    UNKNOWN_VERB(
            "unknown verb",
            "The request names something that cannot be done about an item.",
            "Write one of prepare, take, hold, out, signal, arm and disarm."),
    ITEM_WITHOUT_STORY(
            "itemID without storyID",
            "An itemID is unique in its story only, so it says nothing alone.",
            "Name the story of the item in storyID.");

    private final Words words;

    CueRefusal(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
