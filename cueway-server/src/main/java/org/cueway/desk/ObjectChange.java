package org.cueway.desk;

import org.cueway.object.ObjectEdit;
import org.cueway.object.ObjectId;

/** What was told about one object. */
public record ObjectChange(ObjectId id, ObjectEdit edit) {}
