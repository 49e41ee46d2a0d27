package org.cueway.cue;

import org.cueway.rundown.RundownId;

/** An item by its IDs: it may have been moved, changed or deleted since. */
public record ItemRef(RundownId rundown, String storyID, String itemID) {
    /** Of no newsroom: one of a configuration always has a name. */
    private static final RundownId TEST = new RundownId("", "test");

    /** What stands in an item's place when a device is tried out. */
    public static ItemRef ofTest(String name) {
        return new ItemRef(TEST, "test", name);
    }

    /** Whether it is no item of a running order, but a device that is tried out. */
    public boolean isTest() {
        return rundown.equals(TEST);
    }
}
