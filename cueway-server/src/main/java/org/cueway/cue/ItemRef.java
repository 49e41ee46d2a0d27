package org.cueway.cue;

import org.cueway.rundown.RundownId;

/** An item by its IDs: it may have been moved, changed or deleted since. */
public record ItemRef(RundownId rundown, String storyID, String itemID) {}
