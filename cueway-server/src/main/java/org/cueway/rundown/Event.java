package org.cueway.rundown;

import java.util.List;

/** One thing that changed in a running order, for those who show or play it. */
public sealed interface Event {
    /** It is held from now on. */
    record Created() implements Event {}

    /** It is no longer held. */
    record Deleted() implements Event {}

    /** Its own fields or metadata changed. */
    record HeaderChanged() implements Event {}

    /** Its approval changed. */
    record AirChanged(Air air) implements Event {}

    record StoriesAdded(List<String> storyIDs) implements Event {
        public StoriesAdded {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    record StoriesRemoved(List<String> storyIDs) implements Event {
        public StoriesRemoved {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    /** The order of stories that were there before and after changed. */
    record StoriesReordered() implements Event {}

    /** Fields, metadata, body or items of a story changed. */
    record StoryChanged(String storyID) implements Event {}

    record StatusChanged(Target target, Status status) implements Event {}

    /** Whether it is what the newsroom has is another matter now. */
    record SyncChanged(Sync sync) implements Event {}
}
