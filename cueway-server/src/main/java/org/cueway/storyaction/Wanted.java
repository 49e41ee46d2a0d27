package org.cueway.storyaction;

import java.util.List;
import java.util.Optional;
import org.cueway.rundown.Place;

/** What the newsroom is asked to do. Texts are plain: a paragraph a line. */
public sealed interface Wanted {
    /**
     * A story that is not there yet; the newsroom gives it its ID.
     *
     * @param place empty leaves it to the newsroom
     */
    record New(Optional<Place> place, String storySlug, String storyNum, String text) implements Wanted {}

    /** Other contents for a story; what is empty stays as it is. */
    record Update(String storyID, Optional<String> storySlug, Optional<String> storyNum, Optional<String> text)
            implements Wanted {}

    record Move(Place place, List<String> storyIDs) implements Wanted {
        public Move {
            storyIDs = List.copyOf(storyIDs);
        }
    }

    record Delete(String storyID) implements Wanted {}

    /** As MOS writes it. */
    default String operation() {
        return switch (this) {
            case New _ -> "NEW";
            case Update _ -> "UPDATE";
            case Move _ -> "MOVE";
            case Delete _ -> "DELETE";
        };
    }
}
