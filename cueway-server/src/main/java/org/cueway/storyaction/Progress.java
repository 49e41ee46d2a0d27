package org.cueway.storyaction;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cueway.rundown.Rundown;

/**
 * How far a story action came, by what the newsroom answered and what it sent since. Answer and change come on different
 * connections, so either may be first. Immutable, pure.
 *
 * @param before the running order when it was asked
 * @param latest the running order as it is now
 * @param seen whether what was asked has been so, at some time since; it may have been changed again
 * @param seenAt when that was seen
 * @param answered what the newsroom answered, and when; empty until it did
 */
public record Progress(
        Wanted wanted, Rundown before, Rundown latest, boolean seen, Moment seenAt, Optional<AnsweredAt> answered) {

    /**
     * A moment on both clocks.
     *
     * @param nanos of the clock that only goes forward
     */
    public record Moment(Instant time, long nanos) {}

    /** An answer and when it came. */
    public record AnsweredAt(Answered answer, Moment moment) {}

    /** Where it is, and since when. */
    public record Standing(ActionState state, Instant since) {}

    /** It was asked just now, of a running order that looks like this. */
    public static Progress asked(Wanted wanted, Rundown held, Moment now) {
        return new Progress(
                wanted, held, held, Returned.isSo(wanted, held, held, Optional.empty()), now, Optional.empty());
    }

    /** The newsroom changed the running order. */
    public Progress changed(Rundown next, Moment now) {
        return new Progress(wanted, before, next, seen, seenAt, answered).looked(now);
    }

    /** The newsroom answered. */
    public Progress answered(Answered answer, Moment now) {
        return new Progress(wanted, before, latest, seen, seenAt, Optional.of(new AnsweredAt(answer, now))).looked(now);
    }

    private Progress looked(Moment now) {
        return seen || !Returned.isSo(wanted, before, latest, newStoryID())
                ? this
                : new Progress(wanted, before, latest, true, now, answered);
    }

    /** The ID that the newsroom gave to a new story. */
    public Optional<String> newStoryID() {
        return answered.flatMap(at -> switch (at.answer()) {
            case Answered.Yes(var _, var storyID) -> wanted instanceof Wanted.New ? storyID : Optional.empty();
            case Answered.No _ -> Optional.empty();
        });
    }

    /**
     * Where it is at a moment.
     *
     * @param asked when it was asked
     * @param patience how long after the newsroom's word something has to come back (R152)
     */
    public Standing standing(Instant asked, long nowNanos, Duration patience) {
        if (answered.isEmpty()) {
            return new Standing(new ActionState.Asked(), asked);
        }
        var moment = answered.get().moment();
        return switch (answered.get().answer()) {
            case Answered.No(var why) -> new Standing(new ActionState.Refused(why), moment.time());
            case Answered.Yes(var text, var _) -> {
                if (seen) {
                    yield new Standing(
                            new ActionState.Confirmed(text),
                            seenAt.nanos() - moment.nanos() > 0 ? seenAt.time() : moment.time());
                }
                yield nowNanos - moment.nanos() < patience.toNanos()
                        ? new Standing(new ActionState.Accepted(text), moment.time())
                        : new Standing(
                                new ActionState.NotConfirmed(text),
                                moment.time().plus(patience));
            }
        };
    }

    /** Whether nothing that comes can change where it is. */
    public boolean isFinal() {
        return answered.map(at -> switch (at.answer()) {
                    case Answered.No _ -> true;
                    case Answered.Yes _ -> seen;
                })
                .orElse(false);
    }
}
