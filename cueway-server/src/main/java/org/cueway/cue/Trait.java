package org.cueway.cue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.cueway.rundown.Block;
import org.cueway.rundown.Item;

/** What a rule can look at in an item; the words are keys of the configuration. */
public enum Trait {
    /** The newsroom's name in the configuration. */
    NEWSROOM("newsroom"),
    ITEM_CHANNEL("itemChannel"),
    MOS_ID("mosID"),
    OBJ_ID("objID"),
    /** {@code mosSchema} of any of its metadata blocks. */
    SCHEMA("schema"),
    /** {@code itemSlug}. */
    SLUG("slug");

    private final String word;

    Trait(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The trait of that word; empty if there is none. */
    public static Optional<Trait> of(String word) {
        return Arrays.stream(values()).filter(trait -> trait.word.equals(word)).findFirst();
    }

    /** What an item has of it; several for its schemas, none for what it lacks. */
    Stream<String> of(String newsroom, Item item) {
        return switch (this) {
            case NEWSROOM -> Stream.of(newsroom);
            case ITEM_CHANNEL -> item.fields().get("itemChannel").stream();
            case MOS_ID -> item.mosID().stream();
            case OBJ_ID -> item.objID().stream();
            case SCHEMA -> item.metadata().stream().map(Block::schema);
            case SLUG -> item.fields().get("itemSlug").stream();
        };
    }
}
