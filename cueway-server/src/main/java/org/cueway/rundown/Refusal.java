package org.cueway.rundown;

import org.cueway.base.Reason;

/** Why an edit was refused. */
public enum Refusal implements Reason {
    UNKNOWN_RUNDOWN(
            "roID is not held by this device",
            "An earlier message of this running order never arrived, or it was deleted here.",
            "Resend the running order from the newsroom, or ask for it with roReq."),
    UNKNOWN_STORY(
            "storyID is not in this running order",
            "The two ends disagree about the running order: an earlier edit was missed.",
            "Resend the running order from the newsroom."),
    UNKNOWN_ITEM(
            "itemID is not in this story",
            "The two ends disagree about the story: an earlier edit was missed.",
            "Resend the running order from the newsroom.");

    private final String text;
    private final String cause;
    private final String remedy;

    Refusal(String text, String cause, String remedy) {
        this.text = text;
        this.cause = cause;
        this.remedy = remedy;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String cause() {
        return cause;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
