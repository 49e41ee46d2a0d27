package org.cueway.rundown;

/** Which part of a running order something is about. An item outside a story cannot be expressed. */
public sealed interface Target {
    /** All of it. */
    record Whole() implements Target {}

    /** One story. */
    record OneStory(String storyID) implements Target {}

    /** One item of a story. */
    record OneItem(String storyID, String itemID) implements Target {}
}
