package org.cueway.store;

import org.cueway.cue.CueOutcome;
import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;

/**
 * What an entry made of the projection: the newest state of one thing. Or a cue, which is no state: the projection has
 * nothing of it, and only those who subscribe hear of it.
 */
public sealed interface Change {
    record RundownSaved(Rundown rundown) implements Change {}

    record RundownRemoved(RundownId id) implements Change {}

    record ObjectSaved(StoredObject object) implements Change {}

    record ObjectRemoved(ObjectId id) implements Change {}

    record CueGiven(RundownId id, CueOutcome.Given given) implements Change {}
}
