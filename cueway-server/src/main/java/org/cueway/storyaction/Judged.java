package org.cueway.storyaction;

import java.util.List;
import java.util.Optional;
import org.cueway.base.Reason;
import org.cueway.rundown.Edit;
import org.cueway.rundown.Outcome;
import org.cueway.rundown.Place;
import org.cueway.rundown.Refusal;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.Rundowns;
import org.cueway.rundown.Slot;

/** Whether a newsroom can be asked at all, by what we hold of its running order. Pure. */
public final class Judged {
    private Judged() {}

    /** Why not. */
    public record No(Reason reason, String detail) {}

    /** Why the newsroom would refuse this for sure; empty if it is worth asking. */
    public static Optional<No> refusal(Rundown held, Wanted wanted) {
        return switch (wanted) {
            case Wanted.New(var place, var slug, var _, var _) ->
                slug.isBlank()
                        ? Optional.of(new No(ActionReason.SLUG_MISSING, ""))
                        : place.flatMap(where -> place(held, where));
            case Wanted.Update(var storyID, var slug, var num, var text) ->
                slug.isEmpty() && num.isEmpty() && text.isEmpty()
                        ? Optional.of(new No(ActionReason.NOTHING_WANTED, storyID))
                        : story(held, storyID);
            case Wanted.Move(var place, var storyIDs) ->
                storyIDs.isEmpty()
                        ? Optional.of(new No(ActionReason.NO_STORY, ""))
                        : refusal(held, new Edit.MoveStories(place, storyIDs));
            case Wanted.Delete(var storyID) -> refusal(held, new Edit.DeleteStories(List.of(storyID)));
        };
    }

    private static Optional<No> place(Rundown held, Place place) {
        return switch (place) {
            case Place.End() -> Optional.empty();
            case Place.Before(var storyID) -> story(held, storyID);
        };
    }

    private static Optional<No> story(Rundown held, String storyID) {
        return held.stories().stream().anyMatch(story -> story.storyID().equals(storyID))
                ? Optional.empty()
                : Optional.of(new No(Refusal.UNKNOWN_STORY, storyID));
    }

    /** What we would refuse if the newsroom sent it, it will not send. */
    private static Optional<No> refusal(Rundown held, Edit edit) {
        return Rundowns.apply(new Slot.Held(held), edit) instanceof Outcome.Refused(var reason, var detail)
                ? Optional.of(new No(reason, detail))
                : Optional.empty();
    }
}
