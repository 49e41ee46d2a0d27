package org.cueway.device.ograf;

import java.util.Optional;

/**
 * What is on one layer of an output. Immutable.
 *
 * @param air what is to be seen
 * @param next what is loaded beside it, so that it can be taken at once
 * @param bare whether the page has only just been opened, so that what is missing is not brought on but put back, without
 *     animation; never wanted
 */
public record OgrafState(Optional<Shown> air, Optional<Shown> next, boolean bare) {
    /** Nothing is there. */
    public static final OgrafState NOTHING = new OgrafState(Optional.empty(), Optional.empty(), false);

    /** Nothing is there yet. */
    static final OgrafState BARE = new OgrafState(Optional.empty(), Optional.empty(), true);

    /**
     * One graphic as it is shown.
     *
     * @param instance tells it from others; the same for the same item and graphic, also after a restart
     * @param graphic its id
     * @param data what it shows, a JSON object as text, keys sorted
     */
    public record Shown(String instance, String graphic, String data, Run run) {}

    /**
     * How far it has gone.
     *
     * @param step counts from 0; the number of steps means that it has been played to its end
     * @param held whether it was told to stand still; only of a graphic that can
     * @param starts how often it was started again
     */
    public record Run(int step, boolean held, int starts) {
        /** Played, and nothing since. */
        public static final Run START = new Run(0, false, 0);
    }

    boolean isEmpty() {
        return air.isEmpty() && next.isEmpty();
    }
}
