package org.cueway.desk;

import java.util.List;
import java.util.Optional;
import org.cueway.rundown.RundownId;

/**
 * How far a running order has come on air, the same for all who look. Immutable.
 *
 * @param next what a take would take; empty if nothing is left, or the running order is gone
 * @param gone what a device has, and the running order has not any more
 */
public record Show(RundownId rundown, Optional<Next> next, List<Gone> gone) {
    public Show {
        gone = List.copyOf(gone);
    }

    /** An item of the running order, by its IDs. */
    public record Place(String storyID, String itemID) {}

    /**
     * What is next.
     *
     * @param slug how people call it
     * @param chosen whether a person chose it; else it is the first one behind what was taken last
     */
    public record Next(Place item, String slug, boolean chosen) {}

    /**
     * An item that outlives its place in the running order.
     *
     * @param slug how people call it
     * @param after the item that it stood behind; empty if it was the first, or nobody knows
     */
    public record Gone(Place item, String slug, Optional<Place> after) {}
}
