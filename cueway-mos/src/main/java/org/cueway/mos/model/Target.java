package org.cueway.mos.model;

/** What a message is about. An item outside a story cannot be expressed. */
public sealed interface Target {
    String roID();

    /** The whole running order. */
    record WholeRo(String roID) implements Target {}

    /** One story of it. */
    record OneStory(String roID, String storyID) implements Target {}

    /** One item of one story. */
    record OneItem(String roID, String storyID, String itemID) implements Target {}
}
