package org.cueway.desk;

import org.cueway.base.Reason;

/** Why an item cannot be the next one. */
public enum ShowRefusal implements Reason {
    NO_DEVICE_ACTS(
            "no device acts on this item",
            "No rule of cues in the configuration has a device do something when this item is taken.",
            "Choose another item, or add a rule that fits this one."),
    IS_ON_AIR(
            "it is on air already",
            "What is on air cannot be the next one.",
            "Choose another item, or take this one off air first."),
    NO_FURTHER_ITEM(
            "no further item can be taken",
            "The running order ends there, and no device acts on what is left of it.",
            "Choose an item by itself, or leave it as it is.");

    private final Words words;

    ShowRefusal(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
