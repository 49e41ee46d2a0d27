package org.cueway.simulator.ncs.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cueway.mos.model.MosMessage;
import org.cueway.mos.model.Target;

/** Every running order of the newsroom, in the order in which they were made. Immutable. */
public record Shows(List<Show> list) {
    /** No running order. */
    public static final Shows NONE = new Shows(List.of());

    public Shows {
        list = List.copyOf(list);
    }

    /** The running order of this ID. */
    public Optional<Show> find(String roID) {
        return list.stream().filter(show -> show.roID().equals(roID)).findFirst();
    }

    /**
     * What the newsroom holds once it has sent {@code message}; itself if the message changes nothing, empty if it names a
     * running order, story or item that is not there, or would make one twice.
     */
    public Optional<Shows> apply(MosMessage message) {
        return Changes.apply(this, message);
    }

    /** Whether there is such a running order, story or item. */
    public boolean has(Target target) {
        return switch (target) {
            case Target.WholeRo(var ro) -> find(ro).isPresent();
            case Target.OneStory(var ro, var story) ->
                find(ro).flatMap(show -> show.story(story)).isPresent();
            case Target.OneItem(var ro, var story, var item) ->
                find(ro).flatMap(show -> show.story(story)).stream()
                        .flatMap(held -> held.story().items().stream())
                        .anyMatch(held -> held.itemID().equals(item));
        };
    }

    Shows with(Show show) {
        var next = new ArrayList<>(list);
        next.replaceAll(held -> held.roID().equals(show.roID()) ? show : held);
        if (find(show.roID()).isEmpty()) next.add(show);
        return new Shows(next);
    }

    Shows without(String roID) {
        return new Shows(list.stream().filter(show -> !show.roID().equals(roID)).toList());
    }
}
