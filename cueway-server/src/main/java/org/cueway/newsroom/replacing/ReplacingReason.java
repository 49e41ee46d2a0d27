package org.cueway.newsroom.replacing;

import org.cueway.base.Reason;

/** Why a wish to change an item was not sent. */
public enum ReplacingReason implements Reason {
    NO_SUCH_ITEM(
            "there is no such item in the running order",
            "The newsroom deleted the item or the story, or never sent it.",
            "Look at the running order as it is now, /api/v1/rundowns/{key}."),
    AS_WISHED(
            "the item is like that already",
            "Nothing that is wished differs from what the newsroom sent.",
            "Nothing; or name what should be different."),
    NOTHING_WISHED(
            "nothing is wished of the item",
            "The request names an item and no value.",
            "Name at least one value, mosAbstract or a block."),
    CANNOT_BE_SENT(
            "the wish cannot be sent",
            "The newsroom cannot be asked now, or has too much waiting already.",
            "See what is said behind it, and /api/v1/lanes.");

    private final Words words;

    ReplacingReason(String text, String cause, String remedy) {
        this.words = new Words(text, cause, remedy);
    }

    @Override
    public Words words() {
        return words;
    }
}
