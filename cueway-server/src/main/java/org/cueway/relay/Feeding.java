package org.cueway.relay;

import org.cueway.relay.RelayDevice.Feed;
import org.cueway.rundown.Rundown;

/** Which of our running orders a device gets, and what it is told when one changes. Pure. */
final class Feeding {
    private Feeding() {}

    /** Whether a device gets a running order as it is now. It gets it whole: the items of others are there to be left alone. */
    static boolean wants(RelayDevice device, RelayRules rules, Rundown rundown) {
        return switch (device.feed()) {
            case ALL -> true;
            case NONE, OBJECTS -> false;
            case ITEMS ->
                rundown.stories().stream()
                        .flatMap(story -> story.items().stream())
                        .flatMap(item -> item.mosID().stream())
                        .flatMap(mosID -> rules.of(mosID).stream())
                        .anyMatch(way -> way.device().equals(device.id()));
        };
    }

    /** What a device is told. */
    enum Told {
        /** Nothing. */
        NOTHING,
        /** The running order, as a new one. */
        CREATED,
        /** What the newsroom said. */
        EDITED,
        /** That it is gone. */
        DELETED
    }

    /** What follows if a device had a running order, or had not, and is to have it now, or not. */
    static Told told(boolean had, boolean wants) {
        if (had) return wants ? Told.EDITED : Told.DELETED;
        return wants ? Told.CREATED : Told.NOTHING;
    }

    /** Whether it makes sense to ask at all. */
    static boolean isFed(RelayDevice device) {
        return device.feed() == Feed.ITEMS || device.feed() == Feed.ALL;
    }
}
