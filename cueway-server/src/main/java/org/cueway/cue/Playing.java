package org.cueway.cue;

import java.time.Instant;

/**
 * What one item shows on a device, or would show.
 *
 * @param values as they were when the cue was given: an edit of the item changes nothing on air by itself
 * @param since when it came to where it stands
 */
public record Playing(Cause cause, Values values, Motion motion, Instant since) {
    /**
     * How far it has gone.
     *
     * @param held whether it stands still
     * @param steps signals since it was taken
     * @param starts how often it was started again
     */
    public record Motion(boolean held, int steps, int starts) {
        /** Taken, and nothing since. */
        public static final Motion START = new Motion(false, 0, 0);

        Motion held(boolean now) {
            return new Motion(now, steps, starts);
        }

        Motion step() {
            return new Motion(held, steps + 1, starts);
        }

        Motion start() {
            return new Motion(false, 0, starts + 1);
        }
    }

    Playing with(Motion next) {
        return new Playing(cause, values, next, since);
    }

    Playing with(Values other) {
        return new Playing(cause, other, motion, since);
    }

    /** The same under another name for people; who gave the cue stays. */
    Playing called(String slug) {
        var called = new Cause(cause.item(), slug, cause.by(), cause.leads());
        return new Playing(called, values, motion, since);
    }

    /** Whether it is of that item. */
    public boolean isOf(ItemRef item) {
        return cause.item().equals(item);
    }
}
