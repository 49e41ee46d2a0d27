package org.cueway.device.http;

import java.time.Instant;
import java.util.Optional;
import org.cueway.cue.ItemRef;
import org.cueway.cue.Playing;
import org.cueway.cue.Stand;
import org.cueway.cue.Values;

/** What receivers have been told of one place. Immutable. */
public record HttpState(Optional<Shown> air, Optional<Shown> next, boolean armed) {
    static final HttpState IDLE = new HttpState(Optional.empty(), Optional.empty(), false);

    /**
     * An item.
     *
     * @param by who gave the cue that put it there
     * @param body what a rule wants in the event
     */
    record Shown(ItemRef item, String slug, String by, Values body, Playing.Motion motion, Instant since) {
        boolean isSameItem(Shown other) {
            return item.equals(other.item);
        }
    }

    static HttpState of(Stand stand) {
        return new HttpState(stand.air().map(HttpState::shown), stand.next().map(HttpState::shown), stand.armed());
    }

    private static Shown shown(Playing playing) {
        var cause = playing.cause();
        return new Shown(
                cause.item(),
                cause.slug(),
                cause.by(),
                playing.values().under("body"),
                playing.motion(),
                playing.since());
    }
}
