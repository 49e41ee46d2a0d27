package org.cueway.rundown;

import java.util.List;
import java.util.Optional;

/**
 * A wish to change one running order. What the superseded MOS messages say is said with these too, so there is one code
 * path (MOS 4.0 §3.6.1, {@code mos-protocol} §6.3, §6.4).
 */
public sealed interface Edit {
    /**
     * {@code roCreate}, {@code roReplace}: a complete description. Bodies, air state and statuses of what
     * stays are kept.
     */
    record Put(Fields fields, List<Block> metadata, List<String> others, List<Story> stories) implements Edit {
        public Put {
            metadata = List.copyOf(metadata);
            others = List.copyOf(others);
            stories = List.copyOf(stories);
        }
    }

    /**
     * {@code roMetadataReplace}: what is present replaces, what is absent or empty stays (R112).
     *
     * @param removed names of fields that are gone: some newsrooms say so by an empty element
     */
    record MergeHeader(Fields fields, List<Block> metadata, List<String> others, List<String> removed) implements Edit {
        public MergeHeader {
            metadata = List.copyOf(metadata);
            others = List.copyOf(others);
            removed = List.copyOf(removed);
        }

        /** Nothing is gone. */
        public MergeHeader(Fields fields, List<Block> metadata, List<String> others) {
            this(fields, metadata, others, List.of());
        }
    }

    /** {@code roDelete}. */
    record Delete() implements Edit {}

    record InsertStories(Place place, List<Story> stories) implements Edit {
        public InsertStories {
            stories = List.copyOf(stories);
        }
    }

    /**
     * Others, or a new version of itself, in place of a story.
     *
     * @param missing what becomes of its metadata blocks that the new version does not have (R108)
     */
    record ReplaceStory(String storyID, List<Story> stories, Missing missing) implements Edit {
        public ReplaceStory {
            stories = List.copyOf(stories);
        }

        /** What the new version does not have is gone. */
        public ReplaceStory(String storyID, List<Story> stories) {
            this(storyID, stories, Missing.GOES);
        }
    }

    /** What becomes of metadata blocks, told apart by their schema, that a new version does not have. */
    enum Missing {
        GOES,
        STAYS
    }

    record MoveStories(Place place, List<String> storyIDs) implements Edit {
        public MoveStories {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    record DeleteStories(List<String> storyIDs) implements Edit {
        public DeleteStories {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    record SwapStories(List<String> storyIDs) implements Edit {
        public SwapStories {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    record InsertItems(String storyID, Place place, List<Item> items) implements Edit {
        public InsertItems {
            items = List.copyOf(items);
        }
    }

    record ReplaceItem(String storyID, String itemID, List<Item> items) implements Edit {
        public ReplaceItem {
            items = List.copyOf(items);
        }
    }

    record MoveItems(String storyID, Place place, List<String> itemIDs) implements Edit {
        public MoveItems {
            itemIDs = List.copyOf(itemIDs);
        }
    }

    record DeleteItems(String storyID, List<String> itemIDs) implements Edit {
        public DeleteItems {
            itemIDs = List.copyOf(itemIDs);
        }
    }

    record SwapItems(String storyID, List<String> itemIDs) implements Edit {
        public SwapItems {
            itemIDs = List.copyOf(itemIDs);
        }
    }

    /**
     * {@code roStorySend}: text and header of one story. An absent body block list does not erase; items found in the body
     * update stored items of the same itemID; the position never changes.
     *
     * @param body the whole {@code storyBody} element as text
     * @param bodyItems the items inside the body, in order
     */
    record SendStory(
            String storyID,
            Fields fields,
            List<Block> metadata,
            List<String> others,
            Optional<String> body,
            List<Item> bodyItems)
            implements Edit {
        public SendStory {
            metadata = List.copyOf(metadata);
            others = List.copyOf(others);
            bodyItems = List.copyOf(bodyItems);
        }
    }

    /** {@code roReadyToAir}. */
    record SetAir(Air air) implements Edit {}

    /** {@code roElementStat}, {@code roStat}, {@code roItemStat}: a report, kept as it came. */
    record SetStatus(Target target, Status status) implements Edit {}

    /** What we find out by asking, where the other edits are what we are told. What is on air is left alone by it. */
    sealed interface Healing extends Edit {
        /**
         * {@code roList}: how the newsroom has it. What is on air and not in it stays, where it stood, until it is off the
         * air; the running order is {@link Sync#STALE} as long, {@link Sync#CURRENT} otherwise.
         */
        record Fetched(Put list) implements Healing {}

        /** The newsroom does not have it any more. One that is on air is only marked as {@link Sync#GONE}. */
        record Forget() implements Healing {}

        /** How we stand to what the newsroom has. Nothing happens if we do not hold the running order. */
        record Mark(Sync sync) implements Healing {}
    }
}
