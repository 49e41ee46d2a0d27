package org.cueway.mos.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** MOS profile 7, by which a device asks the newsroom to change its running order. */
public sealed interface ModificationMessage extends MosMessage {
    /**
     * A wish, not an edit: the newsroom may refuse or stay silent, and what it accepts comes back as ordinary edits (MOS
     * 4.0 §3.9.1).
     *
     * @param leaseLock seconds for which the story is to be locked, 1 to 998; empty for no lock
     * @param username who acts; never proof of identity
     */
    record RoReqStoryAction(StoryAction action, OptionalInt leaseLock, Optional<String> username)
            implements ModificationMessage, Request.RoRequest {}

    /** What is asked. */
    sealed interface StoryAction {
        String roID();

        /** The word of attribute {@code operation}. */
        default String operation() {
            return switch (this) {
                case New _ -> "NEW";
                case Update _ -> "UPDATE";
                case Move _ -> "MOVE";
                case Delete _ -> "DELETE";
            };
        }
    }

    /**
     * New stories, to which the newsroom gives the IDs.
     *
     * @param position where; empty leaves it to the newsroom
     * @param stories what the playlist shall hold, with empty storyIDs
     * @param text what the story shall say
     */
    record New(String roID, Optional<Position> position, List<Story> stories, StoryText text) implements StoryAction {
        public New {
            stories = List.copyOf(stories);
        }
    }

    /**
     * New content of a story.
     *
     * @param target the story named as target too, as some do
     * @param stories what the playlist shall hold; may be empty
     */
    record Update(String roID, Optional<String> target, List<Story> stories, String storyID, StoryText text)
            implements StoryAction {
        public Update {
            stories = List.copyOf(stories);
        }
    }

    record Move(String roID, Position position, List<String> storyIDs) implements StoryAction {
        public Move {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    record Delete(String roID, String storyID) implements StoryAction {}

    @Override
    default String element() {
        return switch (this) {
            case RoReqStoryAction _ -> "roReqStoryAction";
        };
    }

    @Override
    default Optional<Channel> channel() {
        return Optional.of(Channel.RO);
    }
}
