package org.cueway.store;

import org.cueway.object.ObjectId;
import org.cueway.object.StoredObject;
import org.cueway.rundown.Rundown;
import org.cueway.rundown.RundownId;

/** What an entry made of the projection: the newest state of one thing. */
public sealed interface Change {
    record RundownSaved(Rundown rundown) implements Change {}

    record RundownRemoved(RundownId id) implements Change {}

    record ObjectSaved(StoredObject object) implements Change {}

    record ObjectRemoved(ObjectId id) implements Change {}
}
