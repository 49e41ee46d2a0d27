package org.cueway.mos.wording;

import java.util.List;
import org.cueway.mos.model.Story;

/**
 * The stories of a running order around one message, in order. What a peer does not understand is said by what it leads to,
 * so it has to be known.
 *
 * @param before what the peer has been told, before the message
 * @param after the same with the message
 */
public record Edited(List<Story> before, List<Story> after) {
    public Edited {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** For a peer that knows no stories without items: those are not there. */
    Edited withoutEmpty() {
        return new Edited(visible(before), visible(after));
    }

    boolean hasEmpty() {
        return visible(before).size() < before.size() || visible(after).size() < after.size();
    }

    static List<Story> visible(List<Story> stories) {
        return stories.stream().filter(story -> !story.items().isEmpty()).toList();
    }
}
