package org.cueway.storyaction;

import java.util.Optional;
import org.cueway.rundown.Place;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Story;

/** Whether what was asked has come back from the newsroom. Pure. */
public final class Returned {
    private Returned() {}

    /**
     * Whether the running order is as was asked.
     *
     * @param before when it was asked
     * @param after what the newsroom made of it since
     * @param newStoryID which story is the new one, if the newsroom said
     */
    public static boolean isSo(Wanted wanted, Rundown before, Rundown after, Optional<String> newStoryID) {
        return switch (wanted) {
            case Wanted.New created -> isNew(created, before, after, newStoryID);
            case Wanted.Update update ->
                story(after, update.storyID())
                        .filter(story -> isUpdated(update, story(before, update.storyID()), story))
                        .isPresent();
            case Wanted.Move move -> isMoved(move, after);
            case Wanted.Delete(var storyID) -> story(after, storyID).isEmpty();
        };
    }

    /** By the ID that the newsroom named, or else by its slug: some say no more than OK. */
    private static boolean isNew(Wanted.New created, Rundown before, Rundown after, Optional<String> newStoryID) {
        return after.stories().stream()
                .filter(story -> story(before, story.storyID()).isEmpty())
                .anyMatch(story -> newStoryID.filter(story.storyID()::equals).isPresent()
                        || says(story, "storySlug", created.storySlug()));
    }

    /** A text comes back in the newsroom's own markup, so that it changed is all that can be seen. */
    private static boolean isUpdated(Wanted.Update update, Optional<Story> before, Story after) {
        return update.storySlug().map(slug -> says(after, "storySlug", slug)).orElse(true)
                && update.storyNum().map(num -> says(after, "storyNum", num)).orElse(true)
                && (update.text().isEmpty() || !before.flatMap(Story::body).equals(after.body()));
    }

    private static boolean says(Story story, String field, String text) {
        return story.fields().get(field).orElse("").strip().equals(text.strip());
    }

    /** They stand together in the wanted order, in front of what they should be in front of. */
    private static boolean isMoved(Wanted.Move move, Rundown after) {
        var order = after.stories().stream().map(Story::storyID).toList();
        int first = order.indexOf(move.storyIDs().getFirst());
        int behind = first + move.storyIDs().size();
        if (first < 0 || behind > order.size() || !order.subList(first, behind).equals(move.storyIDs())) {
            return false;
        }
        return switch (move.place()) {
            case Place.End() -> behind == order.size();
            case Place.Before(var id) ->
                behind < order.size() && order.get(behind).equals(id);
        };
    }

    private static Optional<Story> story(Rundown rundown, String storyID) {
        return rundown.stories().stream()
                .filter(story -> story.storyID().equals(storyID))
                .findFirst();
    }
}
