package org.cueway.cue;

import java.time.Instant;
import java.util.Optional;

/** When a cue is to be acted on. */
public sealed interface Due {
    /** At once. */
    record Now() implements Due {}

    record At(Instant time) implements Due {}

    /** That time had passed when the cue came. It is kept all the same; whoever acts on it decides by how late it is. */
    record Late(Instant time) implements Due {}

    /** What a wished time means when it is {@code now}. */
    static Due of(Optional<Instant> wished, Instant now) {
        return wished.<Due>map(time -> time.isBefore(now) ? new Late(time) : new At(time))
                .orElseGet(Now::new);
    }
}
